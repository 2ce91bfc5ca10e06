//! Events are kept for as long as the rules say, by customer and age.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    Assessment, EventType, TimeExpr, Timestamp,
    case::NewCase,
    criteria::{EventCriteria, EventSort, Total},
    customer::NewCustomer,
    event::{CustomerName, EndPoint},
};
use argus_ingest::{Format, RawEvent};
use argus_service::{
    Argus, Clock, Ctx, Settings, SystemRandom, case, customer,
    event::{self, Asked},
    retention,
};
use argus_testing::TestDatabase;
use std::sync::Arc;

const DAY: i64 = 86_400_000;
const NOW: i64 = 1_700_000_000_000;

#[derive(Debug)]
struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        Timestamp::clamped(NOW)
    }
}

fn raw(age: i64, number: i64) -> RawEvent {
    RawEvent {
        source: EndPoint { address: format!("10.0.0.{number}").parse().ok(), port: None },
        ..RawEvent::new(
            Timestamp::clamped(NOW - age * DAY),
            "SNORT-1:1".to_owned(),
            Format::Submission,
            format!("{{\"number\":{number},\"age\":{age}}}"),
        )
    }
}

async fn ages(argus: &Argus, customer: &CustomerName, kind: EventType) -> Vec<i64> {
    let criteria = EventCriteria {
        start: Some(TimeExpr::At(Timestamp::MIN)),
        customers: vec![customer.id],
        ..EventCriteria::default()
    };
    let sort = [EventSort { descending: false, ..EventSort::NEWEST_FIRST }];
    let asked = Asked { kind, sort: &sort, limit: 100, offset: 0, after: None };
    let (page, _) = event::search_whole(&Ctx::command(argus), &criteria, asked).await.unwrap();
    assert_eq!(page.total, Total::Exactly(page.rows.len() as u64));
    page.rows.iter().map(|event| (NOW - event.summary.id.timestamp.millis()) / DAY).collect()
}

#[tokio::test]
async fn old_events_go_and_evidence_stays() {
    for database in TestDatabase::all().await {
        let open = || async {
            let store = database.migrated().await;
            Argus::new(store, Arc::new(Still), Arc::new(SystemRandom), Settings::default())
        };
        // The second is another server on the same database.
        let (argus, other) = (open().await, open().await);
        let ctx = Ctx::command(&argus);
        let mut customers = Vec::new();
        for name in ["acme", "globex"] {
            let new = NewCustomer { short_name: name.to_owned(), name: name.to_owned() };
            let added = customer::add(&ctx, new).await.unwrap();
            customers.push(CustomerName { id: added.id, short_name: added.short_name, name: added.name });
        }
        let [acme, globex] = &customers[..] else { unreachable!("there are two") };
        for customer in &customers {
            let events: Vec<RawEvent> = [1, 5, 9, 15, 25].map(|age| raw(age, age)).to_vec();
            event::ingest(&ctx, customer, &events).await.unwrap();
        }
        event::build_index(&argus).await.unwrap();
        event::build_index(&other).await.unwrap();
        assert_eq!(retention::apply(&argus).await.unwrap(), (0, 0));

        // The event of 25 days is evidence.
        argus_service::user::first_administrator(&ctx, Some("a long password".to_owned())).await.unwrap();
        let started = argus_service::session::log_in(
            &Ctx::anonymous(&argus, argus_domain::activity::Via::Page, None),
            "admin",
            "a long password",
        )
        .await
        .unwrap();
        let admin = argus_service::session::by_session(
            Ctx::anonymous(&argus, argus_domain::activity::Via::Page, None),
            &started.token,
        )
        .await
        .unwrap();
        let new = NewCase {
            customer: Some(acme.id),
            name: "Evidence".to_owned(),
            description: "Kept".to_owned(),
            ..NewCase::default()
        };
        let opened = case::create(&admin, new).await.unwrap();
        let old = EventCriteria {
            start: Some(TimeExpr::At(Timestamp::MIN)),
            end: Some(TimeExpr::At(Timestamp::clamped(NOW - 20 * DAY))),
            customers: vec![acme.id],
            ..EventCriteria::default()
        };
        let link = Assessment { associate: vec![opened.id], ..Assessment::default() };
        assert_eq!(event::assess_matching(&admin, &old, &link).await.unwrap().len(), 1);

        assert!(retention::set(&ctx, None, 0).await.is_err());
        assert!(retention::set(&ctx, Some("nobody"), 5).await.is_err());
        retention::set(&ctx, None, 20).await.unwrap();
        retention::set(&ctx, Some("acme"), 8).await.unwrap();
        retention::set(&ctx, Some("acme"), 7).await.unwrap();
        assert_eq!(retention::rules(&ctx).await.unwrap(), [(None, 20), (Some("acme".to_owned()), 7)]);
        // Two of acme, one of globex, with their raw events.
        assert_eq!(retention::apply(&argus).await.unwrap(), (3, 3));
        for server in [&argus, &other] {
            for kind in [EventType::Aggregated, EventType::Raw] {
                assert_eq!(ages(server, acme, kind).await, [25, 5, 1]);
                assert_eq!(ages(server, globex, kind).await, [15, 9, 5, 1]);
            }
        }
        assert_eq!(retention::apply(&other).await.unwrap(), (0, 0));
        retention::clear(&ctx, Some("acme")).await.unwrap();
        assert!(retention::clear(&ctx, Some("acme")).await.is_err());
    }
}
