//! What it is, how far it is, and what can be done with it.

use super::{
    super::{row::work_label, state_mark::state_of},
    opened::OpenedTask,
};
use crate::{
    api::module_task::{cancel_module_task, run_module_task_again},
    components::{Icon, LiveMark, icon},
    link::module_task_address,
    state::{Group, Teller, command, use_go, use_toasts},
};
use argus_domain::module::{ModuleTask, Work};
use leptos::prelude::*;

const NOT_YOURS: &str = "Only who began it, and administrators, may do this.";

#[component]
pub(super) fn Head(opened: OpenedTask) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let go = use_go();
    let busy = RwSignal::new(false);
    let id = opened.id;
    let title = opened.part(|detail| {
        let task = &detail.task;
        match work_label(task) {
            Some(work) => format!("{}: {work}", task.module_name),
            None => task.module_name.clone(),
        }
    });
    let task = opened.part(|detail| detail.task.clone());
    let standing = opened.part(|detail| {
        (detail.may_change, detail.task.state.is_final(), detail.is_cancelling, once(&detail.task))
    });
    let not_cancelled = move || match standing.get()? {
        (false, ..) => Some(NOT_YOURS),
        (_, true, ..) => Some("It has ended."),
        (_, _, true, _) => Some("It is being cancelled."),
        _ => None,
    };
    let not_again = move || match standing.get()? {
        (false, ..) => Some(NOT_YOURS),
        (_, false, ..) => Some("It has not ended yet."),
        (.., once) => once,
    };
    let failed = move |failure| {
        let _ = busy.try_set(false);
        toasts.failure(&failure);
    };
    let cancel = move || {
        if busy.get_untracked() || untrack(not_cancelled).is_some() {
            return;
        }
        busy.set(true);
        let done = move |()| {
            let _ = busy.try_set(false);
            opened.look();
        };
        teller.tell(cancel_module_task(id), done, failed);
    };
    let again = move || {
        if busy.get_untracked() || untrack(not_again).is_some() {
            return;
        }
        busy.set(true);
        let done = move |new| {
            let _ = busy.try_set(false);
            toasts.done(format!("Runs again as task {new}."));
            go.to(&module_task_address(new));
        };
        teller.tell(run_module_task_again(id), done, failed);
    };
    command(Group::Page, "a", "Run the task again", again);
    command(Group::Page, "", "Cancel the task", cancel);
    let cancelling = move || {
        standing.get().is_some_and(|(_, is_over, is_cancelling, _)| is_cancelling && !is_over).then(|| {
            view! { <span class="tag">"being cancelled"</span> }
        })
    };
    view! {
        <header class="case-head">
            <div class="page-head">
                <h1>
                    <span class="case-number">{format!("#{id}")}</span>
                    <span>{title}</span>
                </h1>
                <span class="grow"></span>
                <LiveMark/>
                <button
                    type="button"
                    class="btn"
                    disabled=move || busy.get() || not_cancelled().is_some()
                    title=move || not_cancelled().unwrap_or("End it, or let it not begin")
                    on:click=move |_| cancel()
                >
                    {icon(Icon::Close)}
                    "Cancel"
                </button>
                <button
                    type="button"
                    class="btn"
                    disabled=move || busy.get() || not_again().is_some()
                    title=move || not_again().unwrap_or("With the same input (a)")
                    on:click=move |_| again()
                >
                    {icon(Icon::Refresh)}
                    "Run again"
                </button>
            </div>
            <p class="glance" role="status">
                {move || task.with(|task| task.as_ref().map(state_of))}
                {cancelling}
                {move || task.with(|task| task.as_ref()?.message.clone().map(|text| view! { <span>{text}</span> }))}
            </p>
            {move || task.with(|task| {
                let text = task.as_ref()?.progress.as_ref()?.text.clone()?;
                Some(view! { <p class="muted small">{text}</p> })
            })}
        </header>
    }
    .into_any()
}

/// Why it cannot be run again, if it cannot.
fn once(task: &ModuleTask) -> Option<&'static str> {
    match &task.work {
        Work::Hook { hook, .. } if hook.starts_with("on_preload_") => {
            Some("It was asked before something was saved: save that again.")
        }
        Work::System { .. } if task.module.is_some() => Some("Install it again among the modules."),
        _ => None,
    }
}
