//! One identifier type per noun, so that mixing them does not compile.

use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }
    )+};
}

ids! {
    /// A row of the activity log, rising in the order of writing.
    ActivityId,
    /// What a signature means to people: an alarm with a description.
    AlarmId,
    /// One time that an alert rule found enough.
    AlertFiringId,
    /// The number people call an alert by.
    AlertId,
    /// An asset of one alert.
    AlertAssetId,
    /// An indicator of one alert.
    AlertIocId,
    /// Which events are worth an alert.
    AlertRuleId,
    /// An API key. The key itself is never stored.
    ApiKeyId,
    /// A file that belongs to a case.
    AttachmentId,
    /// What Argus does by itself when something happens to a case.
    AutomationRuleId,
    /// One time that an automation rule ran.
    AutomationRunId,
    /// The number people call a case by: `#7`.
    CaseId,
    /// That two cases have to do with one another.
    CaseLinkId,
    /// What a case of a kind begins with.
    CaseTemplateId,
    /// A kind of attack.
    CategoryId,
    /// What cases can be classified as.
    ClassificationId,
    /// How Argus tells somebody outside of it.
    ChannelId,
    /// Something that was said about a case.
    CommentId,
    /// A field of cases that an administrator defined.
    CustomFieldId,
    /// Somebody to call at a customer's.
    ContactId,
    CustomerId,
    /// One message to one recipient.
    DeliveryId,
    /// Where an event lies in the store: `timestamp << 20 | sequence`. See [`EventKey::first_at`].
    EventKey,
    GroupId,
    /// An indicator of one case.
    IocId,
    /// A sensor's or site's location; 0 is "not known".
    LocationId,
    /// A processing module.
    ModuleId,
    /// One call of a processing module, or something that Argus does from time to time.
    ModuleTaskId,
    NoteFolderId,
    NoteId,
    /// What somebody is told of a case.
    NotificationId,
    /// Where on earth an address is, as far as its sender said.
    PlaceId,
    /// What cases are worked on as part of.
    ServiceId,
    /// Who is told of which alerts and cases.
    PolicyId,
    /// One alert or case that a policy met.
    PolicyNoticeId,
    /// A search that somebody keeps under a name.
    SavedSearchId,
    /// A sensor, by the name it gives itself.
    SensorId,
    SignatureId,
    /// Alerts that nobody is told of for a time.
    SilenceId,
    /// A state of cases, in a workflow.
    StateId,
    /// Something to do in a case.
    TaskId,
    /// Something that happened, in the timeline of a case.
    TimelineEntryId,
    UserId,
    /// A fully qualified domain name that events hold.
    WebDomainId,
    /// The states that cases go through, and in which order.
    WorkflowId,
}

impl EventKey {
    /// Bits of a key that tell events of one millisecond apart.
    pub const SEQUENCE_BITS: u32 = 20;

    /// The lowest key that an event of this millisecond can have.
    pub fn first_at(timestamp: crate::Timestamp) -> Self {
        Self(timestamp.millis() << Self::SEQUENCE_BITS)
    }

    /// The highest key that an event of this millisecond can have.
    pub fn last_at(timestamp: crate::Timestamp) -> Self {
        Self((timestamp.millis() << Self::SEQUENCE_BITS) | ((1 << Self::SEQUENCE_BITS) - 1))
    }

    /// The lowest key of a day, in days since 1970.
    pub fn first_of_day(day: i64) -> Self {
        Self::first_at(crate::Timestamp::clamped(day.saturating_mul(crate::timestamp::MILLIS_PER_DAY)))
    }

    /// The highest key of a day.
    pub fn last_of_day(day: i64) -> Self {
        let next = day.saturating_add(1).saturating_mul(crate::timestamp::MILLIS_PER_DAY);
        Self::last_at(crate::Timestamp::clamped(next.saturating_sub(1)))
    }

    pub fn timestamp(self) -> crate::Timestamp {
        crate::Timestamp::clamped(self.0 >> Self::SEQUENCE_BITS)
    }
}
