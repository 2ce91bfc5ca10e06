//! Whether the server can be reached.

use super::Session;
use crate::api::{Failure, session::who_am_i};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

#[derive(Clone, Copy)]
pub(crate) struct Connection {
    session: Session,
    lost: RwSignal<bool>,
    /// Counts the times the connection came back.
    returned: RwSignal<u32>,
}

impl Connection {
    const TRY_AGAIN_AFTER: Duration = Duration::from_secs(3);

    pub(crate) fn new(session: Session) -> Self {
        Self { session, lost: RwSignal::new(false), returned: RwSignal::new(0) }
    }

    pub(crate) fn is_lost(self) -> bool {
        self.lost.get()
    }

    /// To be read by whoever wants to ask anew when the connection has come back.
    pub(crate) fn track_return(self) {
        self.returned.track();
    }

    /// A question did not reach the server. Asks until one does.
    pub(crate) fn lost(self) {
        if !self.lost.get_untracked() {
            self.lost.set(true);
            self.try_again_later();
        }
    }

    /// Something broke off: finds out whether the server is there, and who it thinks this is.
    pub(crate) fn check(self) {
        if !self.lost.get_untracked() {
            self.try_now();
        }
    }

    /// Asks now, without waiting for the next try.
    pub(crate) fn try_now(self) {
        spawn_local(async move {
            match who_am_i().await {
                Err(Failure::Unreachable) => self.lost(),
                answer => {
                    if let Ok(user) = answer {
                        self.session.set(user);
                    }
                    if self.lost.get_untracked() {
                        self.lost.set(false);
                        self.returned.update(|times| *times += 1);
                    }
                }
            }
        });
    }

    fn try_again_later(self) {
        let again = move || {
            if self.lost.get_untracked() {
                self.try_now();
                self.try_again_later();
            }
        };
        set_timeout(again, Self::TRY_AGAIN_AFTER);
    }
}
