//! What can be done with several cases, as the server is told it and as people read it.

use super::Doing;
use crate::{
    api::{Failure, case::change_cases},
    pages::work_list::{Bulky, Changed, without},
    text::number,
};
use argus_domain::{
    CaseId, Permission,
    case::{CaseAction, CaseChange, CaseSummary, CaseTag, Closing, Outcome, Person},
    custom_field::RawValues,
};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Deed {
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

impl Bulky for CaseSummary {
    type Deed = Deed;
    type Doing = Doing;
    type Orders = Vec<(CaseId, CaseAction)>;

    const PERMISSION: Permission = Permission::UpdateCase;
    const REFUSAL: &'static str =
        "You need the permission “updateCase” to change cases. Ask an administrator for it.";
    const PATH: &'static str = "/cases";

    fn title(&self) -> String {
        CaseSummary::title(self)
    }

    fn version(&self) -> i64 {
        self.version
    }

    /// Closing one that is closed is refused by the server, with the reason.
    fn is_changed_by(&self, deed: &Deed) -> bool {
        match deed {
            Deed::Assign(person) => self.assignee != *person,
            Deed::Tag { add, remove } => {
                !without(add, &self.tags).is_empty() || remove.iter().any(|tag| self.tags.contains(tag))
            }
            Deed::Close { .. } => true,
        }
    }

    fn orders(deed: &Deed, cases: &[Self]) -> Self::Orders {
        let order = |case: &Self| {
            let version = case.version;
            match deed {
                Deed::Assign(person) => CaseAction::Change(CaseChange {
                    version,
                    assignee: Some(person.as_ref().map(|person| person.id)),
                    ..CaseChange::default()
                }),
                Deed::Tag { add, remove } => CaseAction::Change(CaseChange {
                    version,
                    add_tags: add.clone(),
                    remove_tags: remove.clone(),
                    ..CaseChange::default()
                }),
                Deed::Close { outcome, comment } => {
                    CaseAction::Close(Closing {
                        version,
                        outcome: *outcome,
                        comment: comment.clone(),
                        // What a closing needs filled in is filled in case by case: such a case is refused here.
                        custom: RawValues::new(),
                        alerts: false,
                    })
                }
            }
        };
        cases.iter().map(|case| (case.id, order(case))).collect()
    }

    fn inverse(deed: &Deed, pairs: &[(Self, Self)]) -> Self::Orders {
        pairs.iter().map(|(before, after)| (before.id, inverse(deed, before, after))).collect()
    }

    async fn order(orders: Self::Orders) -> Result<Changed<Self>, Failure> {
        let all = change_cases(orders).await?;
        let refused = all.refused.into_iter().map(|one| (one.case, one.reason)).collect();
        Ok(Changed { done: all.done, refused })
    }

    fn said(deed: &Deed, cases: usize) -> String {
        let count = number::counted(cases as u64, "case");
        match deed {
            Deed::Assign(Some(person)) => format!("{count} assigned to {}.", person.name),
            Deed::Assign(None) => format!("{count} assigned to nobody."),
            Deed::Tag { add, remove } if remove.is_empty() => format!("{count} tagged {}.", list(add)),
            Deed::Tag { add, remove } if add.is_empty() => format!("{} taken from {count}.", list(remove)),
            Deed::Tag { .. } => format!("Tags of {count} changed."),
            Deed::Close { .. } => format!("{count} closed."),
        }
    }
}

fn inverse(deed: &Deed, before: &CaseSummary, after: &CaseSummary) -> CaseAction {
    let version = after.version;
    match deed {
        Deed::Assign(_) => CaseAction::Change(CaseChange {
            version,
            assignee: Some(before.assignee.as_ref().map(|person| person.id)),
            ..CaseChange::default()
        }),
        Deed::Tag { .. } => CaseAction::Change(CaseChange {
            version,
            add_tags: without(&before.tags, &after.tags),
            remove_tags: without(&after.tags, &before.tags),
            ..CaseChange::default()
        }),
        Deed::Close { .. } => CaseAction::TakeBackClosing { version },
    }
}

fn list(tags: &[CaseTag]) -> String {
    tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
