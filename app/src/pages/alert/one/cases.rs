//! The cases that an alert went to.

use super::opened::use_alert;
use crate::{
    api::alert::separate_alert,
    components::{Clock, time},
};
use argus_domain::{CaseId, alert::AlertCase};
use leptos::prelude::*;

#[component]
pub(super) fn Cases() -> impl IntoView {
    let alert = use_alert();
    let cases = Memo::new(move |_| alert.found.with(|alert| alert.cases.clone()).unwrap_or_default());
    let separate = move |case: CaseId| {
        alert.teller.tell(
            separate_alert(alert.id, case),
            move |separated| {
                alert.put(separated);
                alert.toasts.done("Taken apart. The case keeps what it took over.");
            },
            move |failure| alert.toasts.failure(&failure),
        );
    };
    let row = move |linked: AlertCase| {
        let case = linked.case;
        let by = linked.linked_by.as_ref().map(|person| format!(" by {}", person.name));
        view! {
            <li>
                <a href=format!("/cases/{case}")>{linked.title.clone()}</a>
                <p class="muted">{time(linked.linked, Clock::Relative)} {by}</p>
                <button
                    type="button"
                    class="btn small"
                    aria-label=format!("Take the alert out of {}", linked.title)
                    disabled=move || alert.refusal().is_some()
                    title=move || alert.refusal().unwrap_or("The case keeps what it took over")
                    on:click=move |_| separate(case)
                >
                    "Take out"
                </button>
            </li>
        }
    };
    move || {
        cases.with(|cases| !cases.is_empty()).then(|| {
            view! {
                <section class="panel" aria-labelledby="alert-cases">
                    <h2 id="alert-cases">"Cases"</h2>
                    <ul class="alert-cases">{cases.get().into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}
