//! Cases to choose one of.

use super::{Clock, state_mark, time};
use argus_domain::{CaseId, case::CaseSummary};
use leptos::prelude::*;

pub(crate) fn case_choice(case: CaseSummary, chosen: RwSignal<Option<CaseId>>) -> AnyView {
    view! {
        <CaseChoice chosen value=Some(case.id)>
            <span class="case-title">{case.title()}</span>
            <span class="muted">{case.customer.name.clone()}</span>
            {state_mark(&case.state)}
            {time(case.opened, Clock::Relative)}
        </CaseChoice>
    }
    .into_any()
}

#[component]
pub(crate) fn CaseChoice(
    chosen: RwSignal<Option<CaseId>>,
    value: Option<CaseId>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="radio"
                name="case"
                prop:checked=move || chosen.get() == value
                on:change=move |_| chosen.set(value)
            />
            {children()}
        </label>
    }
    .into_any()
}
