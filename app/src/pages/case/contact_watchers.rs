//! Contacts of the customer who watch the case: they are told by mail.

use super::opened::{OpenedCase, use_case};
use crate::{
    api::watcher::{list_contact_watchers, set_contact_watcher},
    components::RemoveButton,
    state::{Asked, Teller, ask},
};
use argus_domain::{ContactId, contact::Contact, watcher::ContactsWatching};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct Contacts {
    case: OpenedCase,
    found: Asked<ContactsWatching>,
    problem: RwSignal<Option<String>>,
    teller: Teller,
}

impl Contacts {
    pub(super) fn of_page() -> Self {
        let case = use_case();
        let found = ask(move || {
            case.activity.track();
            Some(list_contact_watchers(case.id.get()))
        });
        Self { case, found, problem: RwSignal::new(None), teller: Teller::here() }
    }

    /// How many watch.
    pub(super) fn count(self) -> usize {
        self.found.with(|found| found.watching.len()).unwrap_or_default()
    }

    fn set(self, contact: ContactId, watches: bool) {
        self.problem.set(None);
        self.teller.tell(
            set_contact_watcher(self.case.id.get_untracked(), contact, watches),
            move |answer| self.found.amend(|found| *found = answer),
            move |failure| self.problem.set(Some(failure.to_string())),
        );
    }

    /// Why nobody can be added now, if so.
    fn refusal(self) -> Option<String> {
        let channel = self.found.with(|found| found.refusal.clone()).flatten();
        self.case.refused().map(str::to_owned).or(channel)
    }
}

/// Not told of where there are none: an administrator adds them to the customer.
#[component]
pub(super) fn ContactWatchers(contacts: Contacts) -> impl IntoView {
    let Contacts { found, problem, .. } = contacts;
    let has_any = Memo::new(move |_| {
        found.with(|found| !found.watching.is_empty() || !found.others.is_empty()).unwrap_or_default()
    });
    let watching = move || found.with(|found| found.watching.clone()).unwrap_or_default();
    let is_unpublished =
        move || contacts.case.found.with(|case| case.summary.unpublished).unwrap_or_default();
    move || {
        has_any.get().then(|| {
            view! {
                <p class="muted small">
                    "Contacts who watch are told by mail that something was done, not what."
                    {move || is_unpublished().then_some(" Not before the case is published.")}
                </p>
                {move || problem.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                <ul class="access-list" aria-label="Contacts who watch">
                    <For each=watching key=|one| one.id children=move |one| row(contacts, one)/>
                </ul>
                <Add contacts/>
            }
        })
    }
}

fn row(contacts: Contacts, one: Contact) -> AnyView {
    let id = one.id;
    view! {
        <li>
            <span class="grow">{one.name.clone()} " " <span class="muted">{one.email}</span></span>
            <RemoveButton
                label=format!("{} no longer watches", one.name)
                title="No longer watches"
                refusal=Signal::derive(move || contacts.case.refused())
                press=Callback::new(move |()| contacts.set(id, false))
            />
        </li>
    }
    .into_any()
}

#[component]
fn Add(contacts: Contacts) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let option = |one: &Contact| {
        let label = format!("{} ({})", one.name, one.email);
        view! { <option value=one.id.to_string()>{label}</option> }
    };
    let others = move || contacts.found.with(|found| found.others.iter().map(option).collect_view());
    let add = move |_| {
        if let Ok(id) = chosen.get_untracked().parse() {
            contacts.set(id, true);
            chosen.set(String::new());
        }
    };
    view! {
        <div class="access-add">
            <select
                class="select"
                aria-label="Which contact is to watch"
                disabled=move || contacts.refusal().is_some()
                bind:value=chosen
            >
                <option value="">"Choose a contact…"</option>
                {others}
            </select>
            <button
                type="button"
                class="btn"
                disabled=move || contacts.refusal().is_some() || chosen.with(String::is_empty)
                on:click=add
            >
                "Add"
            </button>
        </div>
        {move || {
            contacts
                .found
                .with(|found| found.refusal.clone())
                .flatten()
                .map(|reason| view! { <p class="muted small">{reason}</p> })
        }}
    }
    .into_any()
}
