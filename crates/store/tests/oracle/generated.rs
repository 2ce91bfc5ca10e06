//! Any events, and any questions.

use super::{Stored, World};
use crate::support::{DAY, NOON, cidr, event};
use argus_domain::{
    AddressCriteria, CaseId, Cidr, Country, EventQuery, Flag, Flags, LocationId, PropertyCriteria, Severity,
    SubMode, SubQuery, TimeFields, Timestamp, event::EndPoint,
};
use argus_store::event::NewEvent;
use proptest::prelude::*;

fn addresses() -> impl Strategy<Value = Cidr> {
    let v4 = (
        prop::sample::select(vec!["10.0.0.0", "10.0.0.1", "10.0.1.7", "192.168.1.33"]),
        prop::sample::select(vec![32u8, 32, 32, 24, 16, 8, 0]),
    );
    let v6 = (
        prop::sample::select(vec!["2001:db8::1", "2001:db8:1::2"]),
        prop::sample::select(vec![128u8, 48, 32, 0]),
    );
    prop_oneof![4 => v4, 1 => v6].prop_map(|(address, bits)| cidr(&format!("{address}/{bits}")))
}

fn ports() -> impl Strategy<Value = Option<u16>> {
    prop::option::of(prop::sample::select(vec![22u16, 80, 443]))
}

fn flags() -> impl Strategy<Value = Flags> {
    prop::collection::vec(prop::sample::select(vec![Flag::Blocked, Flag::Followup, Flag::Failure]), 0..2)
        .prop_map(|flags| flags.into_iter().collect())
}

prop_compose! {
    pub(crate) fn events(world: World)(
        customer in prop::sample::select(world.customers), signature in prop::sample::select(world.signatures),
        severity in prop::sample::select(Severity::ALL.to_vec()), at in 0i64..4,
        before in prop_oneof![4 => 0i64..3_600_000, 1 => -3 * DAY..3 * DAY],
        length in prop_oneof![4 => 0i64..7_200_000, 1 => 0i64..5 * DAY], updated in 0i64..50, (source, destination) in (prop::option::of(addresses()), prop::option::of(addresses())),
        (source_port, destination_port) in (ports(), ports()),
        (source_place, destination_place) in (prop::option::of(prop::sample::select(world.places.clone())), prop::option::of(prop::sample::select(world.places))),
        (location, deleted) in (prop::option::of(1i64..3), prop::bool::weighted(0.1)),
        domain in prop::option::of(prop::sample::select(world.domains)),
        cases in prop_oneof![2 => Just(Vec::new()), 1 => prop::sample::subsequence(world.cases, 1..=2)],
        property in prop::option::of(prop::sample::select(vec!["curl/8.1", "Mozilla 5"])),
        flags in flags(), count in 1i64..4,
    ) -> Stored {
        let timestamp = Timestamp::clamped(NOON + at * DAY);
        let start = timestamp.plus_millis(-before);
        let event = NewEvent {
            customer, signature, severity,
            flags: if deleted { flags.union(Flags::DELETED) } else { flags }, count, start, end: start.plus_millis(length),
            updated: Timestamp::clamped(NOON + updated),
            source: EndPoint { address: source, port: source_port },
            destination: EndPoint { address: destination, port: destination_port },
            source_place: source_place.map(|place| place.id), destination_place: destination_place.map(|place| place.id),
            location: location.map(LocationId), domain,
            ..event(timestamp, 0)
        };
        (event, cases, property.map(str::to_owned))
    }
}

fn time_fields() -> impl Strategy<Value = TimeFields> {
    let chosen = prop::sample::subsequence(TimeFields::ALL.to_vec(), 1..=5);
    prop_oneof![
        2 => Just(TimeFields::default()),
        1 => (chosen, any::<bool>()).prop_map(|(fields, all)| if all { TimeFields::every(fields) } else { TimeFields::any(fields) }),
    ]
}

fn countries() -> impl Strategy<Value = Vec<Country>> {
    prop::collection::vec(prop::sample::select(vec!["NO", "US"]).prop_map(|code| code.parse().unwrap()), 0..2)
}

prop_compose! {
    fn blocks(world: World)(
        customers in prop::sample::subsequence(world.customers.clone(), 0..=world.customers.len()),
        signatures in prop::option::of(prop::sample::subsequence(world.signatures.clone(), 0..=world.signatures.len())),
        severities in prop::sample::subsequence(Severity::ALL.to_vec(), 1..=4),
        (start, end, time_fields) in (prop::option::of(-DAY..4 * DAY), prop::option::of(-DAY..5 * DAY), time_fields()),
        updated_since in prop::option::of(0i64..50),
        either in prop::collection::vec(addresses(), 0..2), source in prop::collection::vec(addresses(), 0..2),
        destination in prop::collection::vec(addresses(), 0..2),
        (source_min_bits, destination_min_bits) in (prop::sample::select(vec![0u8, 0, 20, 33]), prop::sample::select(vec![0u8, 0, 12])),
        (ports, destination_ports) in (prop::collection::vec(prop::sample::select(vec![22u16, 80]), 0..2), prop::collection::vec(prop::sample::select(vec![22u16, 80]), 0..2)),
        (include_flags, exclude_flags, min_count) in (flags(), flags(), prop::option::of(1i64..4)),
        (countries, source_countries, destination_countries) in (countries(), countries(), countries()),
        (domains, locations) in (prop::option::of(prop::sample::subsequence(world.domains.clone(), 0..=world.domains.len())), prop::collection::vec((0i64..3).prop_map(LocationId), 0..2)),
        cases in prop::sample::subsequence([vec![CaseId(0)], world.cases].concat(), 0..=2),
        (value, tokenized) in (prop::sample::select(vec!["curl/8.1", "mozilla"]), any::<bool>()),
        narrow in 0u8..7,
    ) -> EventQuery {
        // Most criteria at once find nothing: keep a part of them each time.
        let at = |offset: Option<i64>| offset.map(|offset| Timestamp::clamped(NOON + offset));
        let query = EventQuery::default();
        match narrow {
            0 => EventQuery { address: AddressCriteria { either, source, destination, source_min_bits, destination_min_bits }, start: at(start), ..query },
            1 => EventQuery { customers, signatures, severities, ports, updated_since: at(updated_since), start: at(start), ..query },
            2 => EventQuery { include_flags, exclude_flags, min_count, destination_ports, include_deleted: true, end: at(end), ..query },
            3 => EventQuery { countries, source_countries, destination_countries, ..query },
            4 => EventQuery { domains, locations, cases, ..query },
            5 => EventQuery { start: at(start), end: at(end), time_fields, days: Some((17_000, 17_002)), ..query },
            _ => {
                let property = PropertyCriteria { key: "agent".to_owned(), values: vec![value.to_owned()], all: false, tokenized, pattern: false };
                EventQuery { customers, properties: vec![property], ..query }
            }
        }
    }
}

pub(crate) fn queries(world: World) -> impl Strategy<Value = EventQuery> {
    let mode = prop::sample::select(vec![SubMode::Any, SubMode::Required, SubMode::Exclude]);
    let with_sub = |inner: BoxedStrategy<EventQuery>| {
        let sub = prop_oneof![1 => Just(Vec::new()), 1 => prop::collection::vec((mode.clone(), inner.clone()), 0..3)];
        (inner, sub).prop_map(|(query, sub)| {
            let sub = sub.into_iter().map(|(mode, query)| SubQuery { mode, query }).collect();
            EventQuery { sub, ..query }
        })
    };
    with_sub(with_sub(blocks(world).boxed()).boxed())
}
