//! Deliveries: what is on its way through a channel, and what came of it.

use crate::{AutomationRuleId, CaseId, ChannelId, DeliveryId, PolicyId, Timestamp, channel::ChannelKind};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryState {
    Queued,
    Sending,
    Sent,
    /// It failed, and is tried again.
    Retrying,
    /// It failed for good: only a person tries it again.
    Dead,
}

impl DeliveryState {
    pub const ALL: [Self; 5] = [Self::Queued, Self::Sending, Self::Sent, Self::Retrying, Self::Dead];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Retrying => "retrying",
            Self::Dead => "dead",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Queued => "Queued",
            Self::Sending => "Sending",
            Self::Sent => "Sent",
            Self::Retrying => "Retrying",
            Self::Dead => "Failed",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing more happens by itself.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Sent | Self::Dead)
    }
}

/// In a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub id: DeliveryId,
    pub channel: ChannelId,
    /// The channel may be gone; its name then is kept.
    pub channel_name: String,
    pub kind: ChannelKind,
    /// Empty where the channel itself says who is told.
    pub recipient: String,
    pub subject: String,
    pub case: Option<CaseId>,
    /// `#7 – AI CASE`
    pub case_title: Option<String>,
    /// What it was sent for: `automation rule Ransomware`.
    pub cause: String,
    pub state: DeliveryState,
    pub tries: u32,
    pub created: Timestamp,
    /// When it is tried next, where it is.
    pub next: Option<Timestamp>,
    /// When it was sent, or given up.
    pub done: Option<Timestamp>,
    /// Of the last try that failed.
    pub error: Option<String>,
}

/// With all that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryDetail {
    pub delivery: Delivery,
    /// Goes along, so that who gets it twice can tell.
    pub uuid: String,
    pub text: String,
    /// The newest last; the oldest of many are left out.
    pub attempts: Vec<Attempt>,
}

/// One try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub at: Timestamp,
    pub millis: u64,
    pub sent: bool,
    /// What the other side said, or what went wrong.
    pub text: String,
}

/// What a list of deliveries is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeliveryFilter {
    pub channel: Option<ChannelId>,
    /// What was sent for it.
    pub policy: Option<PolicyId>,
    /// The automation rule that sent it.
    pub rule: Option<AutomationRuleId>,
    pub state: Option<DeliveryState>,
    pub case: Option<CaseId>,
    /// The whole of it.
    pub recipient: String,
    /// From then on.
    pub from: Option<Timestamp>,
    /// Until then.
    pub to: Option<Timestamp>,
}
