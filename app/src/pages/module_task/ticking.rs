//! The time that it is, told again every second while somebody looks and something runs.

use crate::browser::{page, time as clock};
use argus_domain::Timestamp;
use leptos::prelude::*;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(1);

pub(super) fn ticking(is_wanted: impl Fn() -> bool + 'static) -> RwSignal<Timestamp> {
    let now = RwSignal::new(clock::now());
    let ticks = set_interval_with_handle(
        move || {
            if !page::is_hidden() && is_wanted() {
                let _ = now.try_set(clock::now());
            }
        },
        EVERY,
    );
    on_cleanup(move || {
        if let Ok(ticks) = ticks {
            ticks.clear();
        }
    });
    now
}
