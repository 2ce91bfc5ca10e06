//! The task that a page shows, following how it goes on.

use super::log::LogLines;
use crate::{
    api::module_task::get_module_task,
    pages::{module_task::ticking::ticking, work_list::Looking},
    state::{Asked, Live, Teller, ask, use_live},
};
use argus_domain::{
    ModuleTaskId, Timestamp,
    module::{ModuleTaskDetail, TaskState},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct OpenedTask {
    pub(super) id: ModuleTaskId,
    pub(super) found: Asked<ModuleTaskDetail>,
    pub(super) log: LogLines,
    pub(super) now: RwSignal<Timestamp>,
    looking: Looking,
    live: Live,
    teller: Teller,
}

impl OpenedTask {
    pub(super) fn new(id: ModuleTaskId) -> Self {
        let found = ask(move || Some(get_module_task(id)));
        let is_running = |detail: &ModuleTaskDetail| detail.task.state == TaskState::Running;
        Self {
            id,
            found,
            log: LogLines::new(id),
            now: ticking(move || found.with_untracked(is_running).unwrap_or_default()),
            looking: Looking::new(),
            live: use_live(),
            teller: Teller::here(),
        }
    }

    /// As long as the calling component is shown.
    pub(super) fn follow(self) {
        self.log.look();
        Effect::new(move |before: Option<()>| {
            let news = self.live.task_news();
            if before.is_some() && news.concern(self.id) {
                self.look();
            }
        });
    }

    pub(super) fn look(self) {
        self.log.look();
        self.looking.look(move || async move {
            let now = self.teller.quietly(get_module_task(self.id)).await?;
            // The page may have gone meanwhile.
            let is_news = self.now.try_get_untracked().is_some()
                && self.found.with_untracked(|shown| *shown != now) == Some(true);
            if is_news {
                self.found.amend(|shown| *shown = now);
            }
            Some(())
        });
    }

    /// A part of it: shown anew only when it has become another.
    pub(super) fn part<T>(
        self,
        look: impl Fn(&ModuleTaskDetail) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.found.with(&look))
    }
}
