//! IP protocol numbers.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A protocol number as in an IP header, 0 to 255 (IANA "Protocol Numbers"); 0 is "not known".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Protocol(pub u8);

const NAMES: [(u8, &str); 11] = [
    (1, "icmp"),
    (2, "igmp"),
    (4, "ip"),
    (6, "tcp"),
    (17, "udp"),
    (41, "ipv6"),
    (47, "gre"),
    (50, "esp"),
    (51, "ah"),
    (58, "ipv6-icmp"),
    (132, "sctp"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a protocol: give a number from 0 to 255 or a name such as tcp, udp or icmp")]
pub struct ProtocolError;

impl FromStr for Protocol {
    type Err = ProtocolError;
    fn from_str(text: &str) -> Result<Self, ProtocolError> {
        let lower = text.to_ascii_lowercase();
        let named = NAMES.iter().find(|(_, name)| *name == lower).map(|&(number, _)| number);
        let number = named.map_or_else(|| lower.parse().map_err(|_| ProtocolError), Ok)?;
        Ok(Self(number))
    }
}

impl fmt::Display for Protocol {
    /// A well-known name, or the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match NAMES.iter().find(|(number, _)| *number == self.0) {
            Some((_, name)) => f.write_str(name),
            None => self.0.fmt(f),
        }
    }
}
