use super::{context, load, told};
use crate::{
    Ctx, alert, ioc,
    module::testing::{World, on_each_engine},
    note, task, timeline,
};
use argus_domain::{
    Timestamp,
    alert::NewAlert,
    ioc::NewIoc,
    module::{ObjectKind, ObjectRef},
    note::NewNote,
    task::NewTask,
    timeline::NewTimelineEntry,
};
use serde_json::{Value, json};

/// One of each kind that needs no file and no sensor, by its name field.
async fn some(world: &World, anna: &Ctx) -> Vec<(ObjectRef, &'static str, Value)> {
    let new = NewIoc { value: "evil.example".to_owned(), ..NewIoc::default() };
    let ioc = ioc::add(anna, world.case, vec![new]).await.unwrap().added.remove(0);
    let new = NewNote { title: "First".to_owned(), text: "x".to_owned(), ..NewNote::default() };
    let note = note::add(anna, world.case, new).await.unwrap();
    let task = task::add(anna, world.case, NewTask { title: "Look".to_owned(), ..NewTask::default() });
    let task = task.await.unwrap();
    let new = NewTimelineEntry {
        time: Timestamp::clamped(1_600_000_000_000).into(),
        title: "Phish".to_owned(),
        ..NewTimelineEntry::default()
    };
    let entry = timeline::add(anna, world.case, vec![new]).await.unwrap().added.remove(0);
    let new = NewAlert { title: "Scan".to_owned(), source: "test".to_owned(), ..NewAlert::default() };
    let alert = alert::create(anna, new).await.unwrap().alert;
    vec![
        (ObjectRef::new(ObjectKind::Case, world.case), "name", json!("Odd logins")),
        (ObjectRef::new(ObjectKind::Ioc, ioc.id), "ioc_value", json!("evil.example")),
        (ObjectRef::new(ObjectKind::Note, note.summary.id), "note_title", json!("First")),
        (ObjectRef::new(ObjectKind::Task, task.id), "task_title", json!("Look")),
        (ObjectRef::new(ObjectKind::TimelineEntry, entry), "event_title", json!("Phish")),
        (ObjectRef::new(ObjectKind::Alert, alert.summary.id), "alert_title", json!("Scan")),
    ]
}

#[tokio::test]
async fn objects_are_told_as_far_as_the_scope_shows_them() {
    on_each_engine(async |world: &World| {
        let (anna, gina) = (world.of("anna").await, world.of("gina").await);
        let all = some(world, &anna).await;
        let mut conn = world.argus.store().read().await.unwrap();
        let (hers, other) = (anna.caller().unwrap().scope(), gina.caller().unwrap().scope());
        for (object, field, value) in all {
            let found = load(&mut conn, &hers, &object).await.unwrap().unwrap();
            assert_eq!((&found["type"], &found[field]), (&json!(object.kind.name()), &value));
            let (title, case) = told(&mut conn, &hers, &object).await.unwrap().unwrap();
            assert!(title.contains(value.as_str().unwrap()), "{title}");
            assert_eq!(case, (object.kind != ObjectKind::Alert).then_some(world.case));
            assert_eq!(load(&mut conn, &other, &object).await.unwrap(), None);
            assert_eq!(told(&mut conn, &other, &object).await.unwrap(), None);
        }
        for wrong in [ObjectRef::new(ObjectKind::Ioc, "x"), ObjectRef::new(ObjectKind::Event, 1)] {
            assert_eq!(load(&mut conn, &hers, &wrong).await.unwrap(), None);
        }
    })
    .await;
}

#[tokio::test]
async fn the_context_has_the_case_and_who_triggered_it() {
    on_each_engine(async |world: &World| {
        let mut conn = world.argus.store().read().await.unwrap();
        for (login, sees) in [("anna", true), ("gina", false)] {
            let ctx = world.of(login).await;
            let actor = ctx.caller().unwrap();
            let told =
                context(&mut conn, &actor.scope(), actor.user.as_ref(), Some(world.case)).await.unwrap();
            assert_eq!(told["user"]["user_login"], login);
            assert_eq!(told.contains_key("case"), sees);
            if sees {
                assert_eq!(
                    (&told["case"]["name"], &told["case"]["client"]["name"]),
                    (&json!("Odd logins"), &json!("ACME"))
                );
            }
        }
    })
    .await;
}
