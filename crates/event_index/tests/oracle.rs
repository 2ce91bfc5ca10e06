//! The index against an oracle that looks at every event one by one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    AddressCriteria, CaseId, Cidr, CustomerId, EventFacts, EventKey, EventQuery, EventRecord, EventType,
    Flag, Flags, LocationId, Place, PlaceId, Protocol, Severity, SignatureId, SubMode, SubQuery, TimeField,
    TimeFields, Timestamp, WebDomainId,
    criteria::{EventSort, EventSortKey},
    event::EndPoint,
    statistics::{Dimension, GroupValue, Tally},
};
use argus_event_index::{Breakdown, Frames, Index, Largest, Meanings};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

const DAY: i64 = 86_400_000;
const NOON: i64 = 17_000 * DAY + DAY / 2;

fn cidrs() -> impl Strategy<Value = Cidr> {
    prop::sample::select(vec![
        "10.0.0.1",
        "10.0.0.0/8",
        "10.1.0.0/16",
        "0.0.0.0/0",
        "2001:db8::1",
        "::/0",
        "10.1.2.3",
    ])
    .prop_map(|text| text.parse().unwrap())
}

fn flags() -> impl Strategy<Value = Flags> {
    prop::collection::vec(prop::sample::select(vec![Flag::Blocked, Flag::Followup, Flag::Failure]), 0..2)
        .prop_map(|flags| flags.into_iter().collect())
}

fn places() -> impl Strategy<Value = Option<Place>> {
    prop::sample::select(vec![(0, ""), (1, "NO"), (2, "NO"), (3, "US"), (4, "")])
        .prop_map(|(id, country)| (id > 0).then(|| Place { id: PlaceId(id), country: country.parse().ok() }))
}

fn cases() -> impl Strategy<Value = Vec<CaseId>> {
    prop::sample::select(vec![vec![], vec![], vec![CaseId(1)], vec![CaseId(1), CaseId(2)]])
}

fn ports() -> impl Strategy<Value = Option<u16>> {
    prop::option::of(prop::sample::select(vec![0u16, 20, 21, 65_535]))
}

prop_compose! {
    fn ends()(address in prop::option::of(cidrs()), port in ports()) -> EndPoint {
        EndPoint { address, port }
    }
}

prop_compose! {
    fn rows()(
        at in 0i64..5, sequence in 0i64..40, customer in 1i64..4, signature in 1i64..5, severity in 0usize..4,
        source in ends(), destination in ends(), source_place in places(), destination_place in places(),
        before in prop_oneof![4 => -DAY..DAY, 1 => -5 * DAY..5 * DAY], length in prop_oneof![4 => 0i64..DAY, 1 => 0i64..9 * DAY], updated in 0i64..50,
        (count, deleted, location, domain) in (1i64..5, prop::bool::weighted(0.1), 0i64..3, prop::option::of(1i64..3)),
        flags in flags(), cases in cases(),
    ) -> EventFacts {
        let timestamp = Timestamp::clamped(NOON + at * DAY / 2);
        let start = timestamp.plus_millis(-before);
        let marks = [(!cases.is_empty(), Flags::LINKED), (deleted, Flags::DELETED)];
        EventFacts {
            key: EventKey(EventKey::first_at(timestamp).0 + sequence), uuid: Uuid::nil(),
            customer: CustomerId(customer), signature: SignatureId(signature), category: None,
            severity: Severity::ALL[severity], protocol: Protocol(6), source, destination, source_place,
            destination_place, location: LocationId(location), domain: domain.map(WebDomainId), count, start,
            end: start.plus_millis(length), updated: Timestamp::clamped(updated), assessed: None,
            flags: marks.into_iter().filter(|(set, _)| *set).fold(flags, |flags, (_, mark)| flags.union(mark)),
            cases,
        }
    }
}

fn time_fields() -> impl Strategy<Value = TimeFields> {
    let some = vec![TimeField::Timestamp, TimeField::Start, TimeField::End, TimeField::LastUpdated];
    let chosen = prop::sample::subsequence(some, 1..=4);
    prop_oneof![
        2 => Just(TimeFields::default()),
        1 => (chosen, any::<bool>()).prop_map(|(fields, all)| if all { TimeFields::every(fields) } else { TimeFields::any(fields) }),
    ]
}

