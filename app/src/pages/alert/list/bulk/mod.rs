//! What can be done with the marked alerts at once.

mod close;
mod deed;
mod for_alerts;
mod status;
mod tag;

use super::state::AlertList;
use crate::{
    components::Icon,
    pages::work_list::{Bulk, BulkButton, RefusedDialog, SelectionBar},
    state::{Group, command},
};
use argus_domain::alert::AlertSummary;
use close::CloseDialog;
pub(super) use deed::Deed;
use leptos::prelude::*;
use status::StatusDialog;
use tag::TagDialog;

/// What somebody is choosing, for which alerts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Doing {
    Status(Vec<AlertSummary>),
    Tag(Vec<AlertSummary>),
    Close(Vec<AlertSummary>),
}

/// In the context of the page.
pub(super) fn begin(list: AlertList) {
    let bulk = Bulk::new(list);
    command(Group::Page, "i", "Set the status of the marked alerts", move || bulk.begin(Doing::Status));
    command(Group::Page, "m", "Assign the marked alerts to me", move || assign_to_me(bulk));
    command(Group::Page, "l", "Tag the marked alerts", move || bulk.begin(Doing::Tag));
    command(Group::Page, "d", "Close the marked alerts", move || bulk.begin(Doing::Close));
    provide_context(bulk);
}

pub(super) fn use_bulk() -> Bulk<AlertSummary> {
    expect_context()
}

fn assign_to_me(bulk: Bulk<AlertSummary>) {
    let Some(me) = bulk.me() else { return };
    bulk.with_meant(move |alerts| bulk.act(Deed::Assign(me), alerts));
}

#[component]
pub(super) fn BulkBar() -> impl IntoView {
    let bulk = use_bulk();
    let begin = move |doing: fn(_) -> Doing| Callback::new(move |()| bulk.begin(doing));
    view! {
        <SelectionBar bulk>
            <BulkButton
                bulk
                picture=Icon::Refresh
                text="Status…"
                title="Set the status (i)"
                press=begin(Doing::Status)
            />
            <BulkButton
                bulk
                picture=Icon::Check
                text="To me"
                title="Assign to me (m)"
                press=Callback::new(move |()| assign_to_me(bulk))
            />
            <BulkButton bulk picture=Icon::Flag text="Tag…" title="Add and remove tags (l)" press=begin(Doing::Tag)/>
            <BulkButton bulk picture=Icon::Close text="Close…" title="Close (d)" press=begin(Doing::Close)/>
        </SelectionBar>
    }
    .into_any()
}

/// Whichever dialog is open.
#[component]
pub(super) fn BulkDialogs() -> impl IntoView {
    let bulk = use_bulk();
    move || {
        if let Some(told) = bulk.told.get() {
            return Some(view! { <RefusedDialog bulk told/> }.into_any());
        }
        Some(match bulk.doing.get()? {
            Doing::Status(alerts) => view! { <StatusDialog alerts/> }.into_any(),
            Doing::Tag(alerts) => view! { <TagDialog alerts/> }.into_any(),
            Doing::Close(alerts) => view! { <CloseDialog alerts/> }.into_any(),
        })
    }
}
