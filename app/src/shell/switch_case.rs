//! Switch context: the case one works in.

use super::current_case::use_current_case;
use crate::{
    api::{case::list_cases, session::switch_case},
    browser::page,
    components::{CaseChoice, Dialog, FailureBox, Loaded, case_choice},
    state::{Asked, ask, debounced, dialogs::Open, tell, use_dialogs, use_session},
    text::number,
};
use argus_domain::{
    CaseId,
    case::{CaseFilter, CaseSort, CaseSummary},
    criteria::{Page, Total},
};
use leptos::prelude::*;

/// As many as the requirement names.
const SHOWN: u32 = 100;

#[component]
pub(crate) fn SwitchCase() -> impl IntoView {
    let dialogs = use_dialogs();
    let session = use_session();
    let chosen = RwSignal::new(untrack(|| session.case()));
    let saving = RwSignal::new(false);
    let failure = RwSignal::new(None);
    let typed = RwSignal::new(String::new());
    let wanted = debounced(typed);
    let found = ask(move || {
        let filter = CaseFilter { text: wanted.get().trim().to_owned(), ..CaseFilter::default() };
        Some(list_cases(filter, CaseSort::default(), SHOWN, 0))
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if saving.get_untracked() {
            return;
        }
        saving.set(true);
        tell(
            switch_case(chosen.get_untracked()),
            // The whole page takes the new context.
            |()| page::reload(),
            move |error| {
                saving.set(false);
                failure.set(Some(error));
            },
        );
    };
    view! {
        <Dialog title="Switch context" class="wide" on_close=Callback::new(move |()| dialogs.close())>
            <form class="dialog-form" on:submit=save>
                <div class="dialog-body">
                    <input
                        type="search"
                        class="input"
                        placeholder="Search all cases: name, number, customer, ticket…"
                        aria-label="Search all cases"
                        data-first=""
                        bind:value=typed
                    />
                    <fieldset class="choices">
                        <legend class="sr-only">"Case to work in"</legend>
                        <CaseChoice chosen value=None>
                            <span class="case-none">"No case"</span>
                        </CaseChoice>
                        <Loaded asked=found lines=6 view=Callback::new(move |found| listed(found, chosen))/>
                    </fieldset>
                    {move || {
                        failure
                            .get()
                            .map(|failure| {
                                view! { <FailureBox failure again=Callback::new(|()| {})/> }
                            })
                    }}
                </div>
                <footer class="dialog-foot">
                    <button
                        type="button"
                        class="btn ghost"
                        on:click=move |_| dialogs.open(Open::NewCase)
                    >
                        "Create a new case"
                    </button>
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| dialogs.close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || saving.get()>"Save"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// Open cases first, closed ones apart.
fn listed(found: Asked<Page<CaseSummary>>, chosen: RwSignal<Option<CaseId>>) -> AnyView {
    let current = use_current_case().0;
    let view = move || {
        let (open, closed, total) = found.with(|page| {
            let (open, closed): (Vec<_>, Vec<_>) = page.rows.iter().cloned().partition(CaseSummary::is_open);
            (open, closed, page.total)
        })?;
        let shown = open.len() + closed.len();
        // The case one works in can be older than the last 100.
        let is_shown = |id| open.iter().chain(&closed).any(|case| case.id == id);
        let kept = current
            .with(|case| case.summary.clone())
            .filter(|case| chosen.get_untracked() == Some(case.id) && !is_shown(case.id));
        let more = match total {
            Total::Exactly(total) if total <= shown as u64 => None,
            total => Some(format!(
                "The last {shown} of {} cases. Search to find older ones.",
                number::total(total)
            )),
        };
        let none = (shown == 0).then(|| view! { <p class="muted">"No case answers to this."</p> });
        let group = move |name: &'static str, cases: Vec<CaseSummary>| {
            (!cases.is_empty()).then(|| {
                view! {
                    <h3 class="choices-head">{name}</h3>
                    {cases.into_iter().map(|case| case_choice(case, chosen)).collect_view()}
                }
            })
        };
        Some(
            view! {
                {group("Now", kept.into_iter().collect())}
                {group("Open", open)}
                {group("Closed", closed)}
                {none}
                <p class="muted small">{more}</p>
            }
            .into_any(),
        )
    };
    view.into_any()
}
