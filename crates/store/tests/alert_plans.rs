//! The queue of alerts uses the indexes that were made for it, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    AlertId, AlertRuleId, CustomerId, Severity, TimeExpr, Timestamp, UserId,
    alert::{AlertFilter, AlertGrouping, AlertSort, AlertSortKey, AlertStatus, NewAlert, NewAsset},
    case::Assignee,
    ioc::NewIoc,
    version::FieldVersions,
};
use argus_store::{Engine, Scope, Store, alert, alert::Others, customer, user};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};

const ALERTS: i64 = 4_000;
const PEOPLE: i64 = 100;

/// Most of them are closed, as in life.
async fn filled(database: &TestDatabase) -> Store {
    let store = database.migrated().await;
    let mut tx = store.begin().await.unwrap();
    let (mut customers, mut people) = (Vec::new(), Vec::new());
    for number in 0..PEOPLE {
        let name = format!("name-{number}");
        customers.push(customer::insert(&mut tx, &name, &name, Timestamp::MIN).await.unwrap());
        let new = user::NewUser {
            login: &name,
            name: &name,
            password_hash: "",
            must_change_password: false,
            time_zone: "UTC",
        };
        people.push(user::insert(&mut tx, &new, Timestamp::MIN).await.unwrap());
    }
    for number in 0..ALERTS {
        let new = NewAlert {
            title: format!("Alert {number}"),
            source: format!("source-{}", number % 50),
            severity: if number % 100 == 0 { Severity::Critical } else { Severity::Low },
            ..NewAlert::default()
        };
        let row = alert::InsertAlert {
            customer: customers[(number % PEOPLE) as usize],
            new: &new,
            happened: None,
            rule: (number % 3 == 0).then_some(AlertRuleId(number % 30)),
            by: None,
            now: Timestamp::clamped(number),
        };
        let id = alert::insert(&mut tx, row).await.unwrap().unwrap();
        if number % 20 != 0 {
            let mut one = alert::get(&mut tx, &Scope::everything(), id).await.unwrap().unwrap();
            one.summary.status = AlertStatus::Closed;
            let owner = people[(number % PEOPLE) as usize];
            one.summary.owner = Some(argus_domain::case::Person { id: owner, name: String::new() });
            let versions = FieldVersions::default();
            alert::update(&mut tx, &one, &versions, None, Timestamp::clamped(number)).await.unwrap();
        }
        let ioc = NewIoc { value: format!("host-{}.example", number / 4), ..NewIoc::default() };
        alert::add_iocs(&mut tx, id, &[ioc.checked().unwrap()]).await.unwrap();
        let asset =
            NewAsset { name: format!("PC-{}", number / 4), kind: "server".to_owned(), ..NewAsset::default() };
        alert::add_assets(&mut tx, id, &[asset]).await.unwrap();
        let tag = format!("tag-{}", number / 20).parse().unwrap();
        alert::set_tags(&mut tx, id, &[tag]).await.unwrap();
    }
    tx.commit().await.unwrap();
    if store.engine() == Engine::Postgres {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute("ANALYZE").await.unwrap();
    }
    store
}

