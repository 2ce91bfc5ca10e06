//! Why a search for ranges found an event.

use argus_domain::{Cidr, cidr::CidrMatch, criteria::EventCriteria};
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Source,
    Destination,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Source => "source",
            Self::Destination => "destination",
        })
    }
}

/// How one end of an event answers to one range that was searched for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reason {
    pub(crate) side: Side,
    stored: Cidr,
    range: Cidr,
    how: CidrMatch,
}

impl Reason {
    /// In a word, for beside the address.
    pub(crate) fn word(&self) -> &'static str {
        match self.how {
            CidrMatch::Equal => "equal",
            CidrMatch::Inside => "inside",
            CidrMatch::Covers => "covers",
        }
    }
}

impl fmt::Display for Reason {
    /// `source 10.1.2.3 lies inside 10.0.0.0/8`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { side, stored, range, how } = self;
        match how {
            CidrMatch::Equal => write!(f, "{side} equals {range}"),
            CidrMatch::Inside => write!(f, "{side} {stored} lies inside {range}"),
            CidrMatch::Covers => write!(f, "{side} {stored} covers {range}"),
        }
    }
}

/// Why an event with these end points answers to the ranges searched for.
pub(crate) fn why_matched(
    criteria: &EventCriteria,
    source: Option<Cidr>,
    destination: Option<Cidr>,
) -> Vec<Reason> {
    let (from, to) = ((Side::Source, source), (Side::Destination, destination));
    let mut reasons = Vec::new();
    for (wanted, sides) in [
        (&criteria.addresses, &[from, to][..]),
        (&criteria.sources, &[from]),
        (&criteria.destinations, &[to]),
    ] {
        for &range in wanted {
            for &(side, stored) in sides {
                let Some(stored) = stored else { continue };
                if let Some(how) = range.matches(&stored) {
                    reasons.push(Reason { side, stored, range, how });
                }
            }
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::FilterField;

    #[test]
    fn says_why_a_range_matched() {
        let mut criteria = EventCriteria::default();
        FilterField::Address.add(&mut criteria, "192.168.1.32/28").unwrap();
        let cidr = |text: &str| Some(text.parse::<Cidr>().unwrap());
        let said = |source, destination| {
            let reasons = why_matched(&criteria, cidr(source), cidr(destination));
            reasons.iter().map(|reason| (reason.word(), reason.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(
            said("192.168.1.33", "192.168.1.0/24"),
            [
                ("inside", "source 192.168.1.33 lies inside 192.168.1.32/28".to_owned()),
                ("covers", "destination 192.168.1.0/24 covers 192.168.1.32/28".to_owned())
            ]
        );
        assert_eq!(
            said("192.168.1.32/28", "8.8.8.8"),
            [("equal", "source equals 192.168.1.32/28".to_owned())]
        );
    }
}
