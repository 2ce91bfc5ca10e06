//! What a policy met, and what became of it.

use super::Occasion;
use crate::{
    AlertId, CaseId, ChannelId, PolicyId, PolicyNoticeId, Severity, Timestamp, UserId, named::named,
};
use serde::{Deserialize, Serialize};

named! {
    NoticeState {
        /// For others of its group, for the end of quiet hours, or until a message may be sent again.
        #[default]
        Waiting = "waiting", "Waiting";
        Told = "told", "Told";
        /// A silence was in force.
        Silenced = "silenced", "Silenced";
        /// The policy was turned off or deleted meanwhile, or its author may not see it.
        Dropped = "dropped", "Not told";
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoticeSubject {
    Alert(AlertId),
    Case(CaseId),
}

impl NoticeSubject {
    pub const fn alert(&self) -> Option<AlertId> {
        match self {
            Self::Alert(id) => Some(*id),
            Self::Case(_) => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub id: PolicyNoticeId,
    /// The policy may be gone; its name then is kept.
    pub policy: PolicyId,
    pub policy_name: String,
    pub subject: NoticeSubject,
    /// As it was called then.
    pub title: String,
    pub severity: Severity,
    pub occasion: Occasion,
    pub at: Timestamp,
    pub state: NoticeState,
    /// Why it was held back or not told; empty where it was told at once.
    pub reason: String,
    /// When it was told, or given up.
    pub done: Option<Timestamp>,
    /// Which step it was told by, as nobody had acknowledged it; 0 for the first message.
    pub step: u32,
    /// How many were told with it, in how many deliveries and to how many people in Argus.
    pub together: u32,
}

impl Notice {
    /// `#7 – Port scan`
    pub fn heading(&self) -> String {
        match self.subject {
            NoticeSubject::Alert(id) => format!("#{id} – {}", self.title),
            NoticeSubject::Case(id) => format!("#{id} – {}", self.title),
        }
    }
}

/// What the history is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeFilter {
    pub policy: Option<PolicyId>,
    pub state: Option<NoticeState>,
    pub alert: Option<AlertId>,
    /// Told through it.
    pub channel: Option<ChannelId>,
    /// Who was told in Argus.
    pub person: Option<UserId>,
    /// From then on.
    pub from: Option<Timestamp>,
    /// Until then.
    pub to: Option<Timestamp>,
}
