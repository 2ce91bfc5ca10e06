//! Assignees and policies are told that a task is due, with a clock that tests move.

use super::{
    automation::administrator,
    policy::{add, sent},
    world::{World, on_each_engine},
};
use argus_domain::{
    Timestamp, UserId,
    case::{Closing, Outcome},
    notification::NotificationKind,
    policy::{Grouping, Occasion, PolicyContent},
    task::{NewTask, TaskChange, TaskStatus},
};
use argus_service::{Ctx, case, notification, task};

/// How often he was told that something is due.
async fn told(world: &World, login: &str) -> i64 {
    let page = notification::list(&world.of(login).await, 100, 0).await.unwrap();
    let due = page.rows.iter().filter(|row| row.kind == NotificationKind::TaskDue);
    due.map(|row| row.count).sum()
}

async fn look(world: &World) {
    while task::tell_due(&world.argus).await.unwrap() > 0 {}
}

fn task(title: &str, assignee: UserId, due: Timestamp) -> NewTask {
    NewTask { title: title.to_owned(), assignees: vec![assignee], due: Some(due), ..NewTask::default() }
}

fn change() -> TaskChange {
    TaskChange { version: 99, ..TaskChange::default() }
}

#[tokio::test]
async fn told_before_and_after_once_each() {
    on_each_engine(async |world| {
        let (admin, anna, bjarne) =
            (administrator(world, "root").await, world.of("anna").await, world.of("bjarne").await);
        let grouping = Grouping { by: Vec::new(), wait: 0, interval: 0 };
        let on = vec![Occasion::TaskDue, Occasion::TaskOverdue];
        let subject = "{why}: {title}".to_owned();
        add(&admin, PolicyContent { on, grouping, subject, most: None, ..PolicyContent::default() }).await;
        let his = bjarne.actor().unwrap().user.as_ref().unwrap().id;
        let id = world.open("anna", "AI CASE").await.summary.id;
        let in_hours = |ctx: &Ctx, hours: i64| ctx.again().now.plus_millis(hours * 3_600_000);
        let look_at = task::add(&anna.again(), id, task("Look", his, in_hours(&anna, 30))).await.unwrap();
        let done = task::add(&anna.again(), id, task("Done", his, in_hours(&anna, 30))).await.unwrap();
        look(world).await;
        assert_eq!(told(world, "bjarne").await, 0);
        let over = TaskChange { status: Some(TaskStatus::Done), ..change() };
        task::change(&anna.again(), done.id, over).await.unwrap();
        world.minutes_pass(7 * 60);
        // As several servers do.
        let looks = async || task::tell_due(&world.argus).await.unwrap();
        tokio::join!(looks(), looks(), looks());
        look(world).await;
        assert_eq!(told(world, "bjarne").await, 1);
        assert_eq!(sent(&admin).await, ["A task is due soon: case"]);
        assert!(world.history(id).await[0].starts_with("Argus: The task “Look” is due at"));
        world.minutes_pass(24 * 60);
        look(world).await;
        look(world).await;
        assert_eq!(told(world, "bjarne").await, 2);
        assert_eq!(sent(&admin).await[1..], ["A task is overdue: case"]);

        // Another time is told anew, and what was overdue at once is told once.
        let later = TaskChange { due: Some(Some(in_hours(&anna, 5))), ..change() };
        task::change(&anna.again(), look_at.id, later).await.unwrap();
        look(world).await;
        assert_eq!(told(world, "bjarne").await, 3);
        let past = TaskChange { due: Some(Some(in_hours(&anna, -5))), ..change() };
        task::change(&anna.again(), look_at.id, past).await.unwrap();
        look(world).await;
        assert_eq!(told(world, "bjarne").await, 4);

        // Nobody is told of what lies in a closed case, or is long ago.
        let gone = task("Gone", his, in_hours(&anna, -200));
        task::add(&anna.again(), id, gone).await.unwrap();
        task::add(&anna.again(), id, task("Last", his, in_hours(&anna, 1))).await.unwrap();
        let closing = Closing { version: 99, outcome: Some(Outcome::Legitimate), ..Closing::default() };
        case::close(&anna.again(), id, closing).await.unwrap();
        look(world).await;
        assert_eq!(told(world, "bjarne").await, 4);
    })
    .await;
}
