//! What a call came to, as its task tells it.

use super::run::MOST_TRIES;
use argus_dim_host::Outcome;
use argus_domain::module::TaskState;
use serde_json::Value;
use std::time::Duration;

/// Milliseconds before the second try; each further waits three times as long, up to the longest.
const FIRST_PAUSE: i64 = 10_000;
const LONGEST_PAUSE: i64 = 3_600_000;
/// Characters of a message.
const LONGEST_MESSAGE: usize = 2_000;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Came {
    pub(super) state: TaskState,
    /// Milliseconds until it is tried again.
    pub(super) pause: Option<i64>,
    pub(super) message: Option<String>,
    pub(super) result: Option<Value>,
    pub(super) traceback: Option<String>,
}

impl Came {
    fn to(state: TaskState, message: Option<String>) -> Self {
        let message = message.map(|text| text.chars().take(LONGEST_MESSAGE).collect());
        Self { state, pause: None, message, result: None, traceback: None }
    }

    pub(super) fn failed(message: String) -> Self {
        Self::to(TaskState::Failed, Some(message))
    }

    pub(super) fn succeeded(message: Option<String>) -> Self {
        Self::to(TaskState::Succeeded, message)
    }

    pub(super) fn cancelled() -> Self {
        Self::to(TaskState::Cancelled, None)
    }

    /// After so many tries, this one among them.
    pub(super) fn of(outcome: Outcome, tries: u32) -> Self {
        match outcome {
            Outcome::Succeeded { result } => Self {
                result: Some(result.clone()).filter(|result| !result.is_null()),
                ..Self::succeeded(said(&result))
            },
            Outcome::Refused { reason } => Self::succeeded(Some(format!("It refused: {reason}"))),
            Outcome::Temporary { reason, retry_after } => Self::again(reason, retry_after, tries),
            Outcome::NotStarted { reason } => {
                Self::again(format!("It could not be started: {reason}"), None, tries)
            }
            Outcome::Failed { error, traceback } => Self { traceback, ..Self::failed(error) },
            Outcome::Cancelled => Self::cancelled(),
            other => Self::failed(capital(&other.to_string())),
        }
    }

    fn again(reason: String, after: Option<Duration>, tries: u32) -> Self {
        if tries >= MOST_TRIES {
            return Self::failed(format!("Given up after {tries} tries: {reason}"));
        }
        let asked = after.and_then(|after| i64::try_from(after.as_millis()).ok()).unwrap_or(0);
        let usual = FIRST_PAUSE.saturating_mul(3_i64.saturating_pow(tries.saturating_sub(1)));
        let pause = usual.max(asked).min(LONGEST_PAUSE);
        Self { pause: Some(pause), ..Self::to(TaskState::Retrying, Some(reason)) }
    }
}

/// A text that is the result, or its message.
fn said(result: &Value) -> Option<String> {
    let text = result.as_str().or_else(|| result.get("message")?.as_str())?;
    Some(text.to_owned()).filter(|text| !text.trim().is_empty())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_temporary_is_tried_again_later_and_later_up_to_a_bound() {
        let busy = |tries, after: Option<u64>| {
            let retry_after = after.map(Duration::from_secs);
            Came::of(Outcome::Temporary { reason: "busy".to_owned(), retry_after }, tries)
        };
        assert_eq!(busy(1, None).pause, Some(10_000));
        assert_eq!(busy(2, None).pause, Some(30_000));
        assert_eq!(busy(1, Some(60)).pause, Some(60_000));
        assert_eq!(busy(1, Some(1_000_000)).pause, Some(LONGEST_PAUSE));
        let last = busy(MOST_TRIES, None);
        assert_eq!((last.state, last.pause), (TaskState::Failed, None));
    }

    #[test]
    fn results_are_told_in_a_sentence_where_they_are_one() {
        let told = |result| Came::of(Outcome::Succeeded { result }, 1).message;
        assert_eq!(told(json!("3 found")), Some("3 found".to_owned()));
        assert_eq!(told(json!({"message": "sent", "code": 2})), Some("sent".to_owned()));
        assert_eq!(told(json!({"n": 1})), None);
        assert_eq!(told(Value::Null), None);
        assert_eq!(Came::of(Outcome::Silent, 1).message, Some("It ended without a result".to_owned()));
    }
}
