//! What one was told of cases and alerts.

mod browser;
mod kinds;
mod quiet;
mod row;

pub(crate) use kinds::NotificationKinds;

use super::manage::parts::list_link;
use crate::{
    api::notification::{list_notifications, read_all_notifications, unread_notifications},
    browser::page,
    components::{Empty, LiveMark, Loaded, Pager, paging},
    state::{Asked, Group, Teller, ask, command, use_live, use_toasts},
};
use argus_domain::{criteria::Page, notification::Notification};
use leptos::prelude::*;

pub(crate) const PATH: &str = "/notifications";

#[component]
pub(crate) fn NotificationsPage() -> impl IntoView {
    page::set_title("Notifications");
    let live = use_live();
    let (toasts, teller) = (use_toasts(), Teller::here());
    let link = list_link(PATH);
    let found = ask(move || {
        live.track_notifications();
        let link = link.get();
        Some(list_notifications(link.size, link.offset()))
    });
    let unread = ask(move || {
        live.track_notifications();
        Some(unread_notifications())
    });
    let last = Memo::new(move |_| unread.with(|unread| unread.last).flatten());
    let read_all = move || {
        // What comes meanwhile was not seen, and stays unread.
        let Some(until) = last.get_untracked() else { return };
        teller.tell(
            read_all_notifications(until),
            move |()| {
                found.again();
                unread.again();
            },
            move |failure| toasts.failure(&failure),
        );
    };
    command(Group::Page, "r", "Ask again", move || found.again());
    command(Group::Page, "e", "Mark all as read", read_all);
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Notifications"</h1>
                <button
                    type="button"
                    class="btn"
                    disabled=move || last.get().is_none()
                    title=move || if last.get().is_none() { "Everything is read" } else { "Mark all as read (e)" }
                    on:click=move |_| read_all()
                >
                    "Mark all as read"
                </button>
                <span class="grow"></span>
                <LiveMark/>
                <Pager paging=paging(link, found) what="notifications"/>
            </header>
            <p class="muted">
                "What happened in cases that you watch, and what notification policies tell you of. What you are told of is chosen in your "
                <a href="/account">"account"</a> "."
            </p>
            <Loaded asked=found lines=8 view=Callback::new(move |_| list(found))/>
        </section>
    }
    .into_any()
}

fn list(found: Asked<Page<Notification>>) -> AnyView {
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = found.is_empty();
    let empty = move || {
        is_empty.get().then(|| {
            view! {
                <Empty title="Nothing to tell you">
                    <p>"Watch a case at its top right, and its comments and changes of state stand here. So do cases and tasks that somebody gives you."</p>
                </Empty>
            }
        })
    };
    view! {
        <ul class="notifications" hidden=move || is_empty.get()>
            <For
                each=rows
                key=|one| (one.id, one.count, one.read)
                children=move |one| row::row(found, one)
            />
        </ul>
        {empty}
    }
    .into_any()
}
