//! The rows that stayed as they were, each with the reason.

use super::{Bulk, Bulky, bulk::Told};
use crate::components::Dialog;
use leptos::prelude::*;

#[component]
pub(crate) fn RefusedDialog<T: Bulky>(bulk: Bulk<T>, told: Told<T::Id>) -> impl IntoView {
    let close = move || bulk.told.set(None);
    let Told { done, refused } = told;
    let one = |(id, title, reason): (T::Id, String, String)| {
        view! {
            <li>
                <a href=format!("{}/{id}", T::PATH)>{title}</a>
                <p class="refused-why">{reason}</p>
            </li>
        }
    };
    view! {
        <Dialog title="Not all were changed" on_close=Callback::new(move |()| close())>
            <div class="dialog-body" tabindex="0" data-first="">
                {done.map(|done| view! { <p>{done}</p> })}
                <p>"These stayed as they were, and are still marked:"</p>
                <ul class="refused-rows">{refused.into_iter().map(one).collect_view()}</ul>
            </div>
            <footer class="dialog-foot">
                <span class="grow"></span>
                <button type="button" class="btn primary" on:click=move |_| close()>"Close"</button>
            </footer>
        </Dialog>
    }
    .into_any()
}
