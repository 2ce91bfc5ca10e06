//! Somebody, or a group, whose access is set apart.

use super::access_dialog::Access;
use crate::components::{Icon, icon};
use argus_domain::case::{AccessEntry, AccessLevel, AccessSubject};
use leptos::prelude::*;

pub(super) fn entry(access: Access, entry: AccessEntry) -> AnyView {
    let AccessEntry { subject, name, level } = entry;
    let kind = match subject {
        AccessSubject::User(_) => "",
        AccessSubject::Group(_) => "group",
    };
    let change = move |event| access.set(subject, AccessLevel::named(&event_target_value(&event)));
    let is_refused = move || access.refusal().is_some();
    let option = move |one: AccessLevel| {
        view! { <option value=one.name() selected=one == level>{one.label()}</option> }
    };
    view! {
        <li>
            <span class="grow">{name.clone()} " " <span class="muted">{kind}</span></span>
            <select
                class="select quiet"
                aria-label=format!("Access of {name}")
                disabled=is_refused
                on:change=change
            >
                {AccessLevel::ALL.map(option)}
            </select>
            <button
                type="button"
                class="icon-btn small"
                aria-label=format!("No longer set {name} apart")
                title="No longer set apart"
                disabled=is_refused
                on:click=move |_| access.set(subject, None)
            >
                {icon(Icon::Close)}
            </button>
        </li>
    }
    .into_any()
}

/// Chosen from those who see the customer, and from the groups.
#[component]
pub(super) fn AddEntry(access: Access) -> impl IntoView {
    let subject = RwSignal::new(String::new());
    let level = RwSignal::new(AccessLevel::Full.name().to_owned());
    let choices = move || {
        let all = access.found.with(|found| {
            let is_new =
                |subject: &AccessSubject| found.entries.iter().all(|entry| entry.subject != *subject);
            let people = found.people.iter().map(|one| {
                (AccessSubject::User(one.person.id), format!("u{}", one.person.id), one.person.name.clone())
            });
            let groups = found
                .groups
                .iter()
                .map(|(id, name)| (AccessSubject::Group(*id), format!("g{id}"), format!("{name} (group)")));
            let all = people.chain(groups).filter(|(subject, ..)| is_new(subject));
            all.map(|(_, value, label)| (value, label)).collect::<Vec<_>>()
        });
        let options = all.unwrap_or_default().into_iter();
        options.map(|(value, label)| view! { <option value=value>{label}</option> }).collect_view()
    };
    let add = move |_| {
        let chosen = subject.get_untracked();
        let id = chosen.get(1..).and_then(|id| id.parse::<i64>().ok());
        let named = match (chosen.get(..1), id) {
            (Some("u"), Some(id)) => AccessSubject::User(id.into()),
            (Some("g"), Some(id)) => AccessSubject::Group(id.into()),
            _ => return,
        };
        access.set(named, AccessLevel::named(&level.get_untracked()));
        subject.set(String::new());
    };
    let is_refused = move || access.refusal().is_some();
    let levels = AccessLevel::ALL.map(|one| {
        view! { <option value=one.name() selected=one == AccessLevel::Full>{one.label()}</option> }
    });
    view! {
        <div class="access-add">
            <select class="select" aria-label="Whom to name" disabled=is_refused bind:value=subject>
                <option value="">"Choose somebody or a group…"</option>
                {choices}
            </select>
            <select class="select" aria-label="With which access" disabled=is_refused bind:value=level>
                {levels}
            </select>
            <button
                type="button"
                class="btn"
                disabled=move || is_refused() || subject.with(String::is_empty)
                on:click=add
            >
                "Name"
            </button>
        </div>
    }
    .into_any()
}
