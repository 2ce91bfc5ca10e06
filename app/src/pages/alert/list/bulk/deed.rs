//! What can be done with several alerts, as the server is told it and as people read it.

use super::Doing;
use crate::{
    api::{Failure, alert::change_alerts},
    pages::work_list::{Bulky, Changed, without},
    text::number,
};
use argus_domain::{
    AlertId, Permission,
    alert::{AlertChange, AlertStatus, AlertSummary},
    case::{CaseTag, Outcome, Person},
};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Deed {
    Assign(Person),
    Status { status: AlertStatus, comment: String },
    Close { resolution: Option<Outcome>, comment: String },
    Tag { add: Vec<CaseTag>, remove: Vec<CaseTag>, comment: String },
}

impl Deed {
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
}

impl Bulky for AlertSummary {
    type Deed = Deed;
    type Doing = Doing;
    type Orders = Vec<(AlertId, AlertChange)>;

    const PERMISSION: Permission = Permission::UpdateAlert;
    const REFUSAL: &'static str =
        "You need the permission “updateAlert” to change alerts. Ask an administrator for it.";
    const PATH: &'static str = "/alerts";

    fn title(&self) -> String {
        self.heading()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn is_changed_by(&self, deed: &Deed) -> bool {
        match deed {
            Deed::Assign(person) => self.owner.as_ref() != Some(person),
            Deed::Status { status, .. } => self.status != *status,
            Deed::Close { resolution, .. } => {
                self.status != AlertStatus::Closed || self.resolution != *resolution
            }
            Deed::Tag { add, remove, .. } => {
                !without(add, &self.tags).is_empty() || remove.iter().any(|tag| self.tags.contains(tag))
            }
        }
    }

    fn orders(deed: &Deed, alerts: &[Self]) -> Self::Orders {
        let order = |alert: &Self| (alert.id, AlertChange { version: alert.version, ..deed.change() });
        alerts.iter().map(order).collect()
    }

    fn inverse(_: &Deed, pairs: &[(Self, Self)]) -> Self::Orders {
        let owner = |alert: &Self| alert.owner.as_ref().map(|person| person.id);
        let back = |(before, after): &(Self, Self)| {
            let change = AlertChange {
                version: after.version,
                owner: (before.owner != after.owner).then(|| owner(before)),
                status: (before.status != after.status).then_some(before.status),
                resolution: (before.resolution != after.resolution).then_some(before.resolution),
                add_tags: without(&before.tags, &after.tags),
                remove_tags: without(&after.tags, &before.tags),
                ..AlertChange::default()
            };
            (before.id, change)
        };
        pairs.iter().map(back).collect()
    }

    async fn order(orders: Self::Orders) -> Result<Changed<Self>, Failure> {
        let all = change_alerts(orders).await?;
        let refused = all.refused.into_iter().map(|one| (one.alert, one.reason)).collect();
        Ok(Changed { done: all.done, refused })
    }

    fn said(deed: &Deed, alerts: usize) -> String {
        let count = number::counted(alerts as u64, "alert");
        match deed {
            Deed::Assign(person) => format!("{count} assigned to {}.", person.name),
            Deed::Status { status, .. } => format!("{count} set to {}.", status.label().to_lowercase()),
            Deed::Close { .. } => format!("{count} closed."),
            Deed::Tag { .. } => format!("Tags of {count} changed."),
        }
    }
}
