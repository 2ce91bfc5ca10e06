//! Each time that it was called.

use super::{super::state_mark::state_mark, opened::OpenedTask};
use crate::{
    components::{Clock, time},
    text::duration,
};
use argus_domain::module::TaskTry;
use leptos::prelude::*;

#[component]
pub(super) fn Attempts(opened: OpenedTask) -> impl IntoView {
    let attempts = opened.part(|detail| detail.attempts.clone());
    move || {
        attempts.with(|attempts| {
            let attempts = attempts.as_ref().filter(|attempts| !attempts.is_empty())?;
            Some(view! {
                <section class="panel" aria-labelledby="task-tries">
                    <h2 id="task-tries">"Tries"</h2>
                    <ol class="task-tries">{attempts.iter().map(attempt).collect_view()}</ol>
                </section>
            })
        })
    }
}

fn attempt(attempt: &TaskTry) -> AnyView {
    let took = (attempt.ended.millis() - attempt.started.millis()).max(0);
    let message = attempt.message.clone().map(|text| view! { <p class="muted small">{text}</p> });
    view! {
        <li>
            {state_mark(attempt.state)}
            " "
            {time(attempt.started, Clock::Row)}
            {format!(", {}, on {}", duration::span(took), attempt.server)}
            {message}
        </li>
    }
    .into_any()
}
