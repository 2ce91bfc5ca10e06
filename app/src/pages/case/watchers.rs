//! Who watches the case: oneself, others, or contacts of the customer.

use super::{
    contact_watchers::{ContactWatchers, Contacts},
    opened::{OpenedCase, use_case},
};
use crate::{
    api::{
        Failure,
        watcher::{list_watchers, set_watcher, watch_case},
    },
    components::{Icon, Popover, RemoveButton, icon},
    state::{Asked, Group, Teller, ask, command},
};
use argus_domain::{
    UserId,
    watcher::{Watcher, Watchers},
};
use leptos::prelude::*;
use std::future::Future;

#[derive(Clone, Copy)]
struct Watching {
    case: OpenedCase,
    found: Asked<Watchers>,
    problem: RwSignal<Option<String>>,
    /// Whom to add.
    chosen: RwSignal<String>,
    contacts: Contacts,
    teller: Teller,
}

#[component]
pub(super) fn WatchButton() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        Some(list_watchers(case.id.get()))
    });
    let watching = Watching {
        case,
        found,
        problem: RwSignal::new(None),
        chosen: RwSignal::new(String::new()),
        contacts: Contacts::of_page(),
        teller: Teller::here(),
    };
    command(Group::Page, "", "Watch this case, or no longer", move || watching.turn());
    let open = RwSignal::new(false);
    let count =
        move || found.with(|found| found.people.len()).map(|people| people + watching.contacts.count());
    let label = Signal::derive(move || match count() {
        None => "Watchers".to_owned(),
        Some(count) => format!("Watchers: {count}"),
    });
    let button = move || {
        view! {
            {icon(Icon::Access)}
            <span>{count}</span>
        }
    };
    view! {
        <Popover open label class="btn" at_end=true button=ViewFn::from(button)>
            {panel(watching)}
        </Popover>
    }
    .into_any()
}

impl Watching {
    fn is_mine(self) -> bool {
        self.found.with(|found| found.watching).unwrap_or_default()
    }

    fn turn(self) {
        let watches = !untrack(|| self.is_mine());
        self.order(watch_case(self.case.id.get_untracked(), watches));
    }

    fn set(self, user: UserId, watches: bool) {
        self.order(set_watcher(self.case.id.get_untracked(), user, watches));
    }

    fn order(self, order: impl Future<Output = Result<Watchers, Failure>> + 'static) {
        self.problem.set(None);
        self.teller.tell(
            order,
            move |answer| self.found.amend(|found| *found = answer),
            move |failure| self.problem.set(Some(failure.to_string())),
        );
    }
}

fn panel(watching: Watching) -> AnyView {
    let Watching { case, found, problem, .. } = watching;
    let people = move || found.with(|found| found.people.clone()).unwrap_or_default();
    let verb = move || if watching.is_mine() { "No longer watch" } else { "Watch this case" };
    view! {
        <div class="watchers">
            <button type="button" class="btn" data-first="" on:click=move |_| watching.turn()>
                {icon(Icon::Access)}
                {verb}
            </button>
            <p class="muted small">"Whoever watches is told of comments and changes of state."</p>
            {move || problem.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
            <ul class="access-list" aria-label="Who watches">
                <For
                    each=people
                    key=|one| (one.person.id, one.why)
                    children=move |one| row(watching, one)
                />
            </ul>
            <Add watching/>
            <ContactWatchers contacts=watching.contacts/>
            {move || case.refused().map(|reason| view! { <p class="muted small">{reason}</p> })}
        </div>
    }
    .into_any()
}

fn row(watching: Watching, one: Watcher) -> AnyView {
    let Watcher { person, why } = one;
    let remove = Callback::new(move |()| watching.set(person.id, false));
    view! {
        <li>
            <span class="grow">{person.name.clone()} " " <span class="muted">{why.label()}</span></span>
            <RemoveButton
                label=format!("{} no longer watches", person.name)
                title="No longer watches"
                refusal=Signal::derive(move || watching.case.refused())
                press=remove
            />
        </li>
    }
    .into_any()
}

/// Chosen from those who may see the case.
#[component]
fn Add(watching: Watching) -> impl IntoView {
    let Watching { case, found, chosen, .. } = watching;
    let choices = move || {
        let known = found.with(|found| found.people.iter().map(|one| one.person.id).collect::<Vec<_>>());
        let known = known.unwrap_or_default();
        let people = case.people.with(Clone::clone).unwrap_or_default();
        let others = people.into_iter().filter(|person| !known.contains(&person.id));
        others
            .map(|person| view! { <option value=person.id.to_string()>{person.name}</option> })
            .collect_view()
    };
    let add = move |_| {
        if let Ok(id) = chosen.get_untracked().parse() {
            watching.set(id, true);
            chosen.set(String::new());
        }
    };
    let is_refused = move || case.refused().is_some();
    view! {
        <div class="access-add">
            <select class="select" aria-label="Who else is to watch" disabled=is_refused bind:value=chosen>
                <option value="">"Choose somebody…"</option>
                {choices}
            </select>
            <button
                type="button"
                class="btn"
                disabled=move || is_refused() || chosen.with(String::is_empty)
                on:click=add
            >
                "Add"
            </button>
        </div>
    }
    .into_any()
}
