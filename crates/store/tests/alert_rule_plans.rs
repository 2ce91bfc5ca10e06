//! What alert rules count, and what came of them, is found by indexes, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    AlertRuleId, EventKey, Severity, Timestamp,
    alert_rule::{FiringFilter, FiringOutcome, Hit},
};
use argus_store::{
    Engine, Scope, Store,
    alert_rule::{self, NewFiring, NewHit, Seen},
    customer,
};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};
use uuid::Uuid;

async fn filled(database: &TestDatabase) -> Store {
    let store = database.migrated().await;
    let mut tx = store.begin().await.unwrap();
    let of = customer::insert(&mut tx, "acme", "Acme", Timestamp::MIN).await.unwrap();
    for group in 0..100_u128 {
        let group = Uuid::from_u128(group);
        let hit = |at: i64| NewHit {
            generation: 1,
            group,
            hit: Hit { at, value: 0, sum: 1, severity: Severity::Low },
            events: vec![EventKey(at)],
            keep_until: Timestamp::clamped(at),
        };
        alert_rule::add_hits(&mut tx, &(0..60).map(hit).collect::<Vec<_>>()).await.unwrap();
        let seen = |number: u128| Seen {
            generation: 1,
            group: Uuid::from_u128((group.as_u128() << 32) + number),
            rule: AlertRuleId(1),
            customer: of,
            labels: Vec::new(),
            severity: Severity::Low,
            at: Timestamp::clamped(10_000),
            due: Timestamp::clamped(20_000),
        };
        alert_rule::saw(&mut tx, &(0..50).map(seen).collect::<Vec<_>>()).await.unwrap();
        for at in 0..20 {
            let new = NewFiring {
                rule: AlertRuleId(1),
                rule_name: "R",
                customer: of,
                dedup: group,
                labels: &[],
                at: Timestamp::clamped(at * 1_000),
                now: Timestamp::clamped(at * 1_000),
                outcome: FiringOutcome::Raised,
                reason: "",
                count: 1,
                more: 0,
                more_until: None,
                alert: None,
            };
            alert_rule::insert_firing(&mut tx, new).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    if store.engine() == Engine::Postgres {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute("ANALYZE").await.unwrap();
    }
    store
}

#[tokio::test]
async fn found_by_indexes() {
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        let hits = alert_rule::explain_hits(&mut conn).await.unwrap().join("\n");
        assert!(!hits.contains("Seq Scan on alert_rule_hit") && !hits.contains("SCAN hit"), "{hits}");
        let near = alert_rule::explain_near(&mut conn).await.unwrap().join("\n");
        assert!(near.contains("alert_rule_firing_near"), "{near}");
        let filter = FiringFilter { from: Some(Timestamp::clamped(10)), ..FiringFilter::default() };
        let since = alert_rule::explain_firings(&mut conn, &Scope::everything(), filter).await.unwrap();
        let since = since.join("\n");
        assert!(since.contains("alert_rule_firing_judged") && !since.contains("Seq Scan"), "{since}");
        let due = alert_rule::explain_due(&mut conn).await.unwrap().join("\n");
        assert!(due.contains("alert_rule_watch_due"), "{due}");
        drop(conn);
        // What is no longer needed is swept away, a few at a time.
        let mut tx = store.begin().await.unwrap();
        let now = Timestamp::clamped(10);
        assert_eq!(alert_rule::sweep(&mut tx, now, 600).await.unwrap(), 600);
        assert_eq!(alert_rule::sweep(&mut tx, now, 600).await.unwrap(), 400);
        assert_eq!(alert_rule::expire(&mut tx, Timestamp::clamped(1_000), 1_000).await.unwrap(), 100);
        tx.commit().await.unwrap();
    }
}
