//! What can be done with several cases, as the server is told it and as people read it.

use crate::{
    api::{Failure, case::change_cases},
    text::number,
};
use argus_domain::{
    CaseId,
    case::{CaseAction, CaseChange, CaseSummary, CaseTag, Closing, ManyDone, Outcome, Person},
    custom_field::RawValues,
};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    /// To nobody, too.
    Assign(Option<Person>),
    Tag {
        add: Vec<CaseTag>,
        remove: Vec<CaseTag>,
    },
    Close {
        outcome: Option<Outcome>,
        comment: String,
    },
}

type Orders = Vec<(CaseId, CaseAction)>;

/// A case before and after.
pub(super) type Pair = (CaseSummary, CaseSummary);

impl Deed {
    /// Whether it could change this case. Closing one that is closed is refused by the server, with the reason.
    pub(super) fn changes(&self, case: &CaseSummary) -> bool {
        match self {
            Self::Assign(person) => case.assignee != *person,
            Self::Tag { add, remove } => {
                add.iter().any(|tag| !case.tags.contains(tag))
                    || remove.iter().any(|tag| case.tags.contains(tag))
            }
            Self::Close { .. } => true,
        }
    }

    pub(super) fn orders(&self, cases: &[CaseSummary]) -> Orders {
        let order = |case: &CaseSummary| {
            let version = case.version;
            match self {
                Self::Assign(person) => CaseAction::Change(CaseChange {
                    version,
                    assignee: Some(person.as_ref().map(|person| person.id)),
                    ..CaseChange::default()
                }),
                Self::Tag { add, remove } => CaseAction::Change(CaseChange {
                    version,
                    add_tags: add.clone(),
                    remove_tags: remove.clone(),
                    ..CaseChange::default()
                }),
                Self::Close { outcome, comment } => {
                    CaseAction::Close(Closing {
                        version,
                        outcome: *outcome,
                        comment: comment.clone(),
                        // What a closing needs filled in is filled in case by case: such a case is refused here.
                        custom: RawValues::new(),
                    })
                }
            }
        };
        cases.iter().map(|case| (case.id, order(case))).collect()
    }

    /// Makes cases what they were before, as far as nobody changed them since.
    pub(super) async fn take_back(&self, pairs: &[Pair]) -> Result<ManyDone, Failure> {
        let orders = pairs.iter().map(|(before, after)| (before.id, self.inverse(before, after))).collect();
        change_cases(orders).await
    }

    fn inverse(&self, before: &CaseSummary, after: &CaseSummary) -> CaseAction {
        let version = after.version;
        match self {
            Self::Assign(_) => CaseAction::Change(CaseChange {
                version,
                assignee: Some(before.assignee.as_ref().map(|person| person.id)),
                ..CaseChange::default()
            }),
            Self::Tag { .. } => {
                let but = |some: &[CaseTag], others: &[CaseTag]| {
                    some.iter().filter(|tag| !others.contains(tag)).cloned().collect()
                };
                CaseAction::Change(CaseChange {
                    version,
                    add_tags: but(&before.tags, &after.tags),
                    remove_tags: but(&after.tags, &before.tags),
                    ..CaseChange::default()
                })
            }
            Self::Close { .. } => CaseAction::TakeBackClosing { version },
        }
    }

    /// What was done, for a message.
    pub(super) fn done(&self, cases: usize) -> String {
        let count = number::counted(cases as u64, "case");
        match self {
            Self::Assign(Some(person)) => format!("{count} assigned to {}.", person.name),
            Self::Assign(None) => format!("{count} assigned to nobody."),
            Self::Tag { add, remove } if remove.is_empty() => format!("{count} tagged {}.", list(add)),
            Self::Tag { add, remove } if add.is_empty() => format!("{} taken from {count}.", list(remove)),
            Self::Tag { .. } => format!("Tags of {count} changed."),
            Self::Close { .. } => format!("{count} closed."),
        }
    }
}

fn list(tags: &[CaseTag]) -> String {
    tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
