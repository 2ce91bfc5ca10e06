//! Silences: alerts that nobody is told of for a time.

use crate::{
    AlertId, Invalid, SilenceId, TimeExpr, Timestamp, alert::AlertSummary, case::Person, policy::Matcher,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    pub id: SilenceId,
    pub matcher: Matcher,
    pub reason: String,
    pub from: Timestamp,
    pub until: Timestamp,
    pub by: Person,
    pub created: Timestamp,
    /// Alerts that were made silent by it.
    pub alerts: u64,
    /// Rises with every change.
    pub version: i64,
}

impl Silence {
    pub const MAX_REASON: usize = 1_000;
    /// Days that a silence lasts at most: what is meant for ever is a policy.
    pub const MAX_DAYS: i64 = 366;

    pub fn state(&self, now: Timestamp) -> SilenceState {
        match () {
            () if now >= self.until => SilenceState::Over,
            () if now < self.from => SilenceState::Coming,
            () => SilenceState::InForce,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SilenceState {
    InForce,
    Coming,
    Over,
}

impl SilenceState {
    pub const fn label(self) -> &'static str {
        match self {
            Self::InForce => "In force",
            Self::Coming => "Coming",
            Self::Over => "Over",
        }
    }
}

/// What somebody writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewSilence {
    pub matcher: Matcher,
    pub reason: String,
    /// Now, where it is not said.
    pub from: Option<TimeExpr>,
    pub until: Option<TimeExpr>,
}

impl NewSilence {
    /// Tidied, or what is wrong with it. Times are looked at by the server.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        self.matcher.check(&mut invalid);
        if self.matcher.is_empty() {
            invalid.add("matcher", "must narrow something: all alerts would be silent");
        }
        self.reason = self.reason.trim().to_owned();
        if self.reason.is_empty() {
            invalid.add("reason", "must be given: others will ask");
        }
        if self.reason.chars().count() > Silence::MAX_REASON {
            invalid.add("reason", format_args!("must not be longer than {} characters", Silence::MAX_REASON));
        }
        if self.until.is_none() {
            invalid.add("until", "must be given");
        }
        invalid.into_result()?;
        Ok(self)
    }
}

/// What a silence would have made silent in the last days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SilenceTrial {
    pub days: u32,
    /// How many it would have been, of those that were looked at.
    pub total: u64,
    /// The newest.
    pub alerts: Vec<AlertSummary>,
    /// How many there were on each day, the first first.
    pub by_day: Vec<(Timestamp, u64)>,
    /// Where there was too much to look at all of it: how far back it went.
    pub searched_back_to: Option<Timestamp>,
}

impl SilenceTrial {
    pub const DAYS: u32 = 7;
    pub const MAX_DAYS: u32 = 90;
    pub const SHOWN: usize = 20;
}

/// Why nobody is told of an alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SilencedBy {
    pub alert: AlertId,
    pub silence: SilenceId,
    pub reason: String,
    /// Until when the silence is in force.
    pub until: Timestamp,
    pub by: Person,
}
