use super::apply;
use crate::{
    Ctx, Error, Result, alert, case, event, ioc,
    module::{
        answer::answer,
        object::load,
        testing::{World, on_each_engine},
    },
    note,
};
use argus_domain::{
    alert::NewAlert,
    case::{Closing, Outcome},
    ioc::{Ioc, IocChange, IocFilter, NewIoc, Tlp},
    module::{ObjectKind, ObjectRef, TaskChange},
};
use serde_json::{Value, json};

async fn applied(
    world: &World,
    ctx: &Ctx,
    objects: &[ObjectRef],
    changes: &[Value],
) -> Result<Vec<TaskChange>> {
    let mut tx = world.argus.store().begin().await.unwrap();
    let done = apply(&mut tx, ctx, Some(world.case), objects, changes).await?;
    tx.commit().await.unwrap();
    Ok(done)
}

fn refused(result: Result<Vec<TaskChange>>) -> String {
    match result {
        Err(Error::Store(error)) => panic!("{error}"),
        Err(error) => error.to_string(),
        Ok(done) => panic!("not refused: {done:?}"),
    }
}

async fn an_ioc(world: &World, ctx: &Ctx) -> (Ioc, ObjectRef) {
    let new = NewIoc { value: "evil.example".to_owned(), tags: vec!["a".to_owned()], ..NewIoc::default() };
    let ioc = ioc::add(ctx, world.case, vec![new]).await.unwrap().added.remove(0);
    let object = ObjectRef::new(ObjectKind::Ioc, ioc.id);
    (ioc, object)
}

fn set(fields: Value) -> Value {
    json!({"op": "set", "object": 0, "fields": fields})
}

fn add(kind: &str, fields: Value) -> Value {
    json!({"op": "add", "type": kind, "fields": fields})
}

async fn iocs(world: &World, ctx: &Ctx) -> Vec<Ioc> {
    ioc::list(ctx, world.case, &IocFilter::default(), 100, 0).await.unwrap().rows
}

#[tokio::test]
async fn fields_are_set_and_each_change_names_its_row_of_the_log() {
    on_each_engine(async |world: &World| {
        let anna = world.of("anna").await;
        let (ioc, object) = an_ioc(world, &anna).await;
        // Somebody else adds a tag while the module runs.
        let theirs = IocChange {
            version: ioc.version,
            tags: Some(vec!["a".to_owned(), "theirs".to_owned()]),
            ..IocChange::default()
        };
        ioc::change(&anna, ioc.id, theirs).await.unwrap();
        let fields = json!([
            {"field": "ioc_tags", "before": "a", "after": "known-good"},
            {"field": "ioc_tlp", "before": "amber", "after": "TLP:GREEN"},
        ]);
        let done = applied(world, &anna, &[object], &[set(fields)]).await.unwrap();
        let after = iocs(world, &anna).await.remove(0);
        assert_eq!((after.tlp, after.tags), (Tlp::Green, vec!["known-good".to_owned(), "theirs".to_owned()]));
        assert_eq!(done.len(), 2);
        assert_eq!((done[0].title.as_str(), done[0].case), ("evil.example", Some(world.case)));
        assert!(done[0].activity.is_some() && done[0].activity == done[1].activity);
    })
    .await;
}

#[tokio::test]
async fn what_somebody_changed_meanwhile_is_not_written_over() {
    on_each_engine(async |world: &World| {
        let anna = world.of("anna").await;
        let (ioc, object) = an_ioc(world, &anna).await;
        let theirs = IocChange {
            version: ioc.version,
            description: Some("theirs".to_owned()),
            ..IocChange::default()
        };
        ioc::change(&anna, ioc.id, theirs).await.unwrap();
        let wanted = set(json!([{"field": "ioc_description", "before": "", "after": "mine"}]));
        let said = refused(applied(world, &anna, std::slice::from_ref(&object), &[wanted]).await);
        assert!(
            said.contains("ioc_description of ioc") && said.contains("changed by somebody else"),
            "{said}"
        );
        let wrong = set(json!([{"field": "ioc_tlp", "before": "amber", "after": "pink"}]));
        let said = refused(applied(world, &anna, std::slice::from_ref(&object), &[wrong]).await);
        assert!(said.contains("ioc_tlp of ioc") && said.contains("not “pink”"), "{said}");
        let unknown = set(json!([{"field": "odd", "before": null, "after": 1}]));
        assert!(refused(applied(world, &anna, &[object], &[unknown]).await).contains("odd of ioc"));
        assert_eq!(iocs(world, &anna).await[0].description, "theirs");
    })
    .await;
}

