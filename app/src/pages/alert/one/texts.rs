//! What is written about the alert.

use super::opened::use_alert;
use crate::components::Markdown;
use leptos::prelude::*;

#[component]
pub(super) fn Texts() -> impl IntoView {
    let alert = use_alert();
    let description =
        Memo::new(move |_| alert.found.with(|alert| alert.description.clone()).unwrap_or_default());
    let note = Memo::new(move |_| alert.found.with(|alert| alert.note.clone()).unwrap_or_default());
    let described = move || {
        if description.with(String::is_empty) {
            view! { <p class="muted">"Its source says nothing more."</p> }.into_any()
        } else {
            view! { <Markdown text=description/> }.into_any()
        }
    };
    let noted = move || {
        (!note.with(String::is_empty)).then(|| {
            view! {
                <section class="panel" aria-labelledby="alert-note">
                    <h2 id="alert-note">"Note"</h2>
                    <Markdown text=note/>
                </section>
            }
        })
    };
    view! {
        <section class="panel" aria-labelledby="alert-description">
            <h2 id="alert-description">"Description"</h2>
            {described}
        </section>
        {noted}
    }
    .into_any()
}
