//! Text that people wrote in Markdown.

use leptos::prelude::*;

/// Shows it. What comes of it does nothing but show: see `argus_markdown`.
#[component]
pub(crate) fn Markdown(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <div class="prose from-markdown" inner_html=move || text.with(|text| argus_markdown::to_html(text))></div> }
}
