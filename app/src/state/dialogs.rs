//! The dialogs that can be opened from anywhere.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    NewCase,
    SwitchCase,
    Palette,
    Help,
}

/// At most one of them is open.
#[derive(Clone, Copy)]
pub(crate) struct Dialogs(RwSignal<Option<Open>>);

impl Dialogs {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    pub(crate) fn open(self, dialog: Open) {
        self.0.set(Some(dialog));
    }

    pub(crate) fn close(self) {
        self.0.set(None);
    }

    pub(crate) fn current(self) -> Option<Open> {
        self.0.get()
    }
}
