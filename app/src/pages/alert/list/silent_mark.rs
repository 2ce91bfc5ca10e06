//! The mark of an alert that nobody was told of: who silenced it and why is told where one looks at it.

use crate::components::{Icon, icon};
use argus_domain::alert::AlertSummary;
use leptos::prelude::*;

pub(super) fn silent_mark(alert: &AlertSummary) -> Option<AnyView> {
    let by = alert.silenced.as_ref()?;
    let told = format!("Nobody was told of it: {} silenced it. {}", by.by.name, by.reason);
    let mark = view! {
        <span class="silent" role="img" aria-label=told.clone() title=told>{icon(Icon::Silent)}</span>
    };
    Some(mark.into_any())
}
