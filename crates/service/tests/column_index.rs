//! With the column index, answers are the same as without, only exact.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    EventId, EventType, Flag, Flags, Protocol, Severity, SubMode, TimeExpr, Timestamp,
    criteria::{EventCriteria, EventSort, EventSortKey, SubCriteria, Total},
    customer::NewCustomer,
    event::{CustomerName, EndPoint},
    statistics::{Dimension, Grouping, Resolution},
};
use argus_ingest::{Format, RawEvent};
use argus_service::{Argus, Ctx, Settings, SystemClock, SystemRandom, customer, event};
use argus_testing::TestDatabase;
use std::sync::Arc;

const DAY: i64 = 86_400_000;

fn raw(number: i64) -> RawEvent {
    let address =
        |text: String| EndPoint { address: text.parse().ok(), port: Some((number % 5) as u16 + 20) };
    let destination =
        if number % 50 == 0 { "10.0.0.0/16".to_owned() } else { format!("2001:db8::{number:x}") };
    let timestamp = Timestamp::clamped(1_600_000_000_000 + number * 1_000_003 % (20 * DAY));
    let content = format!("{{\"number\":{number}}}");
    RawEvent {
        alarm: Some(format!("Alarm {}", number % 7)),
        severity: Severity::ALL[(number % 4) as usize],
        protocol: Protocol(6),
        source: address(format!("10.0.{}.{}", number % 3, number % 200)),
        destination: address(destination),
        domain: Some(format!("host{}.example", number % 11)),
        flags: if number % 3 == 0 { Flags::from_iter([Flag::Blocked]) } else { Flags::NONE },
        ..RawEvent::new(timestamp, format!("SNORT-1:{}", number % 7), Format::Submission, content)
    }
}

fn questions() -> Vec<EventCriteria> {
    let all = EventCriteria { start: Some(TimeExpr::At(Timestamp::MIN)), ..EventCriteria::default() };
    let at = |offset: i64| Some(TimeExpr::At(Timestamp::clamped(1_600_000_000_000 + offset)));
    vec![
        all.clone(),
        EventCriteria { start: at(DAY), end: at(9 * DAY), ..all.clone() },
        EventCriteria { addresses: vec!["10.0.1.0/24".parse().unwrap()], ..all.clone() },
        EventCriteria { destinations: vec!["10.0.0.7".parse().unwrap()], ports: vec![21], ..all.clone() },
        EventCriteria {
            addresses: vec!["10.0.2.8/30".parse().unwrap()],
            min_severity: Some(Severity::High),
            start: at(DAY),
            end: at(9 * DAY),
            ..all.clone()
        },
        EventCriteria { text: Some("alarm 3".to_owned()), min_severity: Some(Severity::High), ..all.clone() },
        EventCriteria { include_flags: Flags::from_iter([Flag::Blocked]), end: at(3 * DAY), ..all.clone() },
        EventCriteria { signatures: vec!["SNORT-1:9".to_owned()], ..all.clone() },
        EventCriteria { domains: vec!["host3.example".to_owned()], ..all.clone() },
        EventCriteria { min_count: Some(2), ..all.clone() },
        EventCriteria {
            sub: vec![SubCriteria {
                mode: SubMode::Exclude,
                criteria: EventCriteria { ports: vec![22], ..EventCriteria::default() },
            }],
            ..all
        },
    ]
}

async fn total(argus: &Argus, criteria: &EventCriteria) -> Total {
    let ctx = Ctx::command(argus);
    event::search(&ctx, criteria, &[EventSort::NEWEST_FIRST], 5, 0).await.unwrap().page.total
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn agrees_with_sql_and_sees_what_others_write() {
    for database in TestDatabase::all().await {
        let open = || async {
            let store = database.migrated().await;
            Argus::new(store, Arc::new(SystemClock), Arc::new(SystemRandom), Settings::default())
        };
        let (plain, indexed) = (open().await, open().await);
        let ctx = Ctx::command(&plain);
        let new = NewCustomer { short_name: "demo".to_owned(), name: "Demo".to_owned() };
        let added = customer::add(&ctx, new).await.unwrap();
        let named = CustomerName { id: added.id, short_name: added.short_name, name: added.name };
        let put = async |from: i64, to: i64| {
            let events: Vec<RawEvent> = (from..to).map(raw).collect();
            event::ingest(&ctx.again(), &named, &events).await.unwrap();
        };
        put(0, 2_000).await;
        event::build_index(&indexed).await.unwrap();
        // Written by another process.
        put(2_000, 4_000).await;
        for criteria in questions() {
            assert_eq!(total(&indexed, &criteria).await, total(&plain, &criteria).await, "{criteria:?}");
            let (a, b) = (Ctx::command(&indexed), Ctx::command(&plain));
            let with = event::histogram(&a, &criteria, 60).await.unwrap();
            let without = event::histogram(&b, &criteria, 60).await.unwrap();
            assert_eq!((with.from, with.buckets), (without.from, without.buckets), "{criteria:?}");
            for key in [EventSortKey::Timestamp, EventSortKey::Count, EventSortKey::LastUpdatedTimestamp] {
                let sort = [EventSort { key, descending: true }];
                let ids = async |ctx: &Ctx| -> Vec<EventId> {
                    let found = event::search(ctx, &criteria, &sort, 50, 10).await.unwrap();
                    found.page.rows.into_iter().map(|row| row.id).collect()
                };
                assert_eq!(ids(&a).await, ids(&b).await, "{sort:?} {criteria:?}");
            }
            for offset in [0, 10] {
                let asked = event::Asked { kind: EventType::Raw, sort: &[], limit: 50, offset, after: None };
                let (with, _) = event::search_whole(&a, &criteria, asked).await.unwrap();
                let (without, _) = event::search_whole(&b, &criteria, asked).await.unwrap();
                assert_eq!(with.rows, without.rows, "{criteria:?}");
                if let (Total::Exactly(with), Total::Exactly(without)) = (with.total, without.total) {
                    assert_eq!(with, without, "{criteria:?}");
                }
            }
            for by in [vec![], vec![Dimension::Alarm, Dimension::Severity], vec![Dimension::Source]] {
                let grouping = Grouping {
                    by,
                    resolution: Resolution::Week,
                    cutoff: Some(5),
                    others: true,
                    ..Grouping::default()
                };
                let with = event::statistics(&a, &criteria, &grouping).await.unwrap();
                let without = event::statistics(&b, &criteria, &grouping).await.unwrap();
                assert_eq!(
                    (with.frames, with.groups, with.total),
                    (without.frames, without.groups, without.total),
                    "{criteria:?}"
                );
            }
        }
        put(4_000, 16_000).await;
        let everything = &questions()[0];
        assert!(matches!(total(&plain, everything).await, Total::MoreThan(_)));
        let Total::Exactly(exact) = total(&indexed, everything).await else {
            panic!("not counted by the index")
        };
        assert!(exact > 10_000, "{exact}");
    }
}
