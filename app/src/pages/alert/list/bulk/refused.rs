//! The alerts that stayed as they were, each with the reason.

use super::{Told, use_bulk};
use crate::components::Dialog;
use argus_domain::AlertId;
use leptos::prelude::*;

#[component]
pub(super) fn RefusedDialog(told: Told) -> impl IntoView {
    let bulk = use_bulk();
    let close = move || bulk.told.set(None);
    let Told { done, refused } = told;
    let one = |(id, title, reason): (AlertId, String, String)| {
        view! {
            <li>
                <a href=format!("/alerts/{id}")>{title}</a>
                <p class="refused-why">{reason}</p>
            </li>
        }
    };
    view! {
        <Dialog title="Not all were changed" on_close=Callback::new(move |()| close())>
            <div class="dialog-body" tabindex="0" data-first="">
                {done.map(|done| view! { <p>{done}</p> })}
                <p>"These stayed as they were, and are still marked:"</p>
                <ul class="refused-cases">{refused.into_iter().map(one).collect_view()}</ul>
            </div>
            <footer class="dialog-foot">
                <span class="grow"></span>
                <button type="button" class="btn primary" on:click=move |_| close()>"Close"</button>
            </footer>
        </Dialog>
    }
    .into_any()
}