prop_compose! {
    fn blocks()(
        (start, end) in (prop::option::of(-DAY..3 * DAY), prop::option::of(-DAY..3 * DAY)), time_fields in time_fields(),
        updated_since in prop::option::of(0i64..50),
        signatures in prop::option::of(prop::collection::vec((1i64..5).prop_map(SignatureId), 0..3)),
        severities in prop::sample::subsequence(Severity::ALL.to_vec(), 0..=4),
        either in prop::collection::vec(cidrs(), 0..2), source in prop::collection::vec(cidrs(), 0..2),
        (destination, min_bits) in (prop::collection::vec(cidrs(), 0..2), prop::sample::select(vec![0u8, 8, 32, 64])),
        ports in prop::collection::vec(prop::sample::select(vec![0u16, 20, 65_535]), 0..2),
        (include_flags, exclude_flags) in (flags(), flags()), min_count in prop::option::of(1i64..5), narrow in 0u8..5,
        cases in prop::collection::vec((0i64..3).prop_map(CaseId), 0..2), include_deleted in any::<bool>(),
    ) -> EventQuery {
        let at = |offset: Option<i64>| offset.map(|offset| Timestamp::clamped(NOON + offset));
        let query = EventQuery { include_deleted, ..EventQuery::default() };
        // Most criteria at once find nothing.
        match narrow {
            0 => EventQuery {
                address: AddressCriteria { either, source, destination, source_min_bits: min_bits, destination_min_bits: 0 },
                ..query
            },
            1 => EventQuery { signatures, severities, updated_since: updated_since.map(Timestamp::clamped), ..query },
            2 => EventQuery { destination_ports: ports.clone(), ports, include_flags, exclude_flags, min_count, ..query },
            3 => EventQuery {
                cases, countries: vec!["NO".parse().unwrap()], locations: vec![LocationId(1), LocationId(0)],
                domains: signatures.map(|ids| ids.into_iter().map(|id| WebDomainId(id.0)).collect()), ..query
            },
            _ => EventQuery { start: at(start), end: at(end), time_fields, days: Some((17_000, 17_001)), ..query },
        }
    }
}

fn queries() -> impl Strategy<Value = EventQuery> {
    let mode = prop::sample::select(vec![SubMode::Any, SubMode::Required, SubMode::Exclude]);
    let with_sub = |inner: BoxedStrategy<EventQuery>| {
        (inner.clone(), prop::collection::vec((mode.clone(), inner), 0..3)).prop_map(|(query, sub)| {
            let sub = sub.into_iter().map(|(mode, query)| SubQuery { mode, query }).collect();
            EventQuery { sub, ..query }
        })
    };
    with_sub(with_sub(blocks().boxed()).boxed())
}

fn matches(query: &EventQuery, customers: Option<&[CustomerId]>, row: &EventFacts) -> bool {
    let record = EventRecord { kind: EventType::Aggregated, properties: &BTreeMap::new(), sensor: None };
    customers.is_none_or(|ids| ids.contains(&row.customer)) && query.matches(row, record)
}

struct Odd;

impl Meanings for Odd {
    fn alarm(&self, signature: SignatureId) -> GroupValue {
        GroupValue::Number(signature.0 % 2)
    }

    fn category(&self, signature: SignatureId) -> GroupValue {
        if signature.0 == 1 { GroupValue::None } else { GroupValue::Number(7) }
    }
}

