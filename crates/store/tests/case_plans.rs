//! The list of cases uses the indexes that were made for it, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    CaseId, CustomerId, Severity, Timestamp, UserId,
    case::{
        Assignee, CaseFilter, CaseSearch, CaseSort, CaseSortKey, CaseTag, CustomMatch, Lifecycle, LinkKind,
    },
    custom_field::{CustomFieldKind, CustomValue, NewCustomField},
    version::FieldVersions,
};
use argus_store::{Engine, Scope, Store, Viewer, automation, case, custom_field, customer, user};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};

const CASES: i64 = 4_000;
const PEOPLE: i64 = 100;

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
    let state = case::workflow_of_new_cases(&mut tx).await.unwrap().first_open().unwrap().clone();
    let site =
        NewCustomField { name: "site".to_owned(), kind: CustomFieldKind::Text, ..NewCustomField::default() };
    let site = custom_field::insert(&mut tx, &site).await.unwrap();
    let site = custom_field::get(&mut tx, site).await.unwrap().unwrap();
    for number in 0..CASES {
        let at = |of: &[CustomerId]| of[(number % PEOPLE) as usize];
        let new = case::InsertCase {
            customer: at(&customers),
            name: &format!("Case {number}"),
            description: "",
            severity: argus_domain::Severity::Medium,
            classification: None,
            service: "ids",
            soc_ticket: None,
            state: state.id,
            opened_by: people[0],
            now: Timestamp::clamped(number),
            id: None,
        };
        let id = case::insert(&mut tx, &new).await.unwrap();
        if number % 10 == 0 {
            let mut one = case::get(&mut tx, &Scope::everything(), id).await.unwrap().unwrap();
            one.summary.severity = if number % 100 == 0 { Severity::Critical } else { Severity::High };
            one.summary.state.lifecycle = if number % 50 == 0 { Lifecycle::Open } else { Lifecycle::Closed };
            let person = people[(number / 10 % PEOPLE) as usize];
            one.summary.assignee = Some(argus_domain::case::Person { id: person, name: String::new() });
            let versions = FieldVersions::default();
            case::update(&mut tx, &one, &versions, None, Timestamp::clamped(number)).await.unwrap();
            let tag: CaseTag = format!("tag-{}", number / 100).parse().unwrap();
            case::set_tags(&mut tx, id, &[tag], None, Timestamp::MIN).await.unwrap();
            let value = CustomValue::Text(format!("site-{}", number / 100));
            custom_field::set_values(&mut tx, id, &[(&site, Some(&value))]).await.unwrap();
        }
    }
    for number in 1..CASES / 4 {
        let ends = (CaseId(number), CaseId(number + 1));
        let link = case::link::insert(&mut tx, ends, LinkKind::Related, None, Timestamp::MIN).await.unwrap();
        assert!(link.is_some());
    }
    tx.commit().await.unwrap();
    if store.engine() == Engine::Postgres {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute("ANALYZE").await.unwrap();
    }
    store
}

/// What the engines call the table's own order.
const OWN: &str = "soc_case_pkey";

fn shapes() -> Vec<(&'static str, Scope, CaseFilter, CaseSortKey, &'static [&'static str])> {
    use CaseSortKey::{Id, Updated};
    let all = CaseFilter::default;
    let everything = || Scope::everything();
    let of_one = || Scope::customers(vec![CustomerId(7)]);
    let seen = |scope: Scope, is_guest| {
        scope.seen_by(Viewer { user: UserId(3), is_administrator: false, works_on_cases: true, is_guest })
    };
    // Any index that begins with the customer: the forty cases of one are sorted as quickly as they are walked.
    let customer: &[&str] = &["soc_case_customer"];
    vec![
        ("all by number", everything(), all(), Id, &[OWN]),
        ("all by update", everything(), all(), Updated, &["soc_case_updated"]),
        ("all by severity", everything(), all(), CaseSortKey::Severity, &["soc_case_severity"]),
        ("a customer's by number", of_one(), all(), Id, customer),
        ("a customer's by update", of_one(), all(), Updated, customer),
        ("an analyst's by update", seen(of_one(), false), all(), Updated, customer),
        ("an administrator's by update", seen(everything(), false), all(), Updated, &["soc_case_updated"]),
        // His own customer's, and those that name him: not every case there is.
        ("a guest's by number", seen(of_one(), true), all(), Id, &["soc_case_customer", OWN]),
        ("a customer's by severity", of_one(), all(), CaseSortKey::Severity, &["soc_case_customer_severity"]),
        (
            "closed",
            everything(),
            CaseFilter { lifecycle: Some(Lifecycle::Closed), ..all() },
            Id,
            &["soc_case_state", OWN],
        ),
        (
            "critical",
            everything(),
            CaseFilter { severities: vec![Severity::Critical], ..all() },
            Id,
            &["soc_case_severity", OWN],
        ),
        (
            "mine by update",
            everything(),
            CaseFilter { assignees: vec![Assignee::Is(UserId(3))], ..all() },
            Updated,
            &["soc_case_assignee"],
        ),
        (
            "with a tag",
            everything(),
            CaseFilter { tags: vec!["tag-3".parse().unwrap()], ..all() },
            Updated,
            &["case_tag_tag"],
        ),
        (
            "with a custom field",
            everything(),
            CaseFilter {
                custom: vec![CustomMatch { name: "site".to_owned(), value: "site-3".to_owned() }],
                ..all()
            },
            Updated,
            &["case_custom_value_match"],
        ),
        (
            "by text",
            everything(),
            CaseFilter { text: "case 12".to_owned(), ..all() },
            Updated,
            &["soc_case_updated"],
        ),
        (
            "by text, by number",
            everything(),
            CaseFilter { text: "nothing like it".to_owned(), ..all() },
            Id,
            &["soc_case_text", OWN],
        ),
        (
            "one by its number",
            everything(),
            CaseFilter { text: "#12".to_owned(), ..all() },
            Id,
            &[OWN, "PRIMARY KEY", "soc_case_text"],
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
            let sort = CaseSort { key, descending: true };
            let plan = case::explain(&mut conn, &scope, &filter, sort).await.unwrap().join("\n");
            // SQLite walks the table in its own order where it names no index and sorts nothing.
            let in_own_order = plan.starts_with("SCAN soc_case") && !plan.contains("TEMP B-TREE");
            let by_index = indexes.iter().any(|index| plan.contains(index));
            let is_own = in_own_order && indexes.contains(&OWN);
            if !(is_own || by_index) || plan.contains("Seq Scan on soc_case") {
                wrong.push(format!("{name}:\n{plan}"));
            }
        }
        let plan = case::link::explain_of_case(&mut conn, CaseId(7)).await.unwrap().join("\n");
        if !plan.contains("case_link_from") || !plan.contains("case_link_to") {
            wrong.push(plan);
        }
        // Cases that are counted by when they were opened.
        let span = (Timestamp::clamped(100), Timestamp::clamped(150));
        let (everything, wanted) = (Scope::everything(), CaseSearch::default());
        let plan = case::explain_counted(&mut conn, &everything, &wanted, case::Moment::Opened, span).await;
        let plan = plan.unwrap().join("\n");
        if !plan.contains("soc_case_opened") {
            wrong.push(plan);
        }
        // Stays that are long enough for an automation rule.
        let state = case::all_states(&mut conn).await.unwrap()[0].state.id;
        let plan =
            automation::explain_overdue(&mut conn, state, Timestamp::clamped(10)).await.unwrap().join("\n");
        if !plan.contains("soc_case_state_at") || plan.contains("TEMP B-TREE") {
            wrong.push(plan);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}
