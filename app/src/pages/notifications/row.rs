//! One thing that one was told.

use crate::{
    api::notification::read_notification,
    components::{Clock, Icon, icon, time},
    state::{Asked, Teller, tell, use_toasts},
};
use argus_domain::{criteria::Page, notification::Notification};
use leptos::prelude::*;

pub(super) fn row(found: Asked<Page<Notification>>, one: Notification) -> AnyView {
    let Notification { id, read, at, .. } = one;
    let address = one.path();
    let said = one.sentence();
    let label = format!("Mark as read: {said}");
    // Goes on when the page is left.
    let follow = move |_| {
        if !read {
            tell(read_notification(id), |()| {}, |_| {});
        }
    };
    view! {
        <li class:unread=!read>
            <span class="notification-new">{(!read).then_some("new")}</span>
            <a class="grow" href=address on:click=follow>{said}</a>
            {time(at, Clock::Relative)}
            {(!read).then(|| view! { <Read found one label/> })}
        </li>
    }
    .into_any()
}

#[component]
fn Read(found: Asked<Page<Notification>>, one: Notification, label: String) -> impl IntoView {
    let (toasts, teller) = (use_toasts(), Teller::here());
    let press = move |_| {
        teller.tell(
            read_notification(one.id),
            move |()| found.again(),
            move |failure| toasts.failure(&failure),
        );
    };
    view! {
        <button type="button" class="icon-btn small" aria-label=label title="Mark as read" on:click=press>
            {icon(Icon::Check)}
        </button>
    }
    .into_any()
}
