//! Short messages that belong to no field.

use crate::api::Failure;
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    Done,
    Failed,
}

#[derive(Clone)]
pub(crate) struct Toast {
    pub(crate) id: u32,
    pub(crate) mood: Mood,
    pub(crate) text: String,
    pub(crate) undo: Option<Undo>,
    pub(crate) link: Option<Link>,
}

/// Leads to what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) label: &'static str,
    pub(crate) address: String,
}

/// Takes back what a message says was done.
pub(crate) type Undo = Arc<dyn Fn() + Send + Sync>;

#[derive(Clone, Copy)]
pub(crate) struct Toasts {
    all: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toasts {
    /// What was done goes away by itself; what failed stays until somebody has read it.
    const DONE_STAYS: Duration = Duration::from_secs(5);
    /// Long enough to read it and to think again.
    const UNDO_STAYS: Duration = Duration::from_secs(12);
    const MOST: usize = 4;

    pub(crate) fn new() -> Self {
        Self { all: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    pub(crate) fn all(self) -> Vec<Toast> {
        self.all.get()
    }

    pub(crate) fn done(self, text: impl Into<String>) {
        let id = self.show(Mood::Done, text.into(), None, None);
        set_timeout(move || self.dismiss(id), Self::DONE_STAYS);
    }

    /// For what can be taken back.
    pub(crate) fn done_with_undo(self, text: impl Into<String>, undo: Undo) {
        let id = self.show(Mood::Done, text.into(), Some(undo), None);
        set_timeout(move || self.dismiss(id), Self::UNDO_STAYS);
    }

    /// For what goes on elsewhere.
    pub(crate) fn done_with_link(self, text: impl Into<String>, label: &'static str, address: String) {
        let id = self.show(Mood::Done, text.into(), None, Some(Link { label, address }));
        set_timeout(move || self.dismiss(id), Self::UNDO_STAYS);
    }

    pub(crate) fn failed(self, text: impl Into<String>) {
        self.show(Mood::Failed, text.into(), None, None);
    }

    pub(crate) fn failure(self, failure: &Failure) {
        self.failed(failure.to_string());
    }

    pub(crate) fn dismiss(self, id: u32) {
        self.all.update(|all| all.retain(|toast| toast.id != id));
    }

    fn show(self, mood: Mood, text: String, undo: Option<Undo>, link: Option<Link>) -> u32 {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.all.update(|all| {
            all.retain(|toast| toast.text != text);
            all.push(Toast { id, mood, text, undo, link });
            let surplus = all.len().saturating_sub(Self::MOST);
            all.drain(..surplus);
        });
        id
    }
}
