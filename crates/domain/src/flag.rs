//! The states an event can be in.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

macro_rules! flags {
    ($($variant:ident = $name:literal,)+) => {
        /// A state of an event, by its name in events/v1 of the reference API.
        ///
        /// The order is part of the database: new flags are added at the end.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Flag { $($variant,)+ }

        impl Flag {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

flags! {
    Established = "ESTABLISHED",
    Blocked = "BLOCKED",
    Snapshot = "SNAPSHOT",
    Finalized = "FINALIZED",
    SourceIsCustomernet = "SOURCE_IS_CUSTOMERNET",
    DestinationIsCustomernet = "DESTINATION_IS_CUSTOMERNET",
    SourceIsPartialCustomernet = "SOURCE_IS_PARTIAL_CUSTOMERNET",
    DestinationIsPartialCustomernet = "DESTINATION_IS_PARTIAL_CUSTOMERNET",
    IntruderIsCustomernet = "INTRUDER_IS_CUSTOMERNET",
    VictimIsCustomernet = "VICTIM_IS_CUSTOMERNET",
    IntruderIsPartialCustomernet = "INTRUDER_IS_PARTIAL_CUSTOMERNET",
    VictimIsPartialCustomernet = "VICTIM_IS_PARTIAL_CUSTOMERNET",
    PartiallyBlocked = "PARTIALLY_BLOCKED",
    FalsePositive = "FALSE_POSITIVE",
    NotAThreat = "NOT_A_THREAT",
    TuningCandidate = "TUNING_CANDIDATE",
    Notified = "NOTIFIED",
    PartiallyNotified = "PARTIALLY_NOTIFIED",
    Followup = "FOLLOWUP",
    IdentifiedThreat = "IDENTIFIED_THREAT",
    ThreatCandidate = "THREAT_CANDIDATE",
    Acknowledged = "ACKNOWLEDGED",
    PartiallyAcknowledged = "PARTIALLY_ACKNOWLEDGED",
    SeverityAdjusted = "SEVERITY_ADJUSTED",
    Commented = "COMMENTED",
    Filtered = "FILTERED",
    Checked = "CHECKED",
    IncompleteDetails = "INCOMPLETE_DETAILS",
    AggregatedBaseEvent = "AGGREGATED_BASE_EVENT",
    RemoteStorage = "REMOTE_STORAGE",
    CustomSourceAggregation = "CUSTOM_SOURCE_AGGREGATION",
    CustomDestinationAggregation = "CUSTOM_DESTINATION_AGGREGATION",
    CustomIntruderAggregation = "CUSTOM_INTRUDER_AGGREGATION",
    CustomVictimAggregation = "CUSTOM_VICTIM_AGGREGATION",
    HasDetails = "HAS_DETAILS",
    HasPayload = "HAS_PAYLOAD",
    HasPcap = "HAS_PCAP",
    AssociatedToCaseByFilter = "ASSOCIATED_TO_CASE_BY_FILTER",
    SeverityIncreasedByFilter = "SEVERITY_INCREASED_BY_FILTER",
    SeverityReducedByFilter = "SEVERITY_REDUCED_BY_FILTER",
    CreatedByAnalysisFilter = "CREATED_BY_ANALYSIS_FILTER",
    ExtendEventTtl = "EXTEND_EVENT_TTL",
    InitialTuning = "INITIAL_TUNING",
    PostAnalysis = "POST_ANALYSIS",
    PartialSslTerminated = "PARTIAL_SSL_TERMINATED",
    SslTerminated = "SSL_TERMINATED",
    AutoReport = "AUTO_REPORT",
    MissingTimestamp = "MISSING_TIMESTAMP",
    ClockOutOfSync = "CLOCK_OUT_OF_SYNC",
    DropAnalysis = "DROP_ANALYSIS",
    EscalatedByReputation = "ESCALATED_BY_REPUTATION",
    HasSample = "HAS_SAMPLE",
    StoreEvent = "STORE_EVENT",
    StoreAggregated = "STORE_AGGREGATED",
    SourceIsManagedBySoc = "SOURCE_IS_MANAGED_BY_SOC",
    DestinationIsManagedBySoc = "DESTINATION_IS_MANAGED_BY_SOC",
    HandledByAnalyst = "HANDLED_BY_ANALYST",
    SlaViolation = "SLA_VIOLATION",
    PayloadTruncated = "PAYLOAD_TRUNCATED",
    HasStringPayload = "HAS_STRING_PAYLOAD",
    Reassessed = "REASSESSED",
    NotifiedUnpublished = "NOTIFIED_UNPUBLISHED",
    NotifiedDeleted = "NOTIFIED_DELETED",
    EventFromOtEnvironment = "EVENT_FROM_OT_ENVIRONMENT",
    EventFromRestrictedItEnvironment = "EVENT_FROM_RESTRICTED_IT_ENVIRONMENT",
    Failure = "FAILURE",
}

impl Flag {
    /// The flags that people set and clear by judging; all others are set by who reports an event.
    pub const JUDGED: [Self; 7] = [
        Self::FalsePositive,
        Self::NotAThreat,
        Self::TuningCandidate,
        Self::Followup,
        Self::IdentifiedThreat,
        Self::Acknowledged,
        Self::PartiallyAcknowledged,
    ];

    /// The flags that describe an end point. In events/v2 they are flags of the end point itself.
    pub fn is_of_endpoint(self) -> bool {
        let name = self.name();
        name.contains("CUSTOMERNET") || name.contains("_AGGREGATION") || name.contains("MANAGED_BY_SOC")
    }

    /// The flags that only the system itself sets, so that nobody may submit them with an event.
    pub fn may_be_submitted(self) -> bool {
        !matches!(
            self,
            Self::IntruderIsCustomernet
                | Self::VictimIsCustomernet
                | Self::IntruderIsPartialCustomernet
                | Self::VictimIsPartialCustomernet
                | Self::CustomIntruderAggregation
                | Self::CustomVictimAggregation
                | Self::NotifiedUnpublished
                | Self::NotifiedDeleted
        )
    }

    /// The name in events/v2: `falsePositive` for `FALSE_POSITIVE`.
    pub fn camel_name(self) -> String {
        let mut words = self.name().split('_').map(str::to_ascii_lowercase);
        let mut name = words.next().unwrap_or_default();
        for word in words {
            name.push_str(&word[..1].to_ascii_uppercase());
            name.push_str(&word[1..]);
        }
        name
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not the name of an event flag, such as BLOCKED or FOLLOWUP")]
pub struct FlagError;

impl FromStr for Flag {
    type Err = FlagError;

    /// Reads the names of events/v1 and of events/v2.
    fn from_str(text: &str) -> Result<Self, FlagError> {
        Self::ALL
            .iter()
            .copied()
            .find(|flag| flag.name() == text || flag.camel_name() == text)
            .ok_or(FlagError)
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A set of flags. There are more than 64, so the database keeps two words: [`Flags::words`].
///
/// Two bits beyond the flags are marks of the system's own, which nobody sets or sees by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Flags(u128);

impl Flags {
    pub const NONE: Self = Self(0);
    /// Linked to one case at least.
    pub const LINKED: Self = Self(1 << 125);
    /// Deleted, and kept for those who may see what was deleted.
    pub const DELETED: Self = Self(1 << 126);

    pub fn contains(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u32) != 0
    }

    pub fn insert(&mut self, flag: Flag) {
        self.0 |= 1 << flag as u32;
    }

    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.iter().copied().filter(move |&flag| self.contains(flag))
    }

    /// The low and the high 64 bits.
    pub fn words(self) -> [i64; 2] {
        [self.0 as i64, (self.0 >> 64) as i64]
    }

    pub fn from_words([low, high]: [i64; 2]) -> Self {
        Self(u128::from(low as u64) | (u128::from(high as u64) << 64))
    }
}

impl FromIterator<Flag> for Flags {
    fn from_iter<I: IntoIterator<Item = Flag>>(flags: I) -> Self {
        let mut set = Self::NONE;
        for flag in flags {
            set.insert(flag);
        }
        set
    }
}

impl Serialize for Flags {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Flags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Flag>::deserialize(deserializer).map(Self::from_iter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_66_of_the_reference_and_52_in_v2() {
        assert_eq!(Flag::ALL.len(), 66);
        assert_eq!(Flag::ALL.iter().filter(|flag| !flag.is_of_endpoint()).count(), 52);
        assert_eq!(Flag::ALL.iter().filter(|flag| !flag.may_be_submitted()).count(), 8);
    }

    #[test]
    fn names_return() {
        for &flag in Flag::ALL {
            assert_eq!(flag.name().parse(), Ok(flag));
            assert_eq!(flag.camel_name().parse(), Ok(flag));
        }
        assert_eq!("blocked".parse(), Ok(Flag::Blocked));
        assert_eq!("Blocked".parse::<Flag>(), Err(FlagError));
    }

    #[test]
    fn words_hold_every_flag() {
        let all: Flags = Flag::ALL.iter().copied().collect();
        assert_eq!(Flags::from_words(all.words()), all);
        let high: Flags = [Flag::Failure, Flag::Established].into_iter().collect();
        assert_eq!(high.words(), [1, 2]);
        assert_eq!(high.iter().collect::<Vec<_>>(), [Flag::Established, Flag::Failure]);
    }
}
