//! Why nobody was told of the alert, if so.

use super::opened::use_alert;
use crate::{
    api::silence::silence_of_alert,
    components::{Clock, time},
    state::ask,
};
use leptos::prelude::*;

#[component]
pub(super) fn Silenced() -> impl IntoView {
    let alert = use_alert();
    let found = ask(move || {
        alert.activity.track();
        Some(silence_of_alert(alert.id))
    });
    let told = move || {
        found.with(Clone::clone).flatten().map(|by| {
            view! {
                <p class="note">
                    {format!("Nobody was told of it: {} made it silent until ", by.by.name)} {time(by.until, Clock::Row)}
                    {format!(". {} ", by.reason)} <a href="/manage/silences">"Silences"</a>
                </p>
            }
        })
    };
    told.into_any()
}
