//! What events are grouped by, and what different values are counted of.

use crate::{EventFacts, SensorId, event::EndPoint, property::PropertyMap};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleField {
    Source,
    SourcePort,
    SourceCountry,
    Destination,
    DestinationPort,
    DestinationCountry,
    Protocol,
    Signature,
    Severity,
    Domain,
    /// Of raw events only.
    Sensor,
    /// By its key.
    Property(String),
}

const PROPERTY: &str = "property.";

impl RuleField {
    /// Those that have no key.
    pub const PLAIN: [Self; 11] = [
        Self::Source,
        Self::SourcePort,
        Self::SourceCountry,
        Self::Destination,
        Self::DestinationPort,
        Self::DestinationCountry,
        Self::Protocol,
        Self::Signature,
        Self::Severity,
        Self::Domain,
        Self::Sensor,
    ];
    pub const MAX_KEY: usize = 200;

    const fn plain_name(&self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::SourcePort => "sourcePort",
            Self::SourceCountry => "sourceCountry",
            Self::Destination => "destination",
            Self::DestinationPort => "destinationPort",
            Self::DestinationCountry => "destinationCountry",
            Self::Protocol => "protocol",
            Self::Signature => "signature",
            Self::Severity => "severity",
            Self::Domain => "domain",
            Self::Sensor => "sensor",
            Self::Property(_) => "property",
        }
    }

    /// For people.
    pub fn label(&self) -> String {
        match self {
            Self::Source => "source".to_owned(),
            Self::SourcePort => "source port".to_owned(),
            Self::SourceCountry => "source country".to_owned(),
            Self::Destination => "destination".to_owned(),
            Self::DestinationPort => "destination port".to_owned(),
            Self::DestinationCountry => "destination country".to_owned(),
            Self::Property(key) => key.clone(),
            other => other.plain_name().to_owned(),
        }
    }

    /// What tells the field's values apart: names stand there as their numbers. Empty where an event has none.
    pub fn identity(&self, facts: &EventFacts, sensor: Option<SensorId>, properties: &PropertyMap) -> String {
        fn text(value: Option<impl fmt::Display>) -> String {
            value.map_or_else(String::new, |value| value.to_string())
        }
        let address = |end: EndPoint| text(end.address);
        let country = |place: Option<crate::Place>| text(place.and_then(|place| place.country));
        match self {
            Self::Source => address(facts.source),
            Self::SourcePort => text(facts.source.port),
            Self::SourceCountry => country(facts.source_place),
            Self::Destination => address(facts.destination),
            Self::DestinationPort => text(facts.destination.port),
            Self::DestinationCountry => country(facts.destination_place),
            Self::Protocol => facts.protocol.to_string(),
            Self::Signature => facts.signature.to_string(),
            Self::Severity => facts.severity.to_string(),
            Self::Domain => text(facts.domain),
            Self::Sensor => text(sensor),
            Self::Property(key) => properties.get(key).cloned().unwrap_or_default(),
        }
    }
}

impl fmt::Display for RuleField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Property(key) => write!(f, "{PROPERTY}{key}"),
            plain => f.write_str(plain.plain_name()),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a field of events: give source, destination, signature or the like, or property. and a key")]
pub struct RuleFieldError;

impl FromStr for RuleField {
    type Err = RuleFieldError;
    fn from_str(text: &str) -> Result<Self, RuleFieldError> {
        if let Some(key) = text.strip_prefix(PROPERTY) {
            let fits = !key.is_empty()
                && key.len() <= Self::MAX_KEY
                && !key.contains(|c: char| c.is_control() || "{}".contains(c));
            return if fits { Ok(Self::Property(key.to_owned())) } else { Err(RuleFieldError) };
        }
        Self::PLAIN.into_iter().find(|field| field.plain_name() == text).ok_or(RuleFieldError)
    }
}

impl Serialize for RuleField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RuleField {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for field in RuleField::PLAIN.into_iter().chain([RuleField::Property("tls.sni".to_owned())]) {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        for wrong in ["", "property.", "property.{x}", "Source"] {
            assert!(wrong.parse::<RuleField>().is_err(), "{wrong}");
        }
    }
}
