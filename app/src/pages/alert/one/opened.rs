//! The alert that a page shows: following what others do with it, and changing it.

use crate::{
    api::{
        Failure,
        alert::{choices_of_alerts, get_alert, update_alert},
    },
    state::{Asked, Live, Session, Teller, Toasts, ask, use_live, use_session, use_toasts},
};
use argus_domain::{
    AlertId, Permission,
    alert::{Alert, AlertChange, AlertChoices},
};
use leptos::{prelude::*, task::spawn_local};

/// In the context of the page.
#[derive(Clone, Copy)]
pub(super) struct OpenedAlert {
    pub(super) id: AlertId,
    pub(super) found: Asked<Alert>,
    pub(super) choices: Asked<AlertChoices>,
    /// Rises whenever something was done with it, by whomever.
    pub(super) activity: RwSignal<u32>,
    pub(super) session: Session,
    pub(super) toasts: Toasts,
    pub(super) teller: Teller,
    live: Live,
}

impl OpenedAlert {
    pub(super) fn new(id: AlertId) -> Self {
        Self {
            id,
            found: ask(move || Some(get_alert(id))),
            choices: ask(|| Some(choices_of_alerts())),
            activity: RwSignal::new(0),
            session: use_session(),
            toasts: use_toasts(),
            teller: Teller::here(),
            live: use_live(),
        }
    }

    /// Shows what others change, as long as the calling component is shown.
    pub(super) fn follow(self) {
        Effect::new(move |before: Option<()>| {
            self.live.track_alert_news();
            if before.is_some() {
                self.look();
            }
        });
    }

    pub(super) fn look(self) {
        spawn_local(async move {
            if let Some(alert) = self.teller.quietly(get_alert(self.id)).await {
                self.put(alert);
            }
        });
    }

    /// Takes what the server answered, unless something newer is shown.
    pub(super) fn put(self, alert: Alert) {
        // The page may have gone meanwhile.
        if self.activity.is_disposed() {
            return;
        }
        let is_news = self
            .found
            .with_untracked(|shown| shown.summary.version <= alert.summary.version && *shown != alert);
        if is_news == Some(true) {
            self.found.amend(|shown| *shown = alert);
            self.activity.update(|count| *count += 1);
        }
    }

    /// Why one may not change it, if so.
    pub(super) fn refusal(self) -> Option<&'static str> {
        (!self.session.may(Permission::UpdateAlert))
            .then_some("You need the permission “updateAlert” to change alerts. Ask an administrator for it.")
    }

    /// The version that is shown.
    pub(super) fn version(self) -> i64 {
        self.found.with_untracked(|alert| alert.summary.version).unwrap_or_default()
    }

    /// Saves at once, from the version shown; what goes wrong is told as a message.
    pub(super) fn save_now(self, change: AlertChange) {
        let change = AlertChange { version: self.version(), ..change };
        self.teller.tell(
            update_alert(self.id, change),
            move |alert| self.put(alert),
            move |failure| {
                if failure != Failure::Unreachable {
                    self.toasts.failure(&failure);
                }
                if !self.activity.is_disposed() {
                    // What is shown is put back, or is what somebody else made of it.
                    self.found.again();
                }
            },
        );
    }
}

pub(super) fn use_alert() -> OpenedAlert {
    expect_context()
}
