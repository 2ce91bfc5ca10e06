//! How far down something is scrolled.

use web_sys::Element;

fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok().flatten()
}

/// Whether what the selector finds shows its beginning, or is not there.
pub(crate) fn is_at_top(selector: &str) -> bool {
    find(selector).is_none_or(|element| element.scroll_top() <= 0)
}

pub(crate) fn to_top(selector: &str) {
    if let Some(element) = find(selector) {
        element.set_scroll_top(0);
    }
}
