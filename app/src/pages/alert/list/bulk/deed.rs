//! What can be done with several alerts, as the server is told it and as people read it.

use crate::text::number;
use argus_domain::{
    AlertId,
    alert::{AlertChange, AlertStatus, AlertSummary},
    case::{CaseTag, Outcome, Person},
};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    Assign(Person),
    Status { status: AlertStatus, comment: String },
    Close { resolution: Option<Outcome>, comment: String },
    Tag { add: Vec<CaseTag>, remove: Vec<CaseTag>, comment: String },
}

pub(super) type Orders = Vec<(AlertId, AlertChange)>;

/// An alert before and after.
pub(super) type Pair = (AlertSummary, AlertSummary);

impl Deed {
    /// Whether it could change this alert.
    pub(super) fn changes(&self, alert: &AlertSummary) -> bool {
        match self {
            Self::Assign(person) => alert.owner.as_ref() != Some(person),
            Self::Status { status, .. } => alert.status != *status,
            Self::Close { resolution, .. } => {
                alert.status != AlertStatus::Closed || alert.resolution != *resolution
            }
            Self::Tag { add, remove, .. } => {
                add.iter().any(|tag| !alert.tags.contains(tag))
                    || remove.iter().any(|tag| alert.tags.contains(tag))
            }
        }
    }

    pub(super) fn orders(&self, alerts: &[AlertSummary]) -> Orders {
        alerts
            .iter()
            .map(|alert| (alert.id, AlertChange { version: alert.version, ..self.change() }))
            .collect()
    }

    fn change(&self) -> AlertChange {
        match self.clone() {
            Self::Assign(person) => AlertChange { owner: Some(Some(person.id)), ..AlertChange::default() },
            Self::Status { status, comment } => {
                AlertChange { status: Some(status), comment, ..AlertChange::default() }
            }
            Self::Close { resolution, comment } => AlertChange {
                status: Some(AlertStatus::Closed),
                resolution: resolution.map(Some),
                comment,
                ..AlertChange::default()
            },
            Self::Tag { add, remove, comment } => {
                AlertChange { add_tags: add, remove_tags: remove, comment, ..AlertChange::default() }
            }
        }
    }

    /// What makes alerts what they were before, as far as nobody changed them since.
    pub(super) fn inverse(pairs: &[Pair]) -> Orders {
        let but = |some: &[CaseTag], others: &[CaseTag]| {
            some.iter().filter(|tag| !others.contains(tag)).cloned().collect()
        };
        let back = |(before, after): &Pair| {
            let owner = |alert: &AlertSummary| alert.owner.as_ref().map(|person| person.id);
            let change = AlertChange {
                version: after.version,
                owner: (before.owner != after.owner).then(|| owner(before)),
                status: (before.status != after.status).then_some(before.status),
                resolution: (before.resolution != after.resolution).then_some(before.resolution),
                add_tags: but(&before.tags, &after.tags),
                remove_tags: but(&after.tags, &before.tags),
                ..AlertChange::default()
            };
            (before.id, change)
        };
        pairs.iter().map(back).collect()
    }

    /// What was done, for a message.
    pub(super) fn done(&self, alerts: usize) -> String {
        let count = number::counted(alerts as u64, "alert");
        match self {
            Self::Assign(person) => format!("{count} assigned to {}.", person.name),
            Self::Status { status, .. } => format!("{count} set to {}.", status.label().to_lowercase()),
            Self::Close { .. } => format!("{count} closed."),
            Self::Tag { .. } => format!("Tags of {count} changed."),
        }
    }
}
