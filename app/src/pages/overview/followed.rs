//! An answer that follows what others do, quietly and not too often.

use crate::{
    api::Failure,
    state::{Asked, Live, Teller, ask, use_live},
};
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, time::Duration};

/// News that come closer together are looked at once.
const TOGETHER: Duration = Duration::from_secs(2);

/// Asks now, when `again` says so, and when `track` tells of news, as long as the calling component is shown.
pub(super) fn followed<T, F>(again: Trigger, track: fn(Live), question: fn() -> F) -> Asked<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let asked = ask(move || {
        again.track();
        Some(question())
    });
    let (live, teller) = (use_live(), Teller::here());
    let planned = StoredValue::new(false);
    let look = move || {
        // The page may have gone meanwhile.
        if planned.try_set_value(false).is_some() {
            return;
        }
        spawn_local(async move {
            if let Some(now) = teller.quietly(question()).await
                && !asked.is_busy_untracked()
            {
                asked.amend(|shown| *shown = now);
            }
        });
    };
    Effect::new(move |before: Option<()>| {
        track(live);
        if before.is_some() && !planned.get_value() {
            planned.set_value(true);
            set_timeout(look, TOGETHER);
        }
    });
    asked
}
