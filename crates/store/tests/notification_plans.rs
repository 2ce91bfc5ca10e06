//! Notifications and watchers are found by their indexes, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    CaseId, Severity, Timestamp, UserId,
    activity::Via,
    notification::{NewsOf, NotificationKind, Recipients},
    task::{Nearness, NewTask},
};
use argus_store::{Engine, Scope, Store, Viewer, activity, case, customer, notification, task, user};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};

const PEOPLE: i64 = 50;
const CASES: i64 = 400;
const TASKS_OF_EACH: usize = 5;

/// Everybody was told of every case, and has read most of it.
async fn filled(database: &TestDatabase) -> Store {
    let store = database.migrated().await;
    let mut tx = store.begin().await.unwrap();
    let of = customer::insert(&mut tx, "acme", "Acme", Timestamp::MIN).await.unwrap();
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let name = format!("name-{number}");
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
    for number in 0..CASES {
        let at = Timestamp::clamped(number * 1_000);
        let new = case::InsertCase {
            customer: of,
            name: &format!("Case {number}"),
            description: "",
            severity: Severity::Medium,
            classification: None,
            service: "ids",
            soc_ticket: None,
            state: state.id,
            opened_by: people[0],
            now: at,
            id: None,
        };
        let id: CaseId = case::insert(&mut tx, &new).await.unwrap();
        let row = activity::NewActivity {
            at,
            user: Some(people[0]),
            user_name: "name-0",
            via: Via::Page,
            customer: Some(of),
            case: Some(id),
            action: "comment.add",
            text: "Commented",
            detail: "{}",
            manual: false,
        };
        let head = activity::next(&mut tx).await.unwrap();
        activity::append(&mut tx, head.id, &row, &[]).await.unwrap();
        let news = NewsOf { case: id, activity: head.id, at };
        let to = Recipients::People(people.clone());
        let told =
            notification::tell(&mut tx, news, NotificationKind::Comment, &to, &people[..1]).await.unwrap();
        assert_eq!(told.len(), people.len() - 1);
        for _ in 0..TASKS_OF_EACH {
            let new = NewTask { title: "Look".to_owned(), due: Some(at), ..NewTask::default() };
            let new = task::InsertTask { case: id, new: &new, template: None, by: None, now: at };
            let id = task::insert(&mut tx, new).await.unwrap();
            if number % 50 != 0 {
                let told = task::claim_told(&mut tx, Nearness::Over, id, Timestamp::MIN, at).await.unwrap();
                assert!(told || number == 0);
            }
        }
    }
    for person in &people {
        let until = Timestamp::clamped((CASES - 20) * 1_000);
        notification::mark_all_read(&mut tx, *person, until, until).await.unwrap();
    }
    tx.commit().await.unwrap();
    if store.engine() == Engine::Postgres {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute("ANALYZE").await.unwrap();
    }
    store
}

#[tokio::test]
async fn read_by_an_index() {
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        let viewer =
            Viewer { user: UserId(7), is_administrator: false, works_on_cases: true, is_guest: false };
        let scope = Scope::everything().seen_by(viewer);
        let [page, unread] = notification::explain(&mut conn, &scope, UserId(7)).await.unwrap();
        let (page, unread) = (page.join("\n"), unread.join("\n"));
        assert!(page.contains("notification_user") && !page.contains("Seq Scan on notification"), "{page}");
        assert!(unread.contains("notification_unread"), "{unread}");
        assert_eq!(notification::unread(&mut conn, &scope, UserId(7)).await.unwrap().count, 19);
        let unmailed = notification::explain_unmailed(&mut conn, &scope, UserId(7)).await.unwrap().join("\n");
        assert!(unmailed.contains("notification_unread"), "{unmailed}");
        let due =
            notification::explain_due_mails(&mut conn, Timestamp::clamped(10)).await.unwrap().join("\n");
        assert!(due.contains("notification_mailing"), "{due}");
        for (nearness, index) in [(Nearness::Soon, "task_told_due"), (Nearness::Over, "task_told_overdue")] {
            let plan = task::explain_untold(&mut conn, nearness, Timestamp::clamped(100_000)).await.unwrap();
            let plan = plan.join("\n");
            assert!(plan.contains(index) && !plan.contains("Seq Scan on task"), "{plan}");
        }
        drop(conn);

        // The oldest are forgotten, a few at a time.
        let mut tx = store.begin().await.unwrap();
        let before = Timestamp::clamped(10_000);
        assert_eq!(notification::expire(&mut tx, before, 300).await.unwrap(), 300);
        assert_eq!(notification::expire(&mut tx, before, 300).await.unwrap(), 190);
        tx.commit().await.unwrap();
    }
}
