//! Shows what one is told as a notification of the system, while this page or the installed app runs.

use crate::{
    api::notification::fresh_notifications,
    browser::notice,
    state::{tell, use_go, use_live, use_notices},
};
use argus_domain::{NotificationId, Timestamp, notification::Notification};
use leptos::{prelude::*, task::spawn_local};
use std::collections::HashSet;

/// As long as the calling component is shown.
pub(super) fn show() {
    let (live, notices, go) = (use_live(), use_notices(), use_go());
    notice::on_press(move |path| go.to(&path));
    let since = StoredValue::new(None::<Timestamp>);
    let shown = StoredValue::new(HashSet::<(NotificationId, i64)>::new());
    Effect::new(move |_| {
        live.track_notifications();
        if !notices.is_on() {
            since.set_value(None);
            return;
        }
        let done = move |fresh: argus_domain::notification::Fresh| {
            since.set_value(Some(fresh.now));
            // The oldest first, as they came.
            for one in fresh.rows.into_iter().rev() {
                let is_new = shown.try_update_value(|shown| shown.insert((one.id, one.count)));
                if is_new == Some(true) {
                    spawn_local(show_one(one));
                }
            }
        };
        // The bell tells it, too, and the next piece of news is asked for anew.
        tell(fresh_notifications(since.get_value()), done, |_| {});
    });
}

async fn show_one(one: Notification) {
    let tag = format!("argus-{}", one.id);
    notice::show("Argus", &one.sentence(), &tag, &one.path()).await;
}
