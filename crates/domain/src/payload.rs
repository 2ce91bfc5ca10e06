//! What went over the wire.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    pub kind: PayloadKind,
    /// Text, or base64 for the binary kinds.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PayloadKind {
    Ethernet,
    Pcap,
    Binary,
    String,
}

impl PayloadKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ethernet => "ethernet",
            Self::Pcap => "pcap",
            Self::Binary => "binary",
            Self::String => "string",
        }
    }
}

impl std::str::FromStr for PayloadKind {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Ethernet, Self::Pcap, Self::Binary, Self::String]
            .into_iter()
            .find(|kind| kind.name() == text)
            .ok_or("must be one of ethernet, pcap, binary, string")
    }
}
