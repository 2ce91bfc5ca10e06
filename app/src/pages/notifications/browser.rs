//! Whether this browser shows by itself what one is told.

use crate::{
    browser::notice::Allowed,
    state::{use_notices, use_toasts},
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub(super) fn BrowserNotices() -> impl IntoView {
    let (notices, toasts) = (use_notices(), use_toasts());
    let change = move |event| {
        if !event_target_checked(&event) {
            notices.turn_off();
            return;
        }
        spawn_local(async move {
            if notices.turn_on().await == Allowed::Yes {
                toasts.done("What you are told is shown by this browser from now on.");
            }
        });
    };
    let note = move || match notices.allowed() {
        Allowed::Yes | Allowed::NotAsked => {
            "Kept in this browser, as long as Argus is open in a tab or runs as an installed app."
        }
        Allowed::No => {
            "This browser was told not to show notifications of Argus. Allow them in its settings for this page (mostly behind the sign left of the address), and load the page again."
        }
        Allowed::Unavailable => {
            "This browser shows none here: it does on https only, and on some phones only once Argus is installed as an app."
        }
    };
    let is_refused = move || matches!(notices.allowed(), Allowed::No | Allowed::Unavailable);
    view! {
        <label class="box">
            <input
                type="checkbox"
                role="switch"
                aria-describedby="browser-notices-note"
                disabled=is_refused
                prop:checked=move || notices.is_on()
                on:change=change
            />
            <span>"Show what is new as notifications of this browser"</span>
        </label>
        <p class="muted small" id="browser-notices-note">{note}</p>
    }
    .into_any()
}
