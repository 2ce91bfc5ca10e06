//! The state of a task: a word and a picture, and how far it is while it runs.

use crate::components::{Icon, icon};
use argus_domain::module::{ModuleTask, Progress, TaskState};
use leptos::prelude::*;

pub(super) fn state_mark(state: TaskState) -> AnyView {
    let picture = match state {
        TaskState::Queued => Icon::Time,
        TaskState::Running => Icon::Next,
        TaskState::Succeeded => Icon::Check,
        TaskState::Failed => Icon::Warning,
        TaskState::Cancelled => Icon::Cross,
        TaskState::Retrying => Icon::Refresh,
    };
    let class = format!("task-state is-{}", state.name());
    view! { <span class=class>{icon(picture)} {state.label()}</span> }.into_any()
}

/// With its progress while it runs.
pub(super) fn state_of(task: &ModuleTask) -> AnyView {
    let progress = (task.state == TaskState::Running)
        .then(|| bar(task.progress.as_ref().unwrap_or(&Progress::default())));
    view! { {state_mark(task.state)} {progress} }.into_any()
}

fn bar(progress: &Progress) -> AnyView {
    let text = progress.text.clone();
    match progress.percent() {
        Some(percent) => view! {
            <progress class="task-progress" max="100" value=percent aria-label="How far it is" title=text></progress>
            <span class="num">{format!("{percent} %")}</span>
        }
        .into_any(),
        // Nobody knows how much there is to do.
        None => {
            let done = (progress.done > 0).then(|| view! { <span class="num">{progress.done}</span> });
            view! {
                <progress class="task-progress" aria-label="How far it is" title=text></progress>
                {done}
            }
            .into_any()
        }
    }
}
