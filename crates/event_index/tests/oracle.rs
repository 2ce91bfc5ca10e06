//! The index against an oracle that looks at every event one by one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    AddressCriteria, Cidr, CustomerId, EventKey, EventQuery, Flag, Flags, Protocol, Severity, SignatureId,
    Timestamp,
};
use argus_event_index::{Index, Row};
use proptest::prelude::*;

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

prop_compose! {
    fn rows()(
        at in 0i64..5, sequence in 0i64..40, customer in 1i64..4, signature in 1i64..5, severity in 0usize..4,
        source in prop::option::of(cidrs()), destination in prop::option::of(cidrs()), port in prop::option::of(20u16..24),
        before in 0i64..DAY, length in 0i64..DAY, updated in 0i64..50, count in 1i64..5, flags in flags(),
    ) -> Row {
        let timestamp = Timestamp::clamped(NOON + at * DAY / 2);
        let start = timestamp.plus_millis(-before);
        Row {
            key: EventKey(EventKey::first_at(timestamp).0 + sequence), customer: CustomerId(customer),
            signature: SignatureId(signature), category: None, severity: Severity::ALL[severity],
            protocol: Protocol(6), source, source_port: port, destination, destination_port: None, count, start,
            end: start.plus_millis(length), updated: Timestamp::clamped(updated), flags,
        }
    }
}

prop_compose! {
    fn queries()(
        start in prop::option::of(-DAY..3 * DAY), end in prop::option::of(-DAY..3 * DAY),
        updated_since in prop::option::of(0i64..50),
        signatures in prop::option::of(prop::collection::vec((1i64..5).prop_map(SignatureId), 0..3)),
        severities in prop::sample::subsequence(Severity::ALL.to_vec(), 0..=4),
        either in prop::collection::vec(cidrs(), 0..2), source in prop::collection::vec(cidrs(), 0..2),
        destination in prop::collection::vec(cidrs(), 0..2), min_bits in prop::sample::select(vec![0u8, 8, 32, 64]),
        ports in prop::collection::vec(20u16..24, 0..2), destination_ports in prop::collection::vec(20u16..24, 0..1),
        include_flags in flags(), exclude_flags in flags(), min_count in prop::option::of(1i64..5), narrow in 0u8..3,
    ) -> EventQuery {
        let at = |offset: Option<i64>| offset.map(|offset| Timestamp::clamped(NOON + offset));
        let mut query = EventQuery { start: at(start), end: at(end), severities: Severity::ALL.to_vec(), ..EventQuery::default() };
        match narrow {
            0 => query.address = AddressCriteria { either, source, destination, source_min_bits: min_bits, destination_min_bits: 0 },
            1 => query = EventQuery { signatures, severities, updated_since: updated_since.map(Timestamp::clamped), ..query },
            _ => query = EventQuery { ports, destination_ports, include_flags, exclude_flags, min_count, ..query },
        }
        query
    }
}

fn matches(query: &EventQuery, customers: Option<&[CustomerId]>, row: &Row) -> bool {
    let (from, to) = (query.start.unwrap_or_default(), query.end.unwrap_or(Timestamp::MAX));
    let within = |time| from <= time && time <= to;
    let has = |ports: &[u16], port: Option<u16>| port.is_some_and(|port| ports.contains(&port));
    (within(row.start) || within(row.end))
        && customers.is_none_or(|ids| ids.contains(&row.customer))
        && query.updated_since.is_none_or(|since| row.updated >= since)
        && query.signatures.as_ref().is_none_or(|ids| ids.contains(&row.signature))
        && query.severities.contains(&row.severity)
        && query.address.matches(row.source, row.destination)
        && (query.ports.is_empty()
            || has(&query.ports, row.source_port)
            || has(&query.ports, row.destination_port))
        && (query.destination_ports.is_empty() || has(&query.destination_ports, row.destination_port))
        && row.flags.intersection(query.include_flags) == query.include_flags
        && row.flags.intersection(query.exclude_flags).is_empty()
        && query.min_count.is_none_or(|count| row.count >= count)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn counts_what_matches(
        batches in prop::collection::vec(prop::collection::vec(rows(), 0..60), 1..6),
        queries in prop::collection::vec(queries(), 8),
        customers in prop::option::of(prop::collection::vec((1i64..4).prop_map(CustomerId), 0..3)),
    ) {
        // Later rows replace earlier ones of the same key, within a batch too.
        let mut stored = std::collections::BTreeMap::new();
        let mut index = Index::default();
        for batch in batches {
            stored.extend(batch.iter().map(|row| (row.key, row.clone())));
            index.put(batch);
        }
        prop_assert_eq!(index.len(), stored.len());
        for query in &queries {
            let customers = customers.as_deref();
            let expected: Vec<&Row> = stored.values().filter(|row| matches(query, customers, row)).collect();
            prop_assert_eq!(index.count(query, customers), expected.len() as u64, "{:?}", query);
            let from = Timestamp::clamped(NOON - 2 * DAY);
            let buckets = index.histogram(query, customers, from, DAY / 3, 30);
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
        index.shrink();
        prop_assert!(index.bytes() > 0 || index.is_empty());
    }
}
