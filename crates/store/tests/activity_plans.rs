//! The activity log is found by its indexes, on both engines, whatever it is narrowed to.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    ActivityId, CaseId, CustomerId, Timestamp, UserId,
    activity::{ActivityFilter, Via},
};
use argus_store::{Engine, Scope, Store, activity, automation, customer, user};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};

const ROWS: i64 = 6_000;
const PEOPLE: i64 = 40;

async fn filled(database: &TestDatabase) -> Store {
    let store = database.migrated().await;
    let mut tx = store.begin().await.unwrap();
    for number in 0..PEOPLE {
        let name = format!("name-{number}");
        customer::insert(&mut tx, &name, &name, Timestamp::MIN).await.unwrap();
        let new = user::NewUser {
            login: &name,
            name: &name,
            password_hash: "",
            must_change_password: false,
            time_zone: "UTC",
        };
        user::insert(&mut tx, &new, Timestamp::MIN).await.unwrap();
    }
    for number in 0..ROWS {
        let new = activity::NewActivity {
            at: Timestamp::clamped(number * 1_000),
            user: Some(UserId(number % PEOPLE + 1)),
            user_name: "name",
            via: if number % 1_000 == 0 { Via::Api } else { Via::Page },
            customer: Some(CustomerId(number % PEOPLE + 1)),
            case: (number % 10 != 0).then_some(CaseId(number % 500 + 1)),
            action: "case.update",
            text: "Changed severity",
            detail: "{}",
            manual: number % 999 == 0,
        };
        let head = activity::next(&mut tx).await.unwrap();
        activity::append(&mut tx, head.id, &new, &[]).await.unwrap();
    }
    tx.commit().await.unwrap();
    if store.engine() == Engine::Postgres {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute("ANALYZE").await.unwrap();
    }
    store
}

/// What the engines call the table's own order.
const OWN: &str = "activity_pkey";

#[tokio::test]
async fn every_shape_uses_an_index() {
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        let all = || ActivityFilter { not_case_related: true, ..ActivityFilter::default() };
        let of_one = || Scope::customers(vec![CustomerId(7)]);
        for (name, scope, filter, wanted) in [
            ("all", Scope::everything(), all(), OWN),
            ("a customer's", of_one(), all(), "activity_customer"),
            (
                "a person's",
                Scope::everything(),
                ActivityFilter { user: "name-7".to_owned(), ..all() },
                "activity_user",
            ),
            (
                "a case's",
                Scope::everything(),
                ActivityFilter { case: Some(CaseId(3)), ..all() },
                "activity_case",
            ),
            (
                "by hand",
                Scope::everything(),
                ActivityFilter { manual: Some(true), ..all() },
                "activity_manual",
            ),
            (
                "by programs",
                Scope::everything(),
                ActivityFilter { from_api: Some(true), ..all() },
                "activity_via",
            ),
            ("of a text", Scope::everything(), ActivityFilter { text: "severity".to_owned(), ..all() }, OWN),
            (
                "before another",
                Scope::everything(),
                ActivityFilter { before: Some(ActivityId(5)), ..all() },
                OWN,
            ),
        ] {
            let plan = activity::explain(&mut conn, &scope, &filter).await.unwrap();
            // PostgreSQL walks the log itself where that soon gives enough.
            let postgres = store.engine() == Engine::Postgres;
            let own = [OWN, "INTEGER PRIMARY KEY", "autoindex_activity"];
            let may_be_own = wanted == OWN || postgres;
            let names = own.into_iter().filter(|_| may_be_own).chain([wanted]);
            let by_index = names.into_iter().any(|name| plan.iter().any(|line| line.contains(name)));
            // PostgreSQL sorts the few rows of an index rather than walk it in order.
            let slow = ["Seq Scan", "TEMP B-TREE"];
            let is_slow = slow.into_iter().any(|word| plan.iter().any(|line| line.contains(word)));
            assert!(by_index && !is_slow, "{name}: {plan:#?}");
        }
        // What an automation rule is tried on: each action by itself.
        let plan = automation::explain_past(&mut conn, &Scope::everything(), &["case.close", "ioc.add"])
            .await
            .unwrap();
        let lanes = plan.iter().filter(|line| line.contains("activity_action")).count();
        assert_eq!(lanes, 2, "{plan:#?}");
    }
}