fn shapes() -> Vec<(&'static str, Scope, AlertFilter, AlertSortKey, &'static [&'static str])> {
    use AlertSortKey::{Created, Severity as Worst, Updated};
    let all = AlertFilter::default;
    let open = || AlertFilter { open: Some(true), ..AlertFilter::default() };
    let everything = || Scope::everything();
    let of_one = || Scope::customers(vec![CustomerId(7)]);
    // The forty alerts of one customer are sorted as quickly as they are walked.
    let customer: &[&str] = &["alert_customer", "alert_open_customer", "alert_reference"];
    vec![
        ("all by time", everything(), all(), Created, &["alert_created"]),
        ("all by update", everything(), all(), Updated, &["alert_updated"]),
        ("all by severity", everything(), all(), Worst, &["alert_severity"]),
        ("open by time", everything(), open(), Created, &["alert_open_created"]),
        ("open by update", everything(), open(), Updated, &["alert_open_updated"]),
        ("open by severity", everything(), open(), Worst, &["alert_open_severity"]),
        (
            "put off",
            everything(),
            AlertFilter { snoozed: true, ..all() },
            Created,
            &["alert_snoozed_created", "alert_snoozed"],
        ),
        ("a customer's by time", of_one(), all(), Created, customer),
        ("a customer's by update", of_one(), all(), Updated, customer),
        ("a customer's by severity", of_one(), all(), Worst, customer),
        ("a customer's open", of_one(), open(), Created, customer),
        (
            "of a status",
            everything(),
            AlertFilter { statuses: vec![AlertStatus::New], ..all() },
            Created,
            &["alert_status"],
        ),
        (
            "of an owner",
            everything(),
            AlertFilter { owners: vec![Assignee::Is(UserId(7))], ..all() },
            Created,
            &["alert_owner"],
        ),
        (
            "of a source",
            everything(),
            AlertFilter { sources: vec!["source-7".to_owned()], ..all() },
            Created,
            &["alert_by_source"],
        ),
        (
            "critical",
            everything(),
            AlertFilter { severities: vec![Severity::Critical], ..all() },
            Created,
            &["alert_severity", "alert_created"],
        ),
        (
            "of a rule",
            everything(),
            AlertFilter { rules: vec![AlertRuleId(9)], ..all() },
            Created,
            &["alert_by_rule"],
        ),
        (
            "with an indicator",
            everything(),
            AlertFilter { iocs: vec!["domain:host-7.example".parse().unwrap()], ..all() },
            Created,
            &["alert_ioc_folded", "alert_ioc_value"],
        ),
        (
            "with a tag",
            everything(),
            AlertFilter { tags: vec!["tag-3".parse().unwrap()], ..all() },
            Created,
            &["alert_tag_tag"],
        ),
        (
            "of a span",
            everything(),
            AlertFilter { from: Some(TimeExpr::At(Timestamp::clamped(3_900))), ..all() },
            Created,
            // Both are in its order, and the ids are all that is read.
            &["alert_created", "alert_text"],
        ),
        // A part of a text is looked for in all rows: no index holds it.
        (
            "one by its number",
            everything(),
            AlertFilter { text: "#12".to_owned(), ..all() },
            Created,
            &["alert_pkey", "PRIMARY KEY"],
        ),
    ]
}

#[tokio::test]
async fn pages_come_from_an_index() {
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        let mut wrong = Vec::new();
        for (name, scope, filter, key, indexes) in shapes() {
            let sort = AlertSort { key, descending: true };
            let plan = alert::explain(&mut conn, &scope, &filter, sort).await.unwrap().join("\n");
            if !indexes.iter().any(|index| plan.contains(index)) || plan.contains("Seq Scan on alert ") {
                wrong.push(format!("{name}:\n{plan}"));
            }
        }
        // The newest of the open ones, and no others. PostgreSQL reads so small a table as a whole where all are wanted.
        let open = AlertFilter { open: Some(true), ..AlertFilter::default() };
        for by in AlertGrouping::ALL {
            let plan =
                alert::explain_groups(&mut conn, &Scope::everything(), &open, by).await.unwrap().join("\n");
            if store.engine() == Engine::Sqlite && !plan.contains("alert_open_") {
                wrong.push(format!("by {}:\n{plan}", by.name()));
            }
        }
        let span =
            AlertFilter { from: Some(TimeExpr::At(Timestamp::clamped(3_900))), ..AlertFilter::default() };
        let plan = alert::explain_times(&mut conn, &Scope::everything(), &span).await.unwrap().join("\n");
        if !plan.contains("alert_created") && !plan.contains("alert_text") {
            wrong.push(format!("measured:\n{plan}"));
        }
        let others = Others { alert: AlertId(7), customer: CustomerId(7), since: Timestamp::clamped(2_000) };
        let (ioc, asset) = ("domain:host-7.example".parse().unwrap(), "server\tPC-17".parse().unwrap());
        let plans = alert::explain_similar(&mut conn, others, &ioc, &asset).await.unwrap();
        for (plan, index) in plans.iter().zip(["alert_ioc_folded", "alert_asset_folded"]) {
            let plan = plan.join("\n");
            if !plan.contains(index) || plan.contains("Seq Scan on alert ") {
                wrong.push(format!("similar:\n{plan}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}
