//! Who sees a case, and why; its owner and administrators decide.

use super::{super::opened::use_case, access_entry::AddEntry, access_entry::entry, access_people::people};
use crate::{
    api::{
        Failure,
        case::{access_of_case, set_access_mode, set_case_access},
    },
    components::{Dialog, Loaded},
    state::{Asked, Teller, ask},
};
use argus_domain::case::{AccessLevel, AccessMode, AccessSubject, CaseAccess};
use leptos::prelude::*;
use std::future::Future;

/// What the dialog's parts share.
#[derive(Clone, Copy)]
pub(super) struct Access {
    pub(super) found: Asked<CaseAccess>,
    problem: RwSignal<Option<String>>,
    case: super::super::opened::OpenedCase,
    teller: Teller,
}

impl Access {
    pub(super) fn set(self, subject: AccessSubject, level: Option<AccessLevel>) {
        self.order(set_case_access(self.case.id.get_untracked(), subject, level));
    }

    fn set_mode(self, mode: AccessMode) {
        self.order(set_access_mode(self.case.id.get_untracked(), mode));
    }

    fn order(self, order: impl Future<Output = Result<CaseAccess, Failure>> + 'static) {
        self.problem.set(None);
        self.teller.tell(
            order,
            move |answer| self.found.amend(|found| *found = answer),
            move |failure| {
                self.problem.set(Some(failure.to_string()));
                // What was chosen is not what is stored.
                self.found.again();
            },
        );
    }

    pub(super) fn refusal(self) -> Option<String> {
        self.found.with(|access| access.refusal.clone()).flatten()
    }
}

#[component]
pub(super) fn AccessDialog(close: Callback<()>) -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        Some(access_of_case(case.id.get()))
    });
    let access = Access { found, problem: RwSignal::new(None), case, teller: Teller::here() };
    view! {
        <Dialog title="Access" class="wide" on_close=close>
            <div class="dialog-form">
                <div class="dialog-body access">
                    {move || access.refusal().map(|reason| view! { <p class="note">{reason}</p> })}
                    {move || {
                        access.problem.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })
                    }}
                    <Loaded asked=found lines=6 view=Callback::new(move |_| body(access))/>
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Done"</button>
                </footer>
            </div>
        </Dialog>
    }
    .into_any()
}

fn body(access: Access) -> AnyView {
    let entries = move || access.found.with(|found| found.entries.clone()).unwrap_or_default();
    view! {
        {modes(access)}
        <section aria-labelledby="access-named">
            <h3 id="access-named">"Named"</h3>
            <ul class="access-list">
                <For
                    each=entries
                    key=|entry| (entry.subject, entry.level)
                    children=move |one| entry(access, one)
                />
            </ul>
            <AddEntry access/>
        </section>
        {people(access)}
    }
    .into_any()
}

fn modes(access: Access) -> AnyView {
    let one = move |mode: AccessMode| {
        let is_chosen = move || access.found.with(|found| found.mode == mode).unwrap_or_default();
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="access-mode"
                    prop:checked=is_chosen
                    disabled=move || access.refusal().is_some()
                    on:change=move |_| access.set_mode(mode)
                />
                {mode.label()}
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>"Who sees this case"</legend>
            {AccessMode::ALL.map(one).into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}
