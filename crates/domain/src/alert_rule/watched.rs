//! What a rule watches: events as they arrive, or alerts or cases as they are.

use super::rule::in_words;
use crate::{
    CustomerId, Invalid, Severity,
    alert::{AlertStatus, AlertSummary},
    case::{CaseSummary, CaseTag, Lifecycle},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "camelCase")]
pub enum Watched {
    #[default]
    Events,
    Alerts(AlertState),
    Cases(CaseState),
}

/// What an alert has to be like. Lists are alternatives, but for tags; what is empty narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertState {
    pub severities: Vec<Severity>,
    /// Those of the open ones where none is named.
    pub statuses: Vec<AlertStatus>,
    pub sources: Vec<String>,
    pub classifications: Vec<String>,
    /// Whether somebody owns it.
    pub owned: Option<bool>,
    /// All of them. One without a value stands for all with its key.
    pub tags: Vec<CaseTag>,
    pub held: Held,
}

/// The same of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseState {
    pub severities: Vec<Severity>,
    /// By their names: workflows that share a name share the meaning.
    pub states: Vec<String>,
    /// Open where nothing is said of it, nor of states.
    pub lifecycle: Option<Lifecycle>,
    pub classifications: Vec<String>,
    /// Whether somebody is to work on it.
    pub assigned: Option<bool>,
    pub tags: Vec<CaseTag>,
    pub held: Held,
}

/// For how many seconds it must have been so. At once where there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Held(pub u32);

impl Held {
    /// 30 days.
    pub const MAX: u32 = 30 * 24 * 3_600;

    /// `15 minutes`, or `no time` where it need not have been.
    pub(super) fn told(self) -> String {
        if self.0 == 0 { "no time".to_owned() } else { in_words(self.0) }
    }
}

/// Values of a thing that templates of its rule may name, in this order.
pub(super) const PLACES: [&str; 5] = ["number", "title", "severity", "status", "owner"];

fn among<T: PartialEq>(wanted: &[T], is: Option<&T>) -> bool {
    wanted.is_empty() || is.is_some_and(|is| wanted.contains(is))
}

fn has_all(wanted: &[CaseTag], tags: &[CaseTag]) -> bool {
    let has = |wanted: &CaseTag| {
        let is_meant =
            |tag: &CaseTag| tag.key == wanted.key && (wanted.value.is_empty() || tag.value == wanted.value);
        tags.iter().any(is_meant)
    };
    wanted.iter().all(has)
}

impl AlertState {
    /// What is put off is as if it were not there.
    pub fn holds(&self, customers: &[CustomerId], alert: &AlertSummary) -> bool {
        let status = if self.statuses.is_empty() {
            alert.status.is_open()
        } else {
            self.statuses.contains(&alert.status)
        };
        status
            && alert.snoozed.is_none()
            && among(customers, Some(&alert.customer.id))
            && among(&self.severities, Some(&alert.severity))
            && among(&self.sources, Some(&alert.source))
            && among(&self.classifications, alert.classification.as_ref())
            && self.owned.is_none_or(|owned| owned == alert.owner.is_some())
            && has_all(&self.tags, &alert.tags)
    }
}

impl CaseState {
    pub fn holds(&self, customers: &[CustomerId], case: &CaseSummary) -> bool {
        let lifecycle = match self.lifecycle {
            None if self.states.is_empty() => case.is_open(),
            None => true,
            Some(lifecycle) => lifecycle == case.state.lifecycle,
        };
        lifecycle
            && among(customers, Some(&case.customer.id))
            && among(&self.severities, Some(&case.severity))
            && among(&self.states, Some(&case.state.name))
            && among(&self.classifications, case.classification.as_ref())
            && self.assigned.is_none_or(|assigned| assigned == case.assignee.is_some())
            && has_all(&self.tags, &case.tags)
    }
}

impl Watched {
    /// The most values of a list.
    pub const MOST: usize = 100;

    pub const fn is_events(&self) -> bool {
        matches!(self, Self::Events)
    }

