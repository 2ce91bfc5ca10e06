//! A list of tasks that moves by itself.
//!
//! New tasks come in where the newest are looked at. Whoever has scrolled down or looks at a later page sees the rows
//! before him change, and is told how many are new.

use super::ticking::ticking;
use crate::{
    api::{Failure, module_task::list_module_tasks},
    browser::scroll,
    components::NewsHint,
    link::offset,
    pages::work_list::Looking,
    state::{Asked, Fresh, Group, Live, Teller, ask, command, use_live},
    text::{news::news, number},
};
use argus_domain::{
    ModuleTaskId, Timestamp,
    criteria::Page,
    module::{ModuleTask, TaskFilter, TaskState},
};
use leptos::prelude::*;

const SCROLLED: &str = "#main";

/// Which tasks a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) filter: TaskFilter,
    pub(super) size: u32,
    pub(super) page: u32,
}

impl Question {
    async fn find(self) -> Result<Page<ModuleTask>, Failure> {
        list_module_tasks(self.filter, self.size, offset(self.page, self.size)).await
    }
}

#[derive(Clone, Copy)]
pub(super) struct TaskList {
    asked: Memo<Question>,
    pub(super) found: Asked<Page<ModuleTask>>,
    /// Those that came or changed by themselves.
    pub(super) fresh: Fresh<ModuleTaskId>,
    /// For how long those that run do so.
    pub(super) now: RwSignal<Timestamp>,
    /// Tasks that are new and not among the rows.
    waiting: RwSignal<usize>,
    looking: Looking,
    live: Live,
    teller: Teller,
}

impl TaskList {
    pub(super) fn new(asked: Memo<Question>) -> Self {
        let found = ask(move || Some(asked.get().find()));
        let is_running =
            |page: &Page<ModuleTask>| page.rows.iter().any(|task| task.state == TaskState::Running);
        Self {
            asked,
            found,
            fresh: Fresh::new(),
            now: ticking(move || found.with_untracked(is_running).unwrap_or_default()),
            waiting: RwSignal::new(0),
            looking: Looking::new(),
            live: use_live(),
            teller: Teller::here(),
        }
    }

    /// As long as the calling component is shown.
    pub(super) fn follow(self) {
        Effect::new(move |before: Option<()>| {
            self.live.task_news();
            if before.is_some() {
                self.looking.look(move || self.refresh());
            }
        });
        // What somebody asks himself is answered with everything that is new.
        Effect::new(move |_| {
            if self.found.is_busy() {
                self.waiting.set(0);
            }
        });
        command(Group::Page, ".", "Show the new tasks", move || self.show_news());
    }

    fn show_news(self) {
        if self.waiting.get_untracked() > 0 {
            scroll::to_top(SCROLLED);
            self.found.again();
        }
    }

    async fn refresh(self) -> Option<()> {
        let asked = self.asked.try_get_untracked()?;
        let found = self.teller.quietly(asked.clone().find()).await?;
        // Somebody asks himself, or for something else.
        if self.asked.try_get_untracked()? != asked || self.found.is_busy_untracked() {
            return None;
        }
        let shown = self.found.with_untracked(|page| page.rows.clone())?;
        let is_first = asked.page == 1;
        if is_first && scroll::is_at_top(SCROLLED) {
            let fresh: Vec<_> =
                found.rows.iter().filter(|task| !shown.contains(task)).map(|task| task.id).collect();
            self.waiting.set(0);
            self.found.amend(|page| *page = found);
            self.fresh.show(fresh);
            return Some(());
        }
        if is_first {
            let ids = |tasks: &[ModuleTask]| tasks.iter().map(|task| task.id).collect::<Vec<_>>();
            self.waiting.set(news(&ids(&found.rows), &ids(&shown), asked.size as usize));
        }
        self.put_changed(&found, &shown);
        Some(())
    }

    /// Shows the rows that are there as they are now.
    fn put_changed(self, found: &Page<ModuleTask>, shown: &[ModuleTask]) {
        let is_changed =
            |task: &&ModuleTask| shown.iter().any(|before| before.id == task.id && before != *task);
        let changed: Vec<ModuleTask> = found.rows.iter().filter(is_changed).cloned().collect();
        if changed.is_empty() {
            return;
        }
        self.fresh.show(changed.iter().map(|task| task.id));
        self.found.amend(|page| {
            for task in changed {
                if let Some(row) = page.rows.iter_mut().find(|row| row.id == task.id) {
                    *row = task;
                }
            }
        });
    }
}

#[component]
pub(super) fn News(list: TaskList) -> impl IntoView {
    let said = Signal::derive(move || {
        let count = list.waiting.get();
        (count > 0).then(|| number::counted(count as u64, "new task"))
    });
    let show = Callback::new(move |()| list.show_news());
    view! { <NewsHint said show/> }.into_any()
}
