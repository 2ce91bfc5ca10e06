//! A case that was merged into the one that is shown, and taking it out again.

use super::Linked;
use crate::{
    api::case_link::take_case_out,
    link::CasePageLink,
    state::{Teller, use_toasts},
};
use argus_domain::case::CaseSummary;
use leptos::prelude::*;

#[component]
pub(super) fn MergedCase(linked: Linked, merged: CaseSummary) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let Linked { case, found } = linked;
    let number = merged.id;
    let busy = RwSignal::new(false);
    let take_out = move |_| {
        busy.set(true);
        teller.tell(
            take_case_out(number),
            move |taken| {
                toasts
                    .done(format!("#{number} is a case of its own again. What went back: {}.", taken.moved));
                found.again();
                case.activity.update(|count| *count += 1);
            },
            move |failure| {
                busy.try_set(false);
                toasts.failure(&failure);
            },
        );
    };
    let address = CasePageLink { stay: true, ..CasePageLink::of(number) }.write();
    view! {
        <li>
            <a href=address>{merged.title()}</a>
            <button
                type="button"
                class="btn small"
                aria-label=format!("Take out again: #{number}")
                disabled=move || busy.get() || case.work_refusal().is_some()
                title=move || case.work_refusal()
                on:click=take_out
            >
                "Take out again"
            </button>
        </li>
    }
    .into_any()
}
