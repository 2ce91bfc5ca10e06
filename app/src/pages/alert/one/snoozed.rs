//! Until when the alert is put off, if it is.

use super::opened::use_alert;
use crate::{
    api::alert::snooze_alert,
    components::{Clock, time},
};
use leptos::prelude::*;

#[component]
pub(super) fn Snoozed() -> impl IntoView {
    let alert = use_alert();
    let until = Memo::new(move |_| alert.found.with(|alert| alert.summary.snoozed).flatten());
    let wake = move |_| {
        alert.teller.tell(
            snooze_alert(alert.id, None),
            move |awake| alert.put(awake),
            move |failure| alert.toasts.failure(&failure),
        );
    };
    move || {
        until.get().map(|until| {
            view! {
                <p class="note">
                    "Put off until " {time(until, Clock::Full)} ". " <button
                        type="button"
                        class="btn small"
                        disabled=move || alert.refusal().is_some()
                        title=move || alert.refusal().unwrap_or("Take it up again now")
                        on:click=wake
                    >
                        "Take it up again"
                    </button>
                </p>
            }
        })
    }
}
