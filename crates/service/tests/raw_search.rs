//! Searches for raw events against an oracle that looks at every one, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    EventType, Flag, Flags, Protocol, Severity, TimeExpr, Timestamp,
    criteria::{EventCriteria, EventSort, EventSortKey, Total},
    customer::NewCustomer,
    event::{CustomerName, EndPoint},
};
use argus_ingest::{Format, RawEvent};
use argus_service::{
    Argus, Ctx, Settings, SystemClock, SystemRandom, customer,
    event::{self, Asked},
};
use argus_testing::TestDatabase;
use std::sync::Arc;

const DAY: i64 = 86_400_000;
const BEGAN: i64 = 1_600_000_000_000;

fn raw(number: i64) -> RawEvent {
    // Five at a time are merged, and they come in another order than they happened.
    let group = number / 5;
    let timestamp = Timestamp::clamped(BEGAN + group * 7_000_003 % (6 * DAY) + (number * 37 % 5) * 1_000);
    RawEvent {
        severity: Severity::ALL[(number % 4) as usize],
        protocol: Protocol(17),
        source: EndPoint {
            address: format!("10.0.{}.{}", group % 3, group % 50).parse().ok(),
            port: Some(40_000 + (number % 7) as u16),
        },
        destination: EndPoint { address: "192.0.2.1".parse().ok(), port: Some(53) },
        flags: if number % 3 == 0 { Flags::from_iter([Flag::Blocked]) } else { Flags::NONE },
        sensor: Some(format!("sensor{}", number % 2)),
        ..RawEvent::new(
            timestamp,
            format!("SNORT-1:{}", group % 4),
            Format::Submission,
            format!("{{\"number\":{number}}}"),
        )
    }
}

type Question = (EventCriteria, fn(&RawEvent) -> bool);

fn questions() -> Vec<Question> {
    let all = EventCriteria { start: Some(TimeExpr::At(Timestamp::MIN)), ..EventCriteria::default() };
    let at = |offset: i64| Some(TimeExpr::At(Timestamp::clamped(BEGAN + offset)));
    vec![
        (all.clone(), |_| true),
        (EventCriteria { start: at(DAY), end: at(2 * DAY + 1_000), ..all.clone() }, |raw| {
            (BEGAN + DAY..=BEGAN + 2 * DAY + 1_000).contains(&raw.timestamp.millis())
        }),
        (EventCriteria { sources: vec!["10.0.1.0/24".parse().unwrap()], ..all.clone() }, |raw| {
            raw.source.address.unwrap().to_string().starts_with("10.0.1.")
        }),
        (EventCriteria { signatures: vec!["SNORT-1:2".to_owned()], ..all.clone() }, |raw| {
            raw.signature == "SNORT-1:2"
        }),
        (EventCriteria { source_ports: vec![40_003], ..all.clone() }, |raw| raw.source.port == Some(40_003)),
        (EventCriteria { severities: vec![Severity::Low], ..all.clone() }, |raw| {
            raw.severity == Severity::Low
        }),
        (EventCriteria { include_flags: Flags::from_iter([Flag::Blocked]), ..all.clone() }, |raw| {
            raw.flags.contains(Flag::Blocked)
        }),
        (EventCriteria { min_count: Some(2), ..all }, |_| false),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn finds_what_matches_in_the_order_of_time() {
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        let argus = Argus::new(store, Arc::new(SystemClock), Arc::new(SystemRandom), Settings::default());
        let ctx = Ctx::command(&argus);
        let new = NewCustomer { short_name: "demo".to_owned(), name: "Demo".to_owned() };
        let added = customer::add(&ctx, new).await.unwrap();
        let named = CustomerName { id: added.id, short_name: added.short_name, name: added.name };
        let stored: Vec<RawEvent> = (0..2_000).map(raw).collect();
        for batch in stored.chunks(500) {
            event::ingest(&ctx.again(), &named, batch).await.unwrap();
        }
        for (criteria, matches) in questions() {
            let mut expected: Vec<i64> =
                stored.iter().filter(|raw| matches(raw)).map(|raw| raw.timestamp.millis()).collect();
            expected.sort_unstable();
            for descending in [false, true] {
                let sort = [EventSort { key: EventSortKey::Timestamp, descending }];
                let mut found = Vec::new();
                for offset in (0..).step_by(300) {
                    let asked = Asked { kind: EventType::Raw, sort: &sort, limit: 300, offset, after: None };
                    let (page, _) = event::search_whole(&ctx, &criteria, asked).await.unwrap();
                    assert_eq!(page.total, Total::Exactly(expected.len() as u64), "{criteria:?}");
                    found.extend(page.rows.iter().map(|event| {
                        assert!(event.sensor.is_some());
                        event.summary.id
                    }));
                    if page.rows.is_empty() {
                        break;
                    }
                }
                let times: Vec<i64> = found.iter().map(|id| id.timestamp.millis()).collect();
                assert_eq!(times, expected, "{descending} {criteria:?}");
                expected.reverse();

                // The same, told all at once.
                let mut events = event::stream(&ctx, &criteria, EventType::Raw, &sort, 0).await.unwrap();
                let mut streamed = Vec::new();
                loop {
                    let more = events.next().await.unwrap();
                    if more.is_empty() {
                        break;
                    }
                    streamed.extend(more.into_iter().map(|event| event.summary.id));
                }
                assert_eq!(streamed, found);
            }
        }
    }
}
