//! What stands where rows would be, when there are none: it says what to do.

use leptos::prelude::*;

#[component]
pub(crate) fn Empty(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            {children()}
        </div>
    }
}
