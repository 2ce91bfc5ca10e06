//! The activity log is found by its indexes, on both engines, whatever it is narrowed to.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    ActivityId, CaseId, CustomerId, Timestamp, UserId,
    activity::{ActivityFilter, Via},
};
use argus_store::{Engine, Scope, Store, Viewer, activity, automation, customer, user};
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
                "several customers'",
                Scope::customers(vec![CustomerId(7), CustomerId(8)]),
                all(),
                "activity_customer",
            ),
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
            // PostgreSQL reads the whole of a log that is shorter than what is looked through for a text.
            if !filter.text.is_empty() && store.engine() == Engine::Postgres {
                continue;
            }
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
        // What is left out for somebody is looked up among the few cases that are narrowed. (PostgreSQL knows that
        // there are none here, and reads none.)
        let viewer =
            Viewer { user: UserId(3), is_administrator: false, works_on_cases: true, is_guest: false };
        let plan = activity::explain(&mut conn, &of_one().seen_by(viewer), &all()).await.unwrap();
        let narrowed = plan.iter().any(|line| line.contains("soc_case_narrowed"));
        let is_sqlite = store.engine() == Engine::Sqlite;
        assert!(
            !is_sqlite || narrowed && !plan.iter().any(|line| line.contains("soc_case_text")),
            "{plan:#?}"
        );
        // What an automation rule is tried on: each action by itself.
        let plan = automation::explain_past(&mut conn, &Scope::everything(), &["case.close", "ioc.add"])
            .await
            .unwrap();
        let lanes = plan.iter().filter(|line| line.contains("activity_action")).count();
        assert_eq!(lanes, 2, "{plan:#?}");
    }
}

/// Adds rows of one person, one a second, without a chain.
async fn add(database: &TestDatabase, engine: Engine, rows: i64) {
    let hash = if engine == Engine::Postgres { "''::bytea" } else { "x''" };
    let statement = format!(
        "INSERT INTO activity (id, at, user_id, user_name, via, action, text, detail, hash)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
         SELECT i, i * 1000, 1, 'name', 'page', 'case.update', 'Changed severity', '{{}}', {hash} FROM n"
    );
    let statement = sqlx::AssertSqlSafe(statement);
    if engine == Engine::Postgres {
        sqlx::PgConnection::connect(&database.address).await.unwrap().execute(statement).await.unwrap();
    } else {
        sqlx::SqliteConnection::connect(&database.address).await.unwrap().execute(statement).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_not_looked_at_is_said() {
    const READ: i64 = 40_000;
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        add(&database, store.engine(), READ + 50).await;
        let mut conn = store.read().await.unwrap();
        let all = ActivityFilter { not_case_related: true, ..ActivityFilter::default() };
        let none = ActivityFilter { text: "no such text".to_owned(), ..all.clone() };
        let scope = Scope::everything();
        let found = activity::list(&mut conn, &scope, &none, 10, 0).await.unwrap();
        assert!(found.page.rows.is_empty());
        assert_eq!(found.searched_back_to, Some(Timestamp::clamped(50_000)));
        // What is left is looked at when it is asked for.
        let rest = ActivityFilter { before: Some(ActivityId(READ)), ..none };
        assert_eq!(activity::list(&mut conn, &scope, &rest, 10, 0).await.unwrap().searched_back_to, None);
        // By its index, nothing is left out.
        let found = activity::list(&mut conn, &scope, &all, 10, READ as u32 + 45).await.unwrap();
        assert_eq!((found.page.rows.len(), found.searched_back_to), (5, None));
    }
}

#[tokio::test]
async fn pages_far_down_go_on_where_others_ended() {
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        let scope = Scope::customers((1..=20).map(CustomerId).collect());
        let all = ActivityFilter { not_case_related: true, ..ActivityFilter::default() };
        let page = async |conn: &mut _, limit, offset| {
            let found = activity::list(conn, &scope, &all, limit, offset).await.unwrap();
            found.page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
        };
        let whole = page(&mut conn, ROWS as u32, 0).await;
        assert_eq!(whole.len(), 3_000);
        for offset in [999, 1_000, 1_001, 2_222, 2_990, 3_000, 5_000] {
            let wanted: Vec<_> = whole.iter().copied().skip(offset as usize).take(50).collect();
            assert_eq!(page(&mut conn, 50, offset).await, wanted, "from {offset}");
        }
    }
}
