//! Whether the browser shows by itself what one is told, and which of its tabs listens while nobody sees any.

use crate::browser::{
    notice::{self, Allowed},
    page, storage,
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(crate) struct Notices {
    on: RwSignal<bool>,
    allowed: RwSignal<Allowed>,
    /// Tells this tab from others.
    tab: StoredValue<String>,
}

impl Notices {
    const ON: &str = "argus.notices";
    /// The tab that was seen last: it goes on listening when it is hidden, and no other does.
    const WATCH: &str = "argus.notices.tab";

    pub(crate) fn new() -> Self {
        Self {
            on: RwSignal::new(storage::text(Self::ON).is_some()),
            allowed: RwSignal::new(notice::allowed()),
            tab: StoredValue::new(page::name()),
        }
    }

    pub(crate) fn is_on(self) -> bool {
        self.on.get() && self.allowed() == Allowed::Yes
    }

    pub(crate) fn allowed(self) -> Allowed {
        self.allowed.get()
    }

    /// In this browser, if whoever sits there allows it.
    pub(crate) async fn turn_on(self) -> Allowed {
        let allowed = notice::ask().await;
        self.allowed.set(allowed);
        if allowed == Allowed::Yes {
            storage::set_text(Self::ON, "yes");
            self.on.set(true);
        }
        allowed
    }

    pub(crate) fn turn_off(self) {
        storage::remove(Self::ON);
        self.on.set(false);
    }

    /// This tab is hidden: it watches from now on.
    pub(crate) fn watch(self) {
        if untrack(|| self.is_on()) {
            self.tab.with_value(|tab| storage::set_text(Self::WATCH, tab));
        }
    }

    /// Whether it listens although nobody sees it.
    pub(crate) fn watches(self) -> bool {
        untrack(|| self.is_on()) && storage::text(Self::WATCH) == Some(self.tab.get_value())
    }

    /// Whether there was a tab that listened, and is gone.
    pub(crate) fn nobody_watches(self) -> bool {
        untrack(|| self.is_on()) && storage::text(Self::WATCH).is_none()
    }

    /// This tab is closed.
    pub(crate) fn leave(self) {
        if self.watches() {
            storage::remove(Self::WATCH);
        }
    }
}
