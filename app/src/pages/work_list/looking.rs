//! Looking again when something was done: once at a time, and once more where something was done meanwhile.

use leptos::{prelude::*, task::spawn_local};
use std::future::Future;

#[derive(Clone, Copy)]
pub(crate) struct Looking {
    looking: StoredValue<bool>,
    /// Something was done while it looked.
    due: StoredValue<bool>,
}

impl Looking {
    pub(crate) fn new() -> Self {
        Self { looking: StoredValue::new(false), due: StoredValue::new(false) }
    }

    pub(crate) fn look<F>(self, refresh: impl Fn() -> F + 'static)
    where
        F: Future<Output = Option<()>> + 'static,
    {
        if self.looking.get_value() {
            self.due.set_value(true);
            return;
        }
        self.looking.set_value(true);
        spawn_local(async move {
            loop {
                self.due.try_update_value(|due| *due = false);
                refresh().await;
                // The page may have gone meanwhile.
                if self.due.try_get_value() != Some(true) {
                    break;
                }
            }
            self.looking.try_set_value(false);
        });
    }
}
