//! What the server tells of by itself: one stream for the whole page, while somebody is logged in and looks.

use super::{Connection, Notices, Session};
use crate::browser::{
    page,
    stream::{Handlers, Stream},
};
use argus_domain::{CaseId, ModuleTaskId, Permission};
use leptos::prelude::*;
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Liveness {
    Connecting,
    Live,
    /// It was interrupted, or could not be begun. It is tried again.
    Interrupted,
}

#[derive(Clone, Copy)]
pub(crate) struct Live {
    session: Session,
    connection: Connection,
    notices: Notices,
    stream: StoredValue<Option<Stream>, LocalStorage>,
    wanted: StoredValue<bool>,
    /// Tries in a row that failed.
    failed: StoredValue<u32>,
    liveness: RwSignal<Liveness>,
    news: Trigger,
    cases: RwSignal<CaseNews>,
    alerts: Trigger,
    presence: RwSignal<CaseNews>,
    notifications: Trigger,
    tasks: RwSignal<TaskNews>,
}

/// The cases that something was done in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CaseNews {
    /// Nobody knows in which: the page was not listening for a while.
    Any,
    In(Vec<CaseId>),
}

impl CaseNews {
    pub(crate) fn concern(&self, case: CaseId) -> bool {
        match self {
            Self::Any => true,
            Self::In(cases) => cases.contains(&case),
        }
    }
}

/// The tasks of processing modules that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TaskNews {
    /// Nobody knows which: the page was not listening for a while.
    Any,
    Of(Vec<ModuleTaskId>),
}

impl TaskNews {
    pub(crate) fn concern(&self, task: ModuleTaskId) -> bool {
        match self {
            Self::Any => true,
            Self::Of(tasks) => tasks.contains(&task),
        }
    }
}

impl Live {
    const ADDRESS: &str = "/live";
    /// Browsers allow few connections to one server, which open tabs share: those that nobody sees let go, but for the one
    /// that shows what is new by itself.
    const HIDDEN_STAYS: Duration = Duration::from_secs(5);
    const LONGEST_PAUSE: Duration = Duration::from_secs(60);

    pub(crate) fn new(session: Session, connection: Connection, notices: Notices) -> Self {
        Self {
            session,
            connection,
            notices,
            stream: StoredValue::new_local(None),
            wanted: StoredValue::new(false),
            failed: StoredValue::new(0),
            liveness: RwSignal::new(Liveness::Connecting),
            news: Trigger::new(),
            cases: RwSignal::new(CaseNews::Any),
            alerts: Trigger::new(),
            presence: RwSignal::new(CaseNews::Any),
            notifications: Trigger::new(),
            tasks: RwSignal::new(TaskNews::Any),
        }
    }

    /// Listens as long as the calling component is shown.
    pub(crate) fn listen(self) {
        if !self.may_listen() {
            return;
        }
        self.wanted.set_value(true);
        self.open();
        let seen = window_event_listener_untyped("visibilitychange", move |_| self.seen_or_not());
        let others = window_event_listener_untyped("storage", move |_| self.other_tab());
        let left = window_event_listener_untyped("pagehide", move |_| self.notices.leave());
        Effect::new(move |before: Option<()>| {
            self.connection.track_return();
            if before.is_some() {
                self.open();
            }
        });
        on_cleanup(move || {
            seen.remove();
            others.remove();
            left.remove();
            self.wanted.set_value(false);
            self.close();
        });
    }

    /// Nothing where nobody listens.
    pub(crate) fn liveness(self) -> Option<Liveness> {
        self.may_listen()
            .then(|| if self.connection.is_lost() { Liveness::Interrupted } else { self.liveness.get() })
    }

    /// To be read by whoever wants to look anew when events were written, or may have been.
    pub(crate) fn track_news(self) {
        self.news.track();
    }

    /// To be read by whoever wants to look anew when something was done in cases, or may have been.
    pub(crate) fn case_news(self) -> CaseNews {
        self.cases.get()
    }

    /// To be read by whoever wants to look anew when something was done with alerts, or may have been.
    pub(crate) fn track_alert_news(self) {
        self.alerts.track();
    }

    /// To be read by whoever wants to look anew when others came to cases or left them, or may have.
    pub(crate) fn presence_news(self) -> CaseNews {
        self.presence.get()
    }

    /// To be read by whoever wants to look anew when one was told something or has read it, or may have.
    pub(crate) fn track_notifications(self) {
        self.notifications.track();
    }

    /// To be read by whoever wants to look anew when tasks of modules changed, or may have.
    pub(crate) fn task_news(self) -> TaskNews {
        self.tasks.get()
    }

    fn may_listen(self) -> bool {
        [Permission::EventLookup, Permission::ViewCases, Permission::ViewAlerts]
            .into_iter()
            .any(|permission| self.session.may(permission))
    }

    fn open(self) {
        let is_open = self.stream.with_value(|stream| stream.as_ref().is_some_and(|one| !one.is_closed()));
        let is_of_use = !page::is_hidden() || self.notices.watches();
        if is_open || !is_of_use || !self.wanted.get_value() {
            return;
        }
        let handlers = Handlers {
            opened: move || self.opened(),
            told: move |name: &str, said: &str| self.told(name, said),
            broken: move |for_good| self.broken(for_good),
        };
        self.stream.set_value(Stream::open(
            Self::ADDRESS,
            &["events", "cases", "alerts", "notifications", "presence", "tasks"],
            handlers,
        ));
    }

    fn close(self) {
        self.stream.set_value(None);
        self.liveness.set(Liveness::Connecting);
    }

    /// What happened while it was not open is not told.
    fn opened(self) {
        self.failed.set_value(0);
        self.liveness.set(Liveness::Live);
        self.told_nothing();
    }

    fn told(self, name: &str, said: &str) {
        let news = || serde_json::from_str(said).map_or(CaseNews::Any, CaseNews::In);
        match name {
            "cases" => self.cases.set(news()),
            "notifications" => self.notifications.notify(),
            "tasks" => self.tasks.set(serde_json::from_str(said).map_or(TaskNews::Any, TaskNews::Of)),
            "presence" => self.presence.set(news()),
            "alerts" => self.alerts.notify(),
            _ => self.news.notify(),
        }
    }

    /// Whatever there is may have changed.
    fn told_nothing(self) {
        self.news.notify();
        self.cases.set(CaseNews::Any);
        self.alerts.notify();
        self.presence.set(CaseNews::Any);
        self.notifications.notify();
        self.tasks.set(TaskNews::Any);
    }

    fn broken(self, for_good: bool) {
        self.liveness.set(Liveness::Interrupted);
        // The server may be gone, or the session over.
        self.connection.check();
        if for_good {
            let failed = self.failed.get_value();
            self.failed.set_value(failed + 1);
            let pause = Duration::from_secs(1 << failed.min(6)).min(Self::LONGEST_PAUSE);
            set_timeout(move || self.open(), pause);
        }
    }

    fn seen_or_not(self) {
        if page::is_hidden() {
            self.notices.watch();
            set_timeout(move || self.let_go(), Self::HIDDEN_STAYS);
        } else {
            self.open();
            self.told_nothing();
        }
    }

    fn let_go(self) {
        if page::is_hidden() && !self.notices.watches() {
            self.close();
        }
    }

    /// Of several hidden tabs one listens: when that one is closed, another does.
    fn other_tab(self) {
        if !page::is_hidden() {
            return;
        }
        if self.notices.nobody_watches() {
            self.notices.watch();
        }
        self.let_go();
        self.open();
    }
}
