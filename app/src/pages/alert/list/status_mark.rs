//! The status of an alert: a word, and a dot that is full while it waits for a decision.

use argus_domain::alert::AlertStatus;
use leptos::prelude::*;

pub(crate) fn status_mark(status: AlertStatus) -> AnyView {
    let class = if status.is_open() { "state state-open" } else { "state" };
    view! { <span class=class>{status.label()}</span> }.into_any()
}
