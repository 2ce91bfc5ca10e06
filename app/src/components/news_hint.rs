//! Says how many rows are new where they did not come in by themselves.

use super::{Icon, icon};
use leptos::prelude::*;

#[component]
pub(crate) fn NewsHint(
    /// `3 new events`; nothing where none waits.
    #[prop(into)]
    said: Signal<Option<String>>,
    show: Callback<()>,
) -> impl IntoView {
    let button = move |said: String| {
        view! {
            <button
                type="button"
                class="btn small"
                title="Show them, from the first row on (.)"
                on:click=move |_| show.run(())
            >
                {icon(Icon::SortUp)}
                {said}
            </button>
        }
    };
    view! { <div class="news" role="status">{move || said.get().map(button)}</div> }.into_any()
}
