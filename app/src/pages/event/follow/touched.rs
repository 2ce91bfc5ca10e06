//! Whether a search is concerned by what was written.

use argus_domain::{Flags, Timestamp, criteria::EventCriteria};

/// What asks for events written after `followed` that these criteria find, or may have found before: what people
/// change of an event, and what grows, is not asked.
pub(super) fn touched(criteria: &EventCriteria, followed: Timestamp) -> EventCriteria {
    EventCriteria {
        last_updated_since: Some(followed.plus_millis(1)),
        severities: Vec::new(),
        min_severity: None,
        max_severity: None,
        include_flags: Flags::NONE,
        exclude_flags: Flags::NONE,
        cases: Vec::new(),
        properties: Vec::new(),
        min_count: None,
        ..criteria.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::EventLink;

    #[test]
    fn what_people_change_narrows_nothing() {
        let (link, _) = EventLink::read(
            "?from=2026-01-01&to=2026-01-02&ip=10.0.0.0/8&port=80&min-severity=high&not-flag=ACKNOWLEDGED\
             &flag=BLOCKED&case=none&min-count=2&property=a%3Db",
        );
        let (fixed, _) = EventLink::read("?from=2026-01-01&to=2026-01-02&ip=10.0.0.0/8&port=80");
        let since = Some(Timestamp::clamped(8));
        let expected = EventCriteria { last_updated_since: since, ..fixed.criteria };
        assert_eq!(touched(&link.criteria, Timestamp::clamped(7)), expected);
    }
}
