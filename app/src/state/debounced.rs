//! Waiting until somebody pauses.

use leptos::prelude::*;
use std::time::Duration;

/// Follows a text once typing has paused.
pub(crate) fn debounced(typed: RwSignal<String>) -> Signal<String> {
    let settled = RwSignal::new(typed.get_untracked());
    Effect::new(move |before: Option<Option<TimeoutHandle>>| {
        let text = typed.get();
        if let Some(Some(waiting)) = before {
            waiting.clear();
        }
        let settle = move || {
            if settled.try_with_untracked(|settled| *settled != text) == Some(true) {
                settled.set(text);
            }
        };
        set_timeout_with_handle(settle, Duration::from_millis(200)).ok()
    });
    settled.into()
}
