//! What an event is called: `AGGR/1569185283911/2171/6c36deb6-d5e3-461c-bab4-fca397006cb9`.

use crate::{CustomerId, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventType {
    /// One or more raw events merged.
    Aggregated,
    /// What a sensor reported, as it came. Called NIDS in events/v1.
    Raw,
}

impl EventType {
    /// The first part of an id.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Aggregated => "AGGR",
            Self::Raw => "NIDS",
        }
    }
}

impl FromStr for EventType {
    type Err = EventIdError;
    fn from_str(text: &str) -> Result<Self, EventIdError> {
        match text {
            "AGGR" | "AGGRATTACK" => Ok(Self::Aggregated),
            "NIDS" | "RAW" => Ok(Self::Raw),
            _ => Err(EventIdError),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventId {
    pub kind: EventType,
    pub timestamp: Timestamp,
    pub customer: CustomerId,
    pub uuid: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not an event id: it is written AGGR/timestamp/customer/uuid (or NIDS/… for a raw event)")]
pub struct EventIdError;

impl FromStr for EventId {
    type Err = EventIdError;
    fn from_str(text: &str) -> Result<Self, EventIdError> {
        let mut parts = text.split('/');
        let mut next = || parts.next().ok_or(EventIdError);
        let id = Self {
            kind: next()?.parse()?,
            timestamp: next()?.parse().ok().and_then(Timestamp::from_millis).ok_or(EventIdError)?,
            customer: next()?.parse().map_err(|_| EventIdError)?,
            uuid: next()?.parse().map_err(|_| EventIdError)?,
        };
        if parts.next().is_some() { Err(EventIdError) } else { Ok(id) }
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/{}", self.kind.prefix(), self.timestamp.millis(), self.customer, self.uuid)
    }
}

impl Serialize for EventId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EventId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_requirements_id_returns() {
        let text = "AGGR/1569185283911/2171/6c36deb6-d5e3-461c-bab4-fca397006cb9";
        let id: EventId = text.parse().unwrap();
        assert_eq!((id.kind, id.customer), (EventType::Aggregated, CustomerId(2171)));
        assert_eq!(id.to_string(), text);
    }

    #[test]
    fn refuses_other_texts() {
        let uuid = "6c36deb6-d5e3-461c-bab4-fca397006cb9";
        for text in [
            String::new(),
            "AGGR/1/2".into(),
            format!("AGGR/1/2/{uuid}/3"),
            format!("AGGR/-1/2/{uuid}"),
            format!("NODS/1/2/{uuid}"),
            "AGGR/1/2/x".into(),
        ] {
            assert_eq!(text.parse::<EventId>(), Err(EventIdError), "{text}");
        }
    }
}