#[tokio::test]
async fn nobody_changes_more_through_a_module_than_by_himself() {
    on_each_engine(async |world: &World| {
        let anna = world.of("anna").await;
        let (_, object) = an_ioc(world, &anna).await;
        let wanted = set(json!([{"field": "ioc_description", "before": "", "after": "x"}]));
        for login in ["rolf", "gina"] {
            let ctx = world.of(login).await;
            refused(applied(world, &ctx, std::slice::from_ref(&object), std::slice::from_ref(&wanted)).await);
            refused(applied(world, &ctx, &[], &[add("note", json!({"title": "x"}))]).await);
            refused(applied(world, &ctx, &[], &[add("event", json!({"signature": "X:1"}))]).await);
        }
        let version = case::get(&anna, world.case).await.unwrap().summary.version;
        let closing = Closing { version, outcome: Some(Outcome::Legitimate), ..Closing::default() };
        case::close(&anna, world.case, closing).await.unwrap();
        let said = refused(applied(world, &anna, &[object], &[wanted]).await);
        assert!(said.contains("is closed"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn things_are_added_to_the_case() {
    on_each_engine(async |world: &World| {
        let anna = world.of("anna").await;
        let (ioc, object) = an_ioc(world, &anna).await;
        let eve = json!({
            "event_type": "alert", "timestamp": "2023-11-14T22:00:00.000000+0000", "proto": "TCP",
            "src_ip": "10.0.0.1", "dest_ip": "10.0.0.2", "src_port": 1000, "dest_port": 80,
            "alert": {"gid": 1, "signature_id": 7, "signature": "Odd", "severity": 2},
        });
        let changes = [
            add("note", json!({"title": "Report", "text": "All of it."})),
            add("comment", json!({"on": "ioc", "id": ioc.id, "text": "Seen before."})),
            add("event", json!({"signature": "WIN:1", "startTimestamp": 1_600_000_000_000_i64, "severity": "high"})),
            add("eve", eve),
            add("ioc", json!({"value": "10.0.0.9", "tags": "a,b"})),
            set(json!([{"field": "custom_attributes", "before": {}, "after": {"Tab": {"Score": {"type": "html", "value": "<b>5</b>"}}}}])),
        ];
        let done = applied(world, &anna, &[object], &changes).await.unwrap();
        assert!(done.iter().all(|change| change.activity.is_some()), "{done:?}");
        let kinds: Vec<ObjectKind> = done.iter().map(|change| change.object.kind).collect();
        use ObjectKind::{Event, Ioc, Note};
        assert_eq!(kinds, [Event, Event, Ioc, Note, Ioc, Ioc]);
        assert_eq!(note::tree(&anna, world.case).await.unwrap().notes[0].title, "Report");
        assert_eq!(iocs(world, &anna).await.len(), 2);
        let (events, _) = event::by_case(&anna, world.case, &[], false, 10, 0).await.unwrap();
        assert_eq!(events.rows.len(), 2);
        let mut conn = world.argus.store().read().await.unwrap();
        let scope = anna.caller().unwrap().scope();
        let told = load(&mut conn, &scope, &done[0].object).await.unwrap().unwrap();
        assert_eq!((&told["signature"], &told["severity"]), (&json!("WIN:1"), &json!("high")));
        drop(conn);
        let comments = crate::comment::list(&anna, world.case, 10, 0).await.unwrap().rows;
        let texts: Vec<&str> = comments.iter().map(|comment| comment.text.as_str()).collect();
        assert!(texts.iter().any(|text| text.contains("Indicator evil.example") && text.contains("Seen before.")), "{texts:?}");
        assert!(texts.iter().any(|text| text.contains("| Score | **5** |")), "{texts:?}");
        let seen = answer(&anna, &json!({"question": "seen", "type": "ip-src", "value": "10.0.0.1"})).await;
        assert_eq!(seen, Ok(json!({"cases": 0, "events": 1})));
        assert!(answer(&anna, &json!({"question": "why"})).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_added_is_said_in_words() {
    on_each_engine(async |world: &World| {
        let anna = world.of("anna").await;
        for (change, words) in [
            (add("asset", json!({"name": "x"})), "cases have none here"),
            (add("rocket", json!({})), "only a note"),
            (add("note", json!({"title": "x", "colour": "red"})), "colour is nothing that a new note has"),
            (add("note", json!({"title": ""})), "title of the added note must not be empty"),
            (add("ioc", json!({"value": "x", "type": "no such"})), "type of the added ioc"),
            (add("event", json!({"severity": "high"})), "signature of the added events must be given"),
            (
                add("event", json!({"signature": "X", "id": {"customer": "globex"}})),
                "must be the customer of the case",
            ),
            (add("eve", json!({"event_type": "flow"})), "not an alert"),
            (set(json!([])), "not about"),
            (json!({"op": "burn"}), "neither sets nor adds"),
        ] {
            let said = refused(applied(world, &anna, &[], &[change]).await);
            assert!(said.contains(words), "{said}");
        }
        assert!(note::tree(&anna, world.case).await.unwrap().notes.is_empty());
    })
    .await;
}

#[tokio::test]
async fn alerts_and_cases_are_changed_too() {
    on_each_engine(async |world: &World| {
        let anna = world.of("anna").await;
        let new = NewAlert { title: "Scan".to_owned(), source: "test".to_owned(), ..NewAlert::default() };
        let id = alert::create(&anna, new).await.unwrap().alert.summary.id;
        let object = ObjectRef::new(ObjectKind::Alert, id);
        let changes = [
            set(json!([
                {"field": "alert_severity", "before": "medium", "after": "High"},
                {"field": "alert_status", "before": "New", "after": "Closed"},
                {"field": "alert_resolution", "before": null, "after": "False Positive"},
                {"field": "alert_tags", "before": "", "after": "auto"},
            ])),
            add("comment", json!({"on": "alert", "id": id, "text": "Noted."})),
        ];
        applied(world, &anna, &[object], &changes).await.unwrap();
        let after = alert::get(&anna, id).await.unwrap();
        assert_eq!((after.summary.resolution, after.note.as_str()), (Some(Outcome::FalsePositive), "Noted."));
        let object = ObjectRef::new(ObjectKind::Case, world.case);
        let change = set(json!([
            {"field": "case_tags", "before": "", "after": "urgent"},
            {"field": "assignee", "before": null, "after": "anna"},
            {"field": "case_name", "before": "Odd logins", "after": "Odder logins"},
        ]));
        let done = applied(world, &anna, &[object], &[change]).await.unwrap();
        assert_eq!(done.len(), 3);
        let summary = case::get(&anna, world.case).await.unwrap().summary;
        assert_eq!((summary.name.as_str(), summary.tags[0].key.as_str()), ("Odder logins", "urgent"));
        assert_eq!(summary.assignee.map(|person| person.name).as_deref(), Some("Anna"));
    })
    .await;
}
