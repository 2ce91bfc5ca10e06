//! The log as it grows. Whoever is at its end sees what comes; whoever has scrolled up is left where he is.

use super::opened::OpenedTask;
use crate::{
    api::module_task::log_of_module_task,
    browser::time as clock,
    pages::work_list::Looking,
    state::{Group, Teller, command},
    text::number,
};
use argus_domain::{
    ModuleTaskId,
    module::{LogLevel, LogLine},
};
use leptos::{html, prelude::*};

/// So many lines are told at once.
const AT_ONCE: usize = 1_000;
/// How far from the end still is at the end, in pixels.
const NEAR: i32 = 24;

/// What is known of it.
#[derive(Clone, Copy)]
pub(super) struct LogLines {
    id: ModuleTaskId,
    lines: RwSignal<Vec<LogLine>>,
    looking: Looking,
    teller: Teller,
}

impl LogLines {
    pub(super) fn new(id: ModuleTaskId) -> Self {
        Self { id, lines: RwSignal::new(Vec::new()), looking: Looking::new(), teller: Teller::here() }
    }

    /// Asks for what was written since.
    pub(super) fn look(self) {
        self.looking.look(move || async move {
            loop {
                let last =
                    self.lines.try_with_untracked(|lines| lines.last().map_or(0, |line| line.number))?;
                let new = self.teller.quietly(log_of_module_task(self.id, last)).await?;
                let is_all = new.len() < AT_ONCE;
                // The page may have gone meanwhile.
                if !new.is_empty() {
                    self.lines.try_update(|lines| lines.extend(new))?;
                }
                if is_all {
                    return Some(());
                }
            }
        });
    }
}

#[component]
pub(super) fn Log(opened: OpenedTask) -> impl IntoView {
    let lines = opened.log.lines;
    let node = NodeRef::<html::Div>::new();
    let follows = RwSignal::new(true);
    let to_end = move || {
        request_animation_frame(move || {
            if let Some(node) = node.try_get_untracked().flatten() {
                node.set_scroll_top(node.scroll_height());
            }
        });
    };
    Effect::new(move |_| {
        let any = lines.with(|lines| !lines.is_empty());
        if any && follows.get_untracked() {
            to_end();
        }
    });
    let on_scroll = move |_| {
        if let Some(node) = node.get_untracked() {
            follows.set(node.scroll_height() - node.scroll_top() - node.client_height() <= NEAR);
        }
    };
    let follow = move || {
        follows.set(true);
        to_end();
    };
    command(Group::Page, "f", "Follow the log", follow);
    let is_empty = Memo::new(move |_| lines.with(Vec::is_empty));
    let is_over = opened.part(|detail| detail.task.state.is_final());
    let nothing = move || {
        is_empty.get().then(|| {
            let text = match is_over.get() {
                Some(true) => "It wrote nothing.",
                _ => "Nothing is written yet. Lines appear here as it writes them.",
            };
            view! { <p class="muted">{text}</p> }
        })
    };
    let count = move || number::counted(lines.with(Vec::len) as u64, "line");
    let button = move || {
        (!follows.get() && !is_empty.get()).then(|| {
            view! {
                <button type="button" class="btn small" title="Go to the end and follow (f)" on:click=move |_| follow()>
                    "Follow"
                </button>
            }
        })
    };
    view! {
        <section class="panel" aria-labelledby="task-log">
            <header class="page-head">
                <h2 id="task-log">"Log"</h2>
                <span class="muted num">{count}</span>
                <span class="grow"></span>
                {button}
            </header>
            {nothing}
            <div
                class="task-log mono"
                role="log"
                aria-labelledby="task-log"
                tabindex="0"
                node_ref=node
                hidden=move || is_empty.get()
                on:scroll=on_scroll
            >
                <For each=move || lines.get() key=|line| line.number children=one/>
            </div>
        </section>
    }
    .into_any()
}

fn one(line: LogLine) -> AnyView {
    let local = clock::local(line.at);
    let level = match line.level {
        LogLevel::Output => "",
        level => level.name(),
    };
    let class = format!("log-line is-{}", line.level.name());
    view! {
        <div class=class>
            <time class="muted" datetime=line.at.to_string() title=local.full()>{local.clock()}</time>
            " "
            <span class="log-level">{level}</span>
            " "
            <span class="log-text">{line.text}</span>
        </div>
    }
    .into_any()
}
