//! A case that a program opened without publishing it: who sees it, and publishing it.

use super::opened::use_case;
use crate::{
    api::case::publish_case,
    components::{Icon, icon},
    state::{Group, Teller, command, use_toasts},
};
use leptos::prelude::*;

#[component]
pub(super) fn Unpublished() -> impl IntoView {
    let case = use_case();
    let customer = Memo::new(move |_| {
        case.found.with(|case| case.summary.unpublished.then(|| case.summary.customer.name.clone())).flatten()
    });
    move || customer.get().map(|customer| view! { <Notice customer/> })
}

#[component]
fn Notice(customer: String) -> impl IntoView {
    let case = use_case();
    let toasts = use_toasts();
    let teller = Teller::here();
    let busy = RwSignal::new(false);
    let publish = move || {
        if busy.get_untracked() || untrack(|| case.refused()).is_some() {
            return;
        }
        busy.set(true);
        teller.tell(
            publish_case(case.id.get_untracked()),
            move |published| {
                toasts.done(format!("Published “{}”.", published.summary.name));
                case.put(published);
                case.activity.update(|count| *count += 1);
            },
            move |failure| {
                busy.set(false);
                toasts.failure(&failure);
            },
        );
    };
    command(Group::Page, "", "Publish this case", publish);
    let said = format!(
        "This case is not published: only its owner and those who may change cases see it. Others who see {customer} \
         do not, and contacts are told nothing of it."
    );
    view! {
        <p class="note">
            {icon(Icon::Warning)}
            <span>{said}</span>
            <button
                type="button"
                class="btn"
                disabled=move || busy.get() || case.refused().is_some()
                title=move || case.refused().unwrap_or("From now on whoever sees the customer sees it")
                on:click=move |_| publish()
            >
                "Publish"
            </button>
        </p>
    }
    .into_any()
}
