//! Another case, found by its number or a text.

use crate::{
    api::case::list_cases,
    components::{Loaded, case_choice},
    state::{Asked, ask, debounced},
};
use argus_domain::{
    CaseId,
    case::{CaseFilter, CaseSort, CaseSummary},
    criteria::Page,
};
use leptos::prelude::*;

/// As many are offered at once.
const SHOWN: u32 = 30;

#[component]
pub(super) fn CasePicker(
    chosen: RwSignal<Option<CaseId>>,
    /// The one that it is not.
    but: CaseId,
    /// Which cases are offered.
    among: CaseFilter,
    /// What the one chosen is for.
    legend: &'static str,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wanted = debounced(typed);
    let found = ask(move || {
        let filter = CaseFilter { text: wanted.get().trim().to_owned(), ..among.clone() };
        // One more, in the place of the one that it is not.
        Some(list_cases(filter, CaseSort::default(), SHOWN + 1, 0))
    });
    let listed = move |found: Asked<Page<CaseSummary>>| {
        let view = move || {
            let mut rows = found.with(|page| page.rows.clone()).unwrap_or_default();
            rows.retain(|case| case.id != but && case.merged_into.is_none());
            rows.truncate(SHOWN as usize);
            if rows.is_empty() {
                return view! { <p class="muted">"No other case answers to this."</p> }.into_any();
            }
            rows.into_iter().map(|case| case_choice(case, chosen)).collect_view().into_any()
        };
        view.into_any()
    };
    view! {
        <input
            type="search"
            class="input"
            placeholder="Number, name, customer, ticket…"
            aria-label="Search cases"
            data-first=""
            bind:value=typed
        />
        <fieldset class="choices case-picker">
            <legend class="sr-only">{legend}</legend>
            <Loaded asked=found lines=6 view=Callback::new(listed)/>
        </fieldset>
    }
    .into_any()
}