fn values(dimension: Dimension, row: &EventFacts) -> Vec<GroupValue> {
    let number = GroupValue::Number;
    let address = |end: EndPoint| end.address.map_or(GroupValue::None, GroupValue::Address);
    let place = |place: Option<Place>| place.map_or(GroupValue::None, |place| number(place.id.0));
    let country = |place: Option<Place>| {
        place.and_then(|place| place.country).map_or(GroupValue::None, GroupValue::Country)
    };
    vec![match dimension {
        Dimension::Signature => number(row.signature.0),
        Dimension::Category => Odd.category(row.signature),
        Dimension::Alarm => Odd.alarm(row.signature),
        Dimension::Location if row.location.0 == 0 => GroupValue::None,
        Dimension::Location => number(row.location.0),
        Dimension::Severity => number(row.severity.rank().into()),
        Dimension::Source => address(row.source),
        Dimension::Destination => address(row.destination),
        Dimension::Protocol => number(row.protocol.0.into()),
        Dimension::Customer => number(row.customer.0),
        Dimension::SourcePlace => place(row.source_place),
        Dimension::SourceCountry => country(row.source_place),
        Dimension::DestinationPlace => place(row.destination_place),
        Dimension::DestinationCountry => country(row.destination_place),
        Dimension::Case if row.cases.is_empty() => GroupValue::None,
        Dimension::Case => return row.cases.iter().map(|case| number(case.0)).collect(),
    }]
}

