//! What can be done with the marked cases at once.

mod assign;
mod close;
mod deed;
mod tag;

use super::state::CaseList;
use crate::{
    components::Icon,
    pages::work_list::{Bulk, BulkButton, RefusedDialog, SelectionBar},
    state::{Group, command},
};
use argus_domain::case::CaseSummary;
use assign::AssignDialog;
use close::CloseManyDialog;
use deed::Deed;
use leptos::prelude::*;
use tag::TagDialog;

/// What somebody is choosing, for which cases.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Doing {
    Assign(Vec<CaseSummary>),
    Tag(Vec<CaseSummary>),
    Close(Vec<CaseSummary>),
}

/// In the context of the page.
pub(super) fn begin(list: CaseList) {
    let bulk = Bulk::new(list);
    command(Group::Page, "a", "Assign the marked cases", move || bulk.begin(Doing::Assign));
    command(Group::Page, "m", "Assign the marked cases to me", move || assign_to_me(bulk));
    command(Group::Page, "l", "Tag the marked cases", move || bulk.begin(Doing::Tag));
    command(Group::Page, "", "Close the marked cases", move || bulk.begin(Doing::Close));
    provide_context(bulk);
}

fn use_bulk() -> Bulk<CaseSummary> {
    expect_context()
}

fn assign_to_me(bulk: Bulk<CaseSummary>) {
    bulk.with_meant(move |cases| bulk.act(Deed::Assign(bulk.me()), cases));
}

#[component]
pub(super) fn BulkBar() -> impl IntoView {
    let bulk = use_bulk();
    let begin = move |doing: fn(_) -> Doing| Callback::new(move |()| bulk.begin(doing));
    view! {
        <SelectionBar bulk>
            <BulkButton bulk picture=Icon::Account text="Assign…" title="Assign (a)" press=begin(Doing::Assign)/>
            <BulkButton
                bulk
                picture=Icon::Check
                text="To me"
                title="Assign to me (m)"
                press=Callback::new(move |()| assign_to_me(bulk))
            />
            <BulkButton bulk picture=Icon::Flag text="Tag…" title="Add and remove tags (l)" press=begin(Doing::Tag)/>
            <BulkButton bulk picture=Icon::Case text="Close…" title="Close" press=begin(Doing::Close)/>
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
            Doing::Assign(cases) => view! { <AssignDialog cases/> }.into_any(),
            Doing::Tag(cases) => view! { <TagDialog cases/> }.into_any(),
            Doing::Close(cases) => view! { <CloseManyDialog cases/> }.into_any(),
        })
    }
}
