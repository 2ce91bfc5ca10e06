//! A switch that somebody turned.

use leptos::{ev, prelude::*, web_sys::HtmlInputElement};

/// Whether it is on now, and what turns it back where that was refused: the page shows what it showed before, so nothing
/// would move by itself.
pub(super) fn turned(event: &ev::Event) -> (bool, impl FnOnce() + 'static) {
    let input = event_target::<HtmlInputElement>(event);
    let is_on = input.checked();
    (is_on, move || input.set_checked(!is_on))
}
