//! Who else is told where nobody acknowledges what was told.
//!
//! An alert is acknowledged by whoever takes it: it has an owner, or is no longer new. A case is, once it has an assignee.

use super::Whom;
use crate::{Invalid, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// Minutes after the message.
    pub after: u32,
    #[serde(flatten)]
    pub whom: Whom,
}

impl Step {
    pub const MOST: usize = 5;
    /// A week.
    pub const MAX_AFTER: u32 = 7 * 24 * 60;
    const MILLIS_PER_MINUTE: i64 = 60_000;

    /// When it is due, of something that was told at a time. One after another waits for as long as lies between the two,
    /// however late the other was.
    pub fn due(&self, told: Timestamp, before: Option<(&Self, Timestamp)>) -> Timestamp {
        let minutes = |minutes: u32| i64::from(minutes) * Self::MILLIS_PER_MINUTE;
        let due = told.plus_millis(minutes(self.after));
        let pause =
            |(other, at): (&Self, Timestamp)| at.plus_millis(minutes(self.after.saturating_sub(other.after)));
        before.map_or(due, |before| due.max(pause(before)))
    }

    pub(super) fn check_all(steps: &mut [Self], invalid: &mut Invalid) {
        if steps.len() > Self::MOST {
            invalid.add("steps", format_args!("must not be more than {}", Self::MOST));
        }
        let mut last = 0;
        for (index, step) in steps.iter_mut().enumerate() {
            let at = format!("steps.{}.", index + 1);
            if step.after == 0 || step.after > Self::MAX_AFTER {
                let problem = format_args!("must be from 1 to {} minutes", Self::MAX_AFTER);
                invalid.add(format!("{at}after"), problem);
            } else if step.after <= last {
                invalid.add(format!("{at}after"), "must be later than the step before");
            }
            last = step.after;
            step.whom.check(&at, invalid);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UserId;

    fn step(after: u32) -> Step {
        Step { after, whom: Whom { people: vec![UserId(1)], ..Whom::default() } }
    }

    #[test]
    fn one_after_the_other() {
        let wrong = |mut steps: Vec<Step>| {
            let mut invalid = Invalid::default();
            Step::check_all(&mut steps, &mut invalid);
            invalid.0.into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert!(wrong(vec![step(5), step(15)]).is_empty());
        assert_eq!(wrong(vec![step(15), step(15)]), ["steps.2.after"]);
        assert_eq!(wrong(vec![Step::default()]), ["steps.1.after", "steps.1.routes"]);
        assert_eq!(wrong((1..=6).map(step).collect()), ["steps"]);
    }

    #[test]
    fn a_late_one_leaves_time_for_the_next() {
        let at = |minutes: i64| Timestamp::clamped(minutes * 60_000);
        let (first, second) = (step(10), step(30));
        assert_eq!(first.due(at(0), None), at(10));
        assert_eq!(second.due(at(0), Some((&first, at(10)))), at(30));
        assert_eq!(second.due(at(0), Some((&first, at(500)))), at(520));
    }
}
