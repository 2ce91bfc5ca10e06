//! The time that a timeline covers.

use argus_domain::{EventQuery, SubMode, SubQuery, TimeField, TimeFields, Timestamp};

pub(super) type Bounds = (Option<Timestamp>, Option<Timestamp>);

/// Only events whose own `field` lies within the bounds, as far as there are any.
pub(super) fn narrowed(query: EventQuery, field: TimeField, (start, end): Bounds) -> EventQuery {
    if start.is_none() && end.is_none() && field != TimeField::FirstAssessed {
        return query;
    }
    EventQuery {
        start: Some(start.unwrap_or(Timestamp::MIN)),
        end,
        time_fields: TimeFields::any([field]),
        days: query.days,
        include_deleted: query.include_deleted,
        sub: vec![SubQuery { mode: SubMode::Required, query }],
        ..EventQuery::default()
    }
    .simplified()
}

/// The spans' range: that of the events, widened to what was asked for if empty spans are wanted.
pub(super) fn range(
    told: Option<(Timestamp, Timestamp)>,
    asked: Bounds,
    own: Bounds,
    with_empty: bool,
) -> (Timestamp, Timestamp) {
    let (oldest, newest) = told.unzip();
    if !with_empty {
        let first = oldest.unwrap_or(Timestamp::MIN);
        return (first, newest.unwrap_or(first));
    }
    let first = own.0.or(asked.0.into_iter().chain(oldest).min());
    let last = own.1.or(asked.1.into_iter().chain(newest).max());
    match (first, last) {
        (Some(first), Some(last)) => (first, last.max(first)),
        (Some(only), None) | (None, Some(only)) => (only, only),
        (None, None) => (Timestamp::MIN, Timestamp::MIN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_is_that_of_the_events_or_of_the_question() {
        let at = Timestamp::clamped;
        let told = Some((at(20), at(30)));
        let asked = (Some(at(10)), Some(at(25)));
        assert_eq!(range(told, asked, (None, None), false), (at(20), at(30)));
        assert_eq!(range(told, asked, (None, None), true), (at(10), at(30)));
        assert_eq!(range(told, asked, (Some(at(15)), Some(at(40))), true), (at(15), at(40)));
        assert_eq!(range(told, asked, (Some(at(15)), Some(at(40))), false), (at(20), at(30)));
        assert_eq!(range(None, (None, None), (None, None), true), (Timestamp::MIN, Timestamp::MIN));
        assert_eq!(range(None, (Some(at(10)), None), (None, None), true), (at(10), at(10)));
    }
}