fn grouped(
    rows: &[&EventFacts],
    dimensions: &[Dimension],
    step: i64,
    frames: usize,
    by: TimeField,
) -> HashMap<Vec<GroupValue>, Vec<Tally>> {
    let mut groups = HashMap::new();
    for row in rows {
        let mut combinations: Vec<Vec<GroupValue>> = vec![Vec::new()];
        for dimension in dimensions {
            combinations = combinations
                .iter()
                .flat_map(|one| {
                    values(*dimension, row).into_iter().map(move |value| [one.clone(), vec![value]].concat())
                })
                .collect();
        }
        let at = match by {
            TimeField::Timestamp => row.key.timestamp(),
            TimeField::Start | TimeField::FirstAssessed => row.start,
            TimeField::End => row.end,
            TimeField::LastUpdated => row.updated,
        };
        let frame = (at.millis() - (NOON - DAY)).div_euclid(step).clamp(0, frames as i64 - 1);
        for combination in combinations {
            let tallies = groups.entry(combination).or_insert_with(|| vec![Tally::default(); frames]);
            tallies[frame as usize] += Tally { events: 1, raw: row.count as u64 };
        }
    }
    groups
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn finds_and_counts_what_matches(
        batches in prop::collection::vec(prop::collection::vec(rows(), 0..60), 1..6),
        queries in prop::collection::vec(queries(), 8),
        customers in prop::option::of(prop::collection::vec((1i64..4).prop_map(CustomerId), 0..3)),
        dimensions in prop::sample::subsequence(Dimension::ALL.to_vec(), 0..4),
        by in prop::sample::select(TimeFields::ALL.to_vec()),
        (descending, calendar, tidy) in any::<(bool, bool, bool)>(),
    ) {
        // Later rows replace earlier ones of the same key, within a batch too.
        let mut stored = BTreeMap::new();
        let mut index = Index::default();
        for batch in batches {
            stored.extend(batch.iter().map(|row| (row.key, row.clone())));
            let days: Vec<i64> = batch.iter().map(|row| row.key.timestamp().day()).collect();
            index.put(batch);
            if tidy {
                days.into_iter().for_each(|day| index.shrink(day));
            }
        }
        prop_assert_eq!(index.len(), stored.len());
        for query in &queries {
            let customers = customers.as_deref();
            let expected: Vec<&EventFacts> = stored.values().filter(|row| matches(query, customers, row)).collect();
            prop_assert!(index.can_answer(query));
            prop_assert_eq!(index.count(query, customers), expected.len() as u64, "{:?}", query);

            let sort = EventSort { key: EventSortKey::Timestamp, descending };
            let mut keys: Vec<EventKey> = expected.iter().map(|row| row.key).collect();
            if descending {
                keys.reverse();
            }
            keys.truncate(5);
            let found = index.search(query, customers, &[sort], 5, None);
            prop_assert_eq!((&found.keys, found.total), (&keys, expected.len() as u64));
            if let [first, rest @ ..] = keys.as_slice() {
                let after = index.search(query, customers, &[sort], rest.len(), Some(*first));
                prop_assert_eq!((after.keys.as_slice(), after.total), (rest, found.total - 1));
            }
            let sort = [EventSortKey::Severity, EventSortKey::Count, EventSortKey::Severity]
                .map(|key| EventSort { key, descending });
            let mut rows = expected.clone();
            let sign = if descending { -1 } else { 1 };
            rows.sort_by_key(|row| (sign * i64::from(row.severity.rank()), sign * row.count, std::cmp::Reverse(row.key)));
            let keys: Vec<EventKey> = rows.iter().map(|row| row.key).take(7).collect();
            let found = index.search(query, customers, &sort, 7, None);
            prop_assert_eq!((found.keys, found.total), (keys, expected.len() as u64));

            let (step, count) = (DAY / 3, 6);
            let starts: Vec<i64> = (0..count).map(|frame| NOON - DAY + frame * step).collect();
            let frames = Frames { starts, step: (!calendar).then_some(step), by };
            let largest = Largest { most: 100_000, raw: false };
            let wanted = Breakdown { dimensions: dimensions.clone(), frames, largest };
            let counted = index.statistics(query, customers, &wanted, &Odd).unwrap();
            prop_assert_eq!(counted.rest, None);
            let counted: HashMap<_, _> = counted.groups.into_iter().collect();
            prop_assert_eq!(counted, grouped(&expected, &dimensions, step, count as usize, by));

            let whole = Frames { starts: vec![0], step: None, by };
            for (side, most, raw) in [(Dimension::Source, 3, false), (Dimension::Destination, 2, true)] {
                let largest = Largest { most, raw };
                let wanted = Breakdown { dimensions: vec![side], frames: whole.clone(), largest };
                let top = index.statistics(query, customers, &wanted, &Odd).unwrap();
                let mut all: Vec<_> = grouped(&expected, &[side], DAY, 1, by).into_iter().collect();
                let of = |tallies: &[Tally]| std::cmp::Reverse(tallies[0].of(raw));
                all.retain(|(values, _)| values[0] != GroupValue::None);
                all.sort_by_key(|(values, tallies)| (of(tallies), values.clone()));
                let rest: u64 = all.iter().skip(most).map(|(_, tallies)| tallies[0].events).sum();
                all.truncate(most);
                let named: Vec<_> = top.groups.into_iter().filter(|(values, _)| values[0] != GroupValue::None).collect();
                prop_assert_eq!((named, top.rest.map_or(0, |rest| rest[0].events)), (all, rest));
            }

            let from = Timestamp::clamped(NOON - 10 * DAY);
            let buckets = index.histogram(query, customers, from, DAY, 40);
            let mut by_severity = [0; 4];
            for bucket in &buckets {
                for (sum, count) in by_severity.iter_mut().zip(bucket) {
                    *sum += count;
                }
            }
            for severity in Severity::ALL {
                let count = expected.iter().filter(|row| row.severity == severity).count();
                prop_assert_eq!(by_severity[severity as usize], count as u64);
            }
        }
        let before = EventKey::first_at(Timestamp::clamped(NOON + DAY));
        index.forget(CustomerId(1), before);
        let gone = |row: &&EventFacts| row.customer.0 == 1 && row.key < before && row.cases.is_empty();
        prop_assert_eq!(index.len(), stored.len() - stored.values().filter(gone).count());
        prop_assert!(index.bytes() > 0 || index.is_empty());
    }
}

#[test]
fn the_newest_days_stay_when_memory_is_short() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut index = Index::default();
    for day in 0..4 {
        let mut batch: Vec<EventFacts> = Vec::new();
        for number in 0..50 {
            let row = proptest::strategy::Strategy::new_tree(&rows(), &mut runner).unwrap();
            let mut row = proptest::strategy::ValueTree::current(&row);
            row.key = EventKey(EventKey::first_at(Timestamp::clamped(NOON + day * DAY)).0 + number);
            row.start = row.key.timestamp();
            row.end = row.start;
            batch.push(row);
        }
        index.put(batch);
    }
    (0..4).for_each(|day| index.shrink(17_000 + day));
    let half = index.bytes() / 2;
    let since =
        |day: i64| EventQuery { start: Some(Timestamp::clamped(NOON + day * DAY)), ..EventQuery::default() };
    assert!(index.can_answer(&EventQuery::default()));
    assert!(index.fit(half) >= 1);
    assert!(index.bytes() <= half || index.len() == 50);
    assert!(!index.can_answer(&EventQuery::default()) && !index.can_answer(&since(0)));
    assert!(index.can_answer(&since(3)));
}
