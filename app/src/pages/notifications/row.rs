//! One thing that one was told.

use crate::{
    api::notification::read_notification,
    components::{Clock, Icon, icon, time},
    link::{CasePageLink, CaseTab},
    state::{Asked, Teller, tell, use_toasts},
};
use argus_domain::{
    criteria::Page,
    notification::{Notification, NotificationAbout, NotificationKind},
};
use leptos::prelude::*;

pub(super) fn row(found: Asked<Page<Notification>>, one: Notification) -> AnyView {
    let Notification { id, kind, read, at, .. } = one;
    let tab = if kind == NotificationKind::Task { CaseTab::Tasks } else { CaseTab::Summary };
    let address = match one.about {
        NotificationAbout::Case { id, .. } => CasePageLink { tab, ..CasePageLink::of(id) }.write(),
        NotificationAbout::Alert { id, .. } => format!("/alerts/{id}"),
    };
    let said = sentence(&one);
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

/// `Anna Berg commented on #7 – AI CASE`
fn sentence(one: &Notification) -> String {
    let Notification { kind, about, by, count, .. } = one;
    let case = match about {
        NotificationAbout::Case { id, name } => format!("#{id} – {name}"),
        NotificationAbout::Alert { id, title } => format!("alert #{id} – {title}"),
    };
    match (kind, *count) {
        (NotificationKind::Snooze, _) => format!("Back from being put off: {case}"),
        (NotificationKind::Policy, 1) => format!("{by}: {case}"),
        (NotificationKind::Policy, count) => format!("{by}: {count} times, the last {case}"),
        (NotificationKind::Comment, 1) => format!("{by} commented on {case}"),
        (NotificationKind::Comment, count) => format!("{count} comments on {case}, the last by {by}"),
        (NotificationKind::State, 1) => format!("{by} changed the state of {case}"),
        (NotificationKind::State, count) => {
            format!("The state of {case} changed {count} times, the last by {by}")
        }
        (NotificationKind::Assigned, _) => format!("{by} gave you {case}"),
        (NotificationKind::Task, 1) => format!("{by} gave you a task in {case}"),
        (NotificationKind::Task, count) => format!("{count} tasks for you in {case}, the last from {by}"),
        (NotificationKind::Mention, 1) => format!("{by} named you in a comment on {case}"),
        (NotificationKind::Mention, count) => {
            format!("{count} comments on {case} name you, the last by {by}")
        }
    }
}
