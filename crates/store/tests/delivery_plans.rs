//! The list of deliveries, and what is due of them, come from the indexes that were made for them, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    AutomationRuleId, CaseId, ChannelId, Timestamp,
    channel::ChannelKind,
    delivery::{DeliveryFilter, DeliveryState},
};
use argus_store::{Engine, Scope, Store, delivery};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};
use uuid::Uuid;

const DELIVERIES: i64 = 3_000;

async fn filled(database: &TestDatabase) -> Store {
    let store = database.migrated().await;
    let mut tx = store.begin().await.unwrap();
    for number in 0..DELIVERIES {
        let recipient = format!("person-{}@example.com", number % 300);
        let new = delivery::NewDelivery {
            uuid: Uuid::from_u128(number.unsigned_abs().into()),
            channel: ChannelId(number % 50),
            channel_name: "C",
            kind: ChannelKind::Email,
            recipient: &recipient,
            subject: "S",
            text: "T",
            payload: "null",
            case: None,
            customer: None,
            policy: None,
            user: None,
            rule: Some(AutomationRuleId(number % 50)),
            cause: "test",
            now: Timestamp::clamped(number),
        };
        delivery::insert(&mut tx, new).await.unwrap();
    }
    // What waits is little beside what is done.
    for channel in 1..50 {
        delivery::give_up(&mut tx, ChannelId(channel), "test", Timestamp::MIN).await.unwrap();
    }
    tx.commit().await.unwrap();
    if store.engine() == Engine::Postgres {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute("ANALYZE").await.unwrap();
    }
    store
}

#[tokio::test]
async fn pages_and_what_is_due_come_from_an_index() {
    let filter = DeliveryFilter::default;
    let shapes = [
        ("all", filter(), "delivery_created"),
        ("since", DeliveryFilter { from: Some(Timestamp::clamped(2_990)), ..filter() }, "delivery_created"),
        ("a channel's", DeliveryFilter { channel: Some(ChannelId(7)), ..filter() }, "delivery_channel"),
        ("a rule's", DeliveryFilter { rule: Some(AutomationRuleId(7)), ..filter() }, "delivery_rule"),
        ("waiting", DeliveryFilter { state: Some(DeliveryState::Queued), ..filter() }, "delivery_state"),
        ("a case's", DeliveryFilter { case: Some(CaseId(7)), ..filter() }, "delivery_case"),
        (
            "to somebody",
            DeliveryFilter { recipient: "person-7@example.com".to_owned(), ..filter() },
            "delivery_recipient",
        ),
    ];
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        let mut plans = Vec::new();
        for (name, filter, index) in &shapes {
            let plan = delivery::explain_list(&mut conn, &Scope::everything(), filter).await.unwrap();
            plans.push((*name, plan, *index));
        }
        let due = delivery::explain_due(&mut conn, ChannelId(0), Timestamp::clamped(10)).await.unwrap();
        plans.push(("due", due, "delivery_due"));
        for (name, plan, index) in plans {
            let plan = plan.join("\n");
            assert!(plan.contains(index) && !plan.contains("Seq Scan on delivery"), "{name}:\n{plan}");
        }
    }
}
