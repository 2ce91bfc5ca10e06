//! What policies are to tell, and their history, come from the indexes that were made for them, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    AlertId, ChannelId, CustomerId, PolicyId, Severity, Timestamp, UserId,
    policy::{NoticeFilter, NoticeState, NoticeSubject, Occasion},
};
use argus_store::{
    Engine, Scope, Store,
    policy::{self, InsertNotice},
};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};

const NOTICES: i64 = 3_000;

async fn filled(database: &TestDatabase) -> Store {
    let store = database.migrated().await;
    let mut tx = store.begin().await.unwrap();
    for number in 0..NOTICES {
        let now = Timestamp::clamped(number);
        let policy_id = PolicyId(number % 50);
        let group = policy::join(&mut tx, policy_id, &number.to_string(), now, 0).await.unwrap();
        let is_waiting = number % 100 == 0;
        let new = InsertNotice {
            policy: policy_id,
            policy_name: "P",
            group: Some(group.id),
            subject: &NoticeSubject::Alert(AlertId(number % 1_000)),
            customer: CustomerId(1),
            title: "T",
            severity: Severity::High,
            source: "S",
            occasion: Occasion::AlertNew,
            now,
            state: NoticeState::Waiting,
            reason: "",
        };
        policy::insert_notice(&mut tx, new).await.unwrap();
        if !is_waiting {
            assert!(policy::claim(&mut tx, &group, now).await.unwrap());
            let message = policy::NewMessage { policy: policy_id, notices: 1, now };
            let message = policy::insert_message(&mut tx, message).await.unwrap();
            let channel = ChannelId(number % 600);
            policy::note_told(&mut tx, message, &[channel], &[UserId(number % 600)]).await.unwrap();
            policy::mark_told(&mut tx, group.id, message, None, now).await.unwrap();
            policy::await_step(&mut tx, message, policy_id, now, now).await.unwrap();
            policy::told(&mut tx, group.id, now).await.unwrap();
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
async fn the_queue_and_the_history_come_from_an_index() {
    let filter = NoticeFilter::default;
    let shapes = [
        ("all", filter(), "policy_notice_at"),
        ("since", NoticeFilter { from: Some(Timestamp::clamped(2_990)), ..filter() }, "policy_notice_at"),
        ("a policy's", NoticeFilter { policy: Some(PolicyId(7)), ..filter() }, "policy_notice_policy"),
        ("waiting", NoticeFilter { state: Some(NoticeState::Waiting), ..filter() }, "policy_notice_state"),
        ("told through", NoticeFilter { channel: Some(ChannelId(7)), ..filter() }, "policy_told_channel"),
        ("told whom", NoticeFilter { person: Some(UserId(7)), ..filter() }, "policy_told_user"),
        ("an alert's", NoticeFilter { alert: Some(AlertId(7)), ..filter() }, "policy_notice_alert"),
    ];
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        let mut plans = Vec::new();
        for (name, filter, index) in &shapes {
            let plan = policy::explain_history(&mut conn, &Scope::everything(), filter).await.unwrap();
            plans.push((*name, plan, *index));
        }
        let due = policy::explain_due(&mut conn, Timestamp::clamped(10)).await.unwrap();
        plans.push(("due", due, "policy_group_due"));
        let waiting = policy::explain_waiting(&mut conn, 7).await.unwrap();
        plans.push(("what waits", waiting, "policy_notice_group"));
        let late = policy::explain_due_steps(&mut conn, Timestamp::clamped(10)).await.unwrap();
        plans.push(("steps", late, "policy_step_due"));
        let late = policy::explain_unacknowledged(&mut conn, 7).await.unwrap();
        plans.push(("what nobody acknowledged", late, "policy_notice_message"));
        for (name, plan, index) in plans {
            let plan = plan.join("\n");
            assert!(plan.contains(index) && !plan.contains("Seq Scan on policy"), "{name}:\n{plan}");
        }
    }
}
