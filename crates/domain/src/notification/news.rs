//! What a row of the log tells somebody.

use super::NotificationKind;
use crate::{ActivityId, CaseId, Timestamp, UserId, case::CaseState};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Whom a piece of news is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipients {
    /// Those who watch the case; where it is internal, those of them who work on cases.
    Watchers {
        internal: bool,
    },
    People(Vec<UserId>),
    /// By their logins; where it is internal, those of them who work on cases.
    Named {
        logins: Vec<String>,
        internal: bool,
    },
}

/// What a row of the log tells somebody, in the order in which it is told: who is told the first is not told the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    pub kind: NotificationKind,
    pub to: Recipients,
}

/// The row of the log that something is told of.
#[derive(Clone, Copy, Debug)]
pub struct NewsOf {
    pub case: CaseId,
    pub activity: ActivityId,
    pub at: Timestamp,
}

impl News {
    /// The actions of the log that may change fields of a case.
    const CHANGES: [&'static str; 3] = ["case.update", "case.close", "case.reopen"];
    /// So many are looked up in one comment.
    const MOST_NAMED: usize = 20;

    /// Of what a row of the log says, by its action and detail.
    pub fn of(action: &str, detail: &Value) -> Vec<Self> {
        let (before, after) = (&detail["before"], &detail["after"]);
        match action {
            "comment.add" => {
                let internal = after["internal"] == true;
                let logins = named_in(after["text"].as_str().unwrap_or_default());
                let named = (!logins.is_empty()).then_some(Self {
                    kind: NotificationKind::Mention,
                    to: Recipients::Named { logins, internal },
                });
                let to = Recipients::Watchers { internal };
                named.into_iter().chain([Self { kind: NotificationKind::Comment, to }]).collect()
            }
            "case.create" => given(&Value::Null, &after["summary"]["assignee"], NotificationKind::Assigned),
            "task.add" => given(&Value::Null, &after["assignees"], NotificationKind::Task),
            "task.change" => given(&before["assignees"], &after["assignees"], NotificationKind::Task),
            "task.due" | "task.overdue" => {
                given(&Value::Null, &detail["assignees"], NotificationKind::TaskDue)
            }
            action if Self::CHANGES.contains(&action) => {
                let mut news = given(&before["assignee"], &after["assignee"], NotificationKind::Assigned);
                if after.get("state").is_some_and(|state| CaseState::deserialize(state).is_ok()) {
                    let to = Recipients::Watchers { internal: false };
                    news.push(Self { kind: NotificationKind::State, to });
                }
                news
            }
            _ => Vec::new(),
        }
    }
}

/// What contacts who watch a case are told that somebody did with it, of what a row of the log says. What is internal is
/// not for them.
pub fn told_to_contacts(action: &str, detail: &Value) -> Option<&'static str> {
    match action {
        "case.create" => Some("opened"),
        "case.publish" => Some("opened for you"),
        "comment.add" if detail["after"]["internal"] != true => Some("commented on"),
        "case.close" => Some("closed"),
        "case.reopen" => Some("reopened"),
        "case.update" if CaseState::deserialize(&detail["after"]["state"]).is_ok() => {
            Some("changed the state of")
        }
        _ => None,
    }
}

/// Those who are there now and were not before: one person, or a list of them.
fn given(before: &Value, after: &Value, kind: NotificationKind) -> Vec<News> {
    let ids = |of: &Value| -> BTreeSet<i64> {
        let list = of.as_array().map_or(std::slice::from_ref(of), Vec::as_slice);
        list.iter().filter_map(|person| person["id"].as_i64()).collect()
    };
    let new: Vec<UserId> = ids(after).difference(&ids(before)).map(|id| UserId(*id)).collect();
    if new.is_empty() { Vec::new() } else { vec![News { kind, to: Recipients::People(new) }] }
}

/// Logins after an `@` that begins a word. What ends the sentence is no part of one.
fn named_in(text: &str) -> Vec<String> {
    let is_inside = |letter: char| letter.is_ascii_alphanumeric() || "-_.@".contains(letter);
    let mut logins: Vec<String> = text
        .split(|letter: char| !is_inside(letter))
        .filter_map(|word| word.strip_prefix('@'))
        .map(|login| login.trim_end_matches(['.', '-', '_', '@']).to_owned())
        .filter(|login| !login.is_empty() && login.len() <= 64)
        .take(News::MOST_NAMED)
        .collect();
    logins.sort_unstable();
    logins.dedup();
    logins
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_of_the_log_are_news() {
        let told = |action: &str, detail: Value| -> Vec<(&str, Recipients)> {
            News::of(action, &detail).into_iter().map(|news| (news.kind.name(), news.to)).collect()
        };
        let person = |id: i64| json!({"id": id, "name": "N"});
        let people = |ids: &[i64]| Recipients::People(ids.iter().map(|id| UserId(*id)).collect());
        let watchers = |internal| Recipients::Watchers { internal };
        let state = json!({"id": 1, "name": "Waiting", "lifecycle": "open"});
        assert_eq!(
            told(
                "case.update",
                json!({"before": {"assignee": person(1), "state": state}, "after": {"assignee": person(2), "state": state}})
            ),
            [("assigned", people(&[2])), ("state", watchers(false))]
        );
        assert!(
            told("case.update", json!({"before": {"assignee": person(1)}, "after": {"assignee": null}}))
                .is_empty()
        );
        assert!(
            told("case.update", json!({"before": {"severity": "low"}, "after": {"severity": "high"}}))
                .is_empty()
        );
        assert_eq!(
            told("case.create", json!({"after": {"summary": {"assignee": person(7)}}})),
            [("assigned", people(&[7]))]
        );
        let both = json!([person(1), person(2)]);
        assert_eq!(
            told("task.change", json!({"before": {"assignees": [person(2)]}, "after": {"assignees": both}})),
            [("task", people(&[1]))]
        );
        assert_eq!(told("task.due", json!({"assignees": both})), [("taskDue", people(&[1, 2]))]);
        assert_eq!(
            told("comment.add", json!({"after": {"text": "Look", "internal": true}})),
            [("comment", watchers(true))]
        );
    }

    #[test]
    fn people_are_named_by_their_logins() {
        assert_eq!(named_in("@anna, see what (@b.dahl) said. Ask a@b.example or @anna."), ["anna", "b.dahl"]);
        assert_eq!(named_in("@ alone, and @@."), [""; 0]);
    }
}
