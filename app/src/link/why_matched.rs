//! Why a search for ranges found an event.

use argus_domain::{Cidr, cidr::CidrMatch, criteria::EventCriteria};

/// Why an event with these end points answers to the ranges searched for, in words: `source 10.1.2.3 lies
/// inside 10.0.0.0/8`.
pub(crate) fn why_matched(
    criteria: &EventCriteria,
    source: Option<Cidr>,
    destination: Option<Cidr>,
) -> Vec<String> {
    let mut reasons = Vec::new();
    for (wanted, sides) in [
        (&criteria.addresses, &[("source", source), ("destination", destination)][..]),
        (&criteria.sources, &[("source", source)][..]),
        (&criteria.destinations, &[("destination", destination)][..]),
    ] {
        for range in wanted {
            for (side, stored) in sides {
                let Some(stored) = stored else { continue };
                reasons.push(match range.matches(stored) {
                    Some(CidrMatch::Equal) => format!("{side} equals {range}"),
                    Some(CidrMatch::Inside) => format!("{side} {stored} lies inside {range}"),
                    Some(CidrMatch::Covers) => format!("{side} {stored} covers {range}"),
                    None => continue,
                });
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
        assert_eq!(
            why_matched(&criteria, cidr("192.168.1.33"), cidr("192.168.1.0/24")),
            [
                "source 192.168.1.33 lies inside 192.168.1.32/28",
                "destination 192.168.1.0/24 covers 192.168.1.32/28"
            ]
        );
        assert_eq!(
            why_matched(&criteria, cidr("192.168.1.32/28"), cidr("8.8.8.8")),
            ["source equals 192.168.1.32/28"]
        );
    }
}