    pub const fn held(&self) -> Held {
        match self {
            Self::Events => Held(0),
            Self::Alerts(AlertState { held, .. }) | Self::Cases(CaseState { held, .. }) => *held,
        }
    }

    /// `events`, `alerts`, `cases`
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Alerts(_) => "alerts",
            Self::Cases(_) => "cases",
        }
    }

    pub(super) fn check(&self, invalid: &mut Invalid) {
        let (lists, held) = match self {
            Self::Events => return,
            Self::Alerts(state) => (
                [
                    state.severities.len(),
                    state.statuses.len(),
                    state.sources.len(),
                    state.classifications.len(),
                    state.tags.len(),
                ],
                state.held,
            ),
            Self::Cases(state) => (
                [
                    state.severities.len(),
                    state.states.len(),
                    state.classifications.len(),
                    state.tags.len(),
                    0,
                ],
                state.held,
            ),
        };
        if lists.iter().any(|length| *length > Self::MOST) {
            invalid.add("watches", format_args!("must not have more than {} values of a field", Self::MOST));
        }
        if held.0 > Held::MAX {
            invalid.add("heldFor", format_args!("must not be longer than {} days", Held::MAX / 86_400));
        }
    }

    /// `an alert that is critical and without an owner for 15 minutes`
    pub(super) fn told(&self) -> String {
        let (what, all, held) = match self {
            Self::Events => return String::new(),
            Self::Alerts(state) => ("an alert", state.words(), state.held),
            Self::Cases(state) => ("a case", state.words(), state.held),
        };
        let all: Vec<String> = all.into_iter().flatten().collect();
        let is = if all.is_empty() { "open".to_owned() } else { all.join(", ") };
        match held.0 {
            0 => format!("{what} that is {is}"),
            seconds => format!("{what} that is {is} for {}", in_words(seconds)),
        }
    }
}

fn either<T>(values: &[T], before: &str, name: impl Fn(&T) -> String) -> Option<String> {
    let all: Vec<String> = values.iter().map(name).collect();
    (!all.is_empty()).then(|| format!("{before}{}", all.join(" or ")))
}

fn tagged(tags: &[CaseTag]) -> Option<String> {
    let all: Vec<String> = tags.iter().map(ToString::to_string).collect();
    (!all.is_empty()).then(|| format!("tagged {}", all.join(" and ")))
}

impl AlertState {
    fn words(&self) -> Vec<Option<String>> {
        vec![
            either(&self.severities, "", |severity| severity.name().to_owned()),
            either(&self.statuses, "", |status| status.label().to_lowercase()),
            either(&self.sources, "from ", |source| format!("“{source}”")),
            either(&self.classifications, "classified as ", Clone::clone),
            self.owned.map(|owned| if owned { "owned" } else { "without an owner" }.to_owned()),
            tagged(&self.tags),
        ]
    }
}

impl CaseState {
    fn words(&self) -> Vec<Option<String>> {
        vec![
            either(&self.severities, "", |severity| severity.name().to_owned()),
            self.lifecycle.map(|lifecycle| lifecycle.name().to_owned()),
            either(&self.states, "in ", |state| format!("“{state}”")),
            either(&self.classifications, "classified as ", Clone::clone),
            self.assigned.map(|assigned| if assigned { "assigned" } else { "assigned to nobody" }.to_owned()),
            tagged(&self.tags),
        ]
    }
}

/// Values of `PLACES`.
pub fn alert_places(alert: &AlertSummary) -> Vec<String> {
    let owner = alert.owner.as_ref().map_or("nobody", |owner| owner.name.as_str());
    vec![
        alert.id.to_string(),
        alert.title.clone(),
        alert.severity.name().to_owned(),
        alert.status.label().to_lowercase(),
        owner.to_owned(),
    ]
}

/// The same of a case: its name, state and assignee.
pub fn case_places(case: &CaseSummary) -> Vec<String> {
    let assignee = case.assignee.as_ref().map_or("nobody", |assignee| assignee.name.as_str());
    vec![
        case.id.to_string(),
        case.name.clone(),
        case.severity.name().to_owned(),
        case.state.name.clone(),
        assignee.to_owned(),
    ]
}
