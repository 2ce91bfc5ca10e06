//! The mark of the product: an eye.

use leptos::prelude::*;

pub(crate) fn brand() -> AnyView {
    view! {
        <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 4.5C6.5 4.5 3 9.5 2 12c1 2.5 4.5 7.5 10 7.5S21 14.5 22 12c-1-2.5-4.5-7.5-10-7.5Z"></path>
            <circle cx="12" cy="12" r="3.5"></circle>
        </svg>
    }
    .into_any()
}
