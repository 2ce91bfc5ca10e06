//! The list of modules' tasks, what is due of them, and what modules wait for come from the indexes that were made for them,
//! on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    CaseId, ModuleId, Timestamp,
    module::{Origin, TaskFilter, TaskState, Work},
};
use argus_store::{
    Engine, Scope, Store,
    module::{
        self,
        task::{self, Input, NewTask, SYSTEM},
    },
};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};

const TASKS: i64 = 3_000;
const MODULES: i64 = 50;

async fn filled(database: &TestDatabase) -> Store {
    let store = database.migrated().await;
    let mut tx = store.begin().await.unwrap();
    let work = Work::Hook { hook: "on_postload_ioc_create".to_owned(), label: None };
    let input = Input::default();
    let mut modules = Vec::new();
    for number in 0..MODULES {
        let name = format!("module-{number}");
        modules.push(module::insert(&mut tx, &name, Origin::Wheel, Timestamp::MIN).await.unwrap().unwrap());
    }
    for number in 0..TASKS {
        let new = NewTask {
            module: modules[usize::try_from(number % MODULES).unwrap()],
            module_name: "module",
            work: &work,
            case: None,
            customer: None,
            user: None,
            user_name: "Argus",
            input: &input,
            priority: 50,
            again_of: None,
            now: Timestamp::clamped(number),
        };
        task::insert(&mut tx, new).await.unwrap();
    }
    // What waits is little beside what is done.
    for module in &modules[1..] {
        task::give_up(&mut tx, *module, "test", Timestamp::clamped(TASKS)).await.unwrap();
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
    let filter = TaskFilter::default;
    let shapes = [
        ("all", filter(), "module_task_queued"),
        ("since", TaskFilter { from: Some(Timestamp::clamped(2_990)), ..filter() }, "module_task_queued"),
        ("a module's", TaskFilter { module: Some(ModuleId(7)), ..filter() }, "module_task_module"),
        ("waiting", TaskFilter { state: Some(TaskState::Queued), ..filter() }, "module_task_state"),
        ("a case's", TaskFilter { case: Some(CaseId(7)), ..filter() }, "module_task_case"),
        ("long ones", TaskFilter { longer_than: Some(60_000), ..filter() }, "module_task_took"),
    ];
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let mut conn = store.read().await.unwrap();
        let mut plans = Vec::new();
        for (name, filter, index) in &shapes {
            let plan = task::explain_list(&mut conn, &Scope::everything(), filter).await.unwrap();
            plans.push((*name, plan, *index));
        }
        let due = task::explain_take(&mut conn, ModuleId(2), Timestamp::clamped(10)).await.unwrap();
        plans.push(("due", due, "module_task_due"));
        for (name, plan, index) in plans {
            let plan = plan.join("\n");
            assert!(plan.contains(index), "{name} on {:?}:\n{plan}", store.engine());
            assert!(!plan.contains("SCAN module_task\n"), "{name}:\n{plan}");
            assert!(!plan.contains("Seq Scan on module_task "), "{name}:\n{plan}");
        }
        drop(conn);
    }
}

/// Two servers that look at the same moment take different tasks, and no more of a module than may run.
#[tokio::test]
async fn a_task_is_taken_once_and_again_only_when_its_server_is_given_up() {
    for database in TestDatabase::all().await {
        let store = filled(&database).await;
        let at = Timestamp::clamped;
        let take = async |server: &str, now: i64, until: i64| {
            let mut tx = store.begin().await.unwrap();
            let taken = task::take(&mut tx, server, at(now), at(until)).await.unwrap();
            tx.commit().await.unwrap();
            taken
        };
        let first = take("a", 10_000, 40_000).await.unwrap();
        // The module runs once at a time, and nothing waits for another.
        assert!(take("b", 10_000, 40_000).await.is_none());
        let mut tx = store.begin().await.unwrap();
        let given_up = task::give_up(&mut tx, first.module, "test", at(10_000)).await.unwrap();
        assert_eq!(given_up, (TASKS / MODULES - 1).unsigned_abs(), "what runs goes on");
        tx.commit().await.unwrap();
        let again = take("b", 40_001, 70_000).await.unwrap();
        assert_eq!((again.id, again.tries), (first.id, 2));

        let mut tx = store.begin().await.unwrap();
        let late = task::renew(&mut tx, &first, at(80_000), None, at(41_000)).await.unwrap();
        assert_eq!(late, None, "who was given up on renews nothing");
        let alive = task::renew(&mut tx, &again, at(80_000), None, at(41_000)).await.unwrap();
        assert_eq!(alive, Some(false));
        task::cancel(&mut tx, again.id, TaskState::Running, at(42_000)).await.unwrap();
        let alive = task::renew(&mut tx, &again, at(80_000), None, at(43_000)).await.unwrap();
        assert_eq!(alive, Some(true), "somebody wants it cancelled");
        tx.commit().await.unwrap();

        let mut tx = store.begin().await.unwrap();
        assert!(task::claim_job(&mut tx, "job", at(0), at(100)).await.unwrap());
        assert!(!task::claim_job(&mut tx, "job", at(99), at(200)).await.unwrap());
        assert!(task::claim_job(&mut tx, "job", at(100), at(200)).await.unwrap());
        // What ended is forgotten with all that belongs to it; what waits or runs stays.
        let forgotten = task::forget(&mut tx, at(1_000_000), 100_000).await.unwrap();
        assert_eq!(forgotten, (TASKS - 1).unsigned_abs());
        tx.commit().await.unwrap();
        assert!(first.module != SYSTEM);
    }
}
