//! The module that a page shows.

use crate::{
    api::module::{change_module, get_module},
    pages::{case::part_form::PartForm, work_list::Looking},
    state::{Asked, Live, Teller, Toasts, ask, use_live, use_toasts},
};
use argus_domain::{
    ModuleId,
    module::{ManagedDetail, ModuleChange},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct OpenedModule {
    pub(super) id: ModuleId,
    pub(super) found: Asked<ManagedDetail>,
    /// Rises when forms are to show what is stored now.
    pub(super) edition: RwSignal<u32>,
    pub(super) toasts: Toasts,
    looking: Looking,
    live: Live,
    teller: Teller,
}

impl OpenedModule {
    pub(super) fn new(id: ModuleId) -> Self {
        Self {
            id,
            found: ask(move || Some(get_module(id))),
            edition: RwSignal::new(0),
            toasts: use_toasts(),
            looking: Looking::new(),
            live: use_live(),
            teller: Teller::here(),
        }
    }

    /// Shows what tasks make of it, such as another version, as long as the calling component is shown. What is typed in
    /// its forms stays, as long as the module takes the same.
    pub(super) fn follow(self) {
        Effect::new(move |before: Option<()>| {
            self.live.task_news();
            if before.is_some() {
                self.looking.look(move || async move {
                    let now = self.teller.quietly(get_module(self.id)).await?;
                    self.put(now);
                    Some(())
                });
            }
        });
    }

    /// Takes what the server answered.
    pub(super) fn put(self, now: ManagedDetail) {
        // The page may have gone meanwhile.
        let shown =
            self.edition.try_get_untracked().and_then(|_| self.found.with_untracked(|shown| *shown != now));
        if shown == Some(true) {
            self.found.amend(|shown| *shown = now);
        }
    }

    /// The version that is shown.
    pub(super) fn version(self) -> i64 {
        self.found.with_untracked(|module| module.version).unwrap_or_default()
    }

    /// A part of it: shown anew only when it has become another.
    pub(super) fn part<T>(self, look: impl Fn(&ManagedDetail) -> T + Send + Sync + 'static) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.found.with(&look))
    }

    /// Saves at once, from the version shown; what goes wrong is told as a message.
    pub(super) fn save_now(self, change: ModuleChange, refused: impl FnOnce() + 'static) {
        let change = ModuleChange { version: self.version(), ..change };
        let failed = move |failure| {
            self.toasts.failure(&failure);
            refused();
            if self.edition.try_get_untracked().is_some() {
                // Somebody else may have changed it.
                self.found.again();
            }
        };
        self.teller.tell(change_module(self.id, change), move |now| self.put(now), failed);
    }

    /// Saves what a form says, from the version that it was made from.
    pub(super) fn save(self, form: PartForm, change: ModuleChange, saved: impl FnOnce() + 'static) {
        let change = ModuleChange { version: form.version.get_untracked(), ..change };
        let done = move |now: ManagedDetail| {
            let version = now.version;
            self.put(now);
            if form.version.try_set(version).is_none() {
                form.busy.set(false);
                saved();
                self.toasts.done("Saved.");
            }
        };
        self.teller.tell(change_module(self.id, change), done, move |failure| form.failed(failure));
    }
}
