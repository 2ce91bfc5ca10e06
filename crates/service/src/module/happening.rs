//! What happened, by the log, as the hooks that modules wait for after something was saved.
//!
//! Comments are said of cases here, for which IRIS has no hook: none of these is called for them.

use super::object;
use argus_domain::{
    CaseId,
    alert::Alert,
    attachment::Attachment,
    case::Case,
    ioc::Ioc,
    module::{ObjectKind, ObjectRef},
    note::Note,
    task::Task,
    timeline::TimelineEntry,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A hook, and what it is called about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Happened {
    pub(crate) hook: &'static str,
    /// Those that are there; at most [`ObjectRef::MOST`].
    pub(crate) objects: Vec<ObjectRef>,
    /// What is not there any more, or was no object, by the names that IRIS gives its fields.
    pub(crate) data: Option<Value>,
}

/// For the row of the log that tells a change.
pub(crate) fn hooks_of(action: &str, detail: &Value, case: Option<CaseId>) -> Vec<Happened> {
    use ObjectKind as Kind;
    let (before, after) = (&detail["before"], &detail["after"]);
    match action {
        "case.create" => about_case("on_postload_case_create", case),
        "case.update" | "case.close" | "case.reopen" | "case.move" | "case.value" | "case.publish"
        | "workflow.move-case" => about_case("on_postload_case_update", case),
        "case.delete" => gone("on_postload_case_delete", before, |case: &Case| object::case::fields(case)),
        "case.export" => vec![Happened {
            hook: "on_postload_report_create",
            objects: case.map(|case| ObjectRef::new(Kind::Case, case)).into_iter().collect(),
            data: Some(json!({"case_id": case, "format": detail["format"], "tlp": detail["tlp"]})),
        }],
        "ioc.add" | "ioc.restore" => about("on_postload_ioc_create", Kind::Ioc, &ids(after)),
        "ioc.change" => about("on_postload_ioc_update", Kind::Ioc, &[&detail["ioc"]]),
        "ioc.remove" => gone("on_postload_ioc_delete", before, |ioc: &Ioc| object::ioc::fields(ioc)),
        "note.add" | "note.restore" => {
            about("on_postload_note_create", Kind::Note, &[&after["summary"]["id"]])
        }
        "note.change" => about("on_postload_note_update", Kind::Note, &[&detail["note"]]),
        "note.remove" => {
            gone("on_postload_note_delete", before, |note: &Note| object::note::fields(note, None))
        }
        "task.add" | "task.restore" => about("on_postload_task_create", Kind::Task, &ids(after)),
        "task.change" => about("on_postload_task_update", Kind::Task, &[&detail["task"]]),
        "task.remove" => gone("on_postload_task_delete", before, |task: &Task| object::task::fields(task)),
        "timeline.add" | "timeline.restore" => {
            about("on_postload_event_create", Kind::TimelineEntry, &ids(after))
        }
        "timeline.change" => about("on_postload_event_update", Kind::TimelineEntry, &[&detail["entry"]]),
        "timeline.remove" => gone("on_postload_event_delete", before, |entry: &TimelineEntry| {
            object::timeline_entry::fields(entry)
        }),
        "attachment.add" | "attachment.restore" => {
            about("on_postload_evidence_create", Kind::Evidence, &ids(after))
        }
        "attachment.change" => about("on_postload_evidence_update", Kind::Evidence, &[&detail["attachment"]]),
        "attachment.remove" => {
            gone("on_postload_evidence_delete", before, |file: &Attachment| object::evidence::fields(file))
        }
        _ => of_alert(action, detail),
    }
}

fn of_alert(action: &str, detail: &Value) -> Vec<Happened> {
    let called = |hook| about(hook, ObjectKind::Alert, &[&detail["alert"]]);
    match action {
        "alert.create" => called("on_postload_alert_create"),
        "alert.again" | "alert.snooze" | "alert.wake" => called("on_postload_alert_update"),
        "alert.update" | "alert.close" | "alert.reopen" => {
            let is_changed = |field: &str| detail["after"].get(field).is_some();
            let mut happened = called("on_postload_alert_update");
            if is_changed("status") {
                happened.extend(called("on_postload_alert_status_update"));
            }
            if is_changed("resolution") {
                happened.extend(called("on_postload_alert_resolution_update"));
            }
            happened
        }
        "alert.delete" => {
            gone("on_postload_alert_delete", &detail["before"], |alert: &Alert| object::alert::fields(alert))
        }
        "alert.escalate" => called("on_postload_alert_escalate"),
        "alert.merge" => called("on_postload_alert_merge"),
        "alert.separate" => called("on_postload_alert_unmerge"),
        _ => Vec::new(),
    }
}

fn about_case(hook: &'static str, case: Option<CaseId>) -> Vec<Happened> {
    case.map(|case| about(hook, ObjectKind::Case, &[&json!(case)])).unwrap_or_default()
}

/// The ids of what was told: one, or several.
fn ids(told: &Value) -> Vec<&Value> {
    match told {
        Value::Array(all) => all.iter().map(|one| &one["id"]).collect(),
        one => vec![&one["id"]],
    }
}

/// One call for as many as a call is about.
fn about(hook: &'static str, kind: ObjectKind, ids: &[&Value]) -> Vec<Happened> {
    let numbers: Vec<i64> = ids.iter().filter_map(|id| id.as_i64()).collect();
    let called = |part: &[i64]| Happened {
        hook,
        objects: part.iter().map(|id| ObjectRef::new(kind, id)).collect(),
        data: None,
    };
    numbers.chunks(ObjectRef::MOST).map(called).collect()
}

fn gone<T: DeserializeOwned>(
    hook: &'static str,
    before: &Value,
    fields: impl FnOnce(&T) -> Value,
) -> Vec<Happened> {
    let was = T::deserialize(before).ok();
    was.map(|was| Happened { hook, objects: Vec::new(), data: Some(fields(&was)) }).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use argus_domain::module::is_hook;

    fn told(action: &str, detail: Value) -> Vec<String> {
        let happened = hooks_of(action, &detail, Some(CaseId(7)));
        let told = |one: &Happened| {
            assert!(is_hook(one.hook), "{}", one.hook);
            let ids: Vec<&str> = one.objects.iter().map(|object| object.id.as_str()).collect();
            format!("{} {}", one.hook, ids.join(","))
        };
        happened.iter().map(told).collect()
    }

    #[test]
    fn rows_of_the_log_call_their_hooks() {
        assert_eq!(told("case.close", json!({})), ["on_postload_case_update 7"]);
        assert_eq!(told("ioc.add", json!({"after": [{"id": 1}, {"id": 2}]})), ["on_postload_ioc_create 1,2"]);
        assert_eq!(told("task.restore", json!({"after": {"id": 3}})), ["on_postload_task_create 3"]);
        assert_eq!(told("note.add", json!({"after": {"summary": {"id": 4}}})), ["on_postload_note_create 4"]);
        assert_eq!(told("timeline.change", json!({"entry": 5})), ["on_postload_event_update 5"]);
        assert_eq!(told("attachment.change", json!({"attachment": 6})), ["on_postload_evidence_update 6"]);
        assert_eq!(
            told(
                "alert.close",
                json!({"alert": 9, "after": {"status": "closed", "resolution": "legitimate"}})
            ),
            [
                "on_postload_alert_update 9",
                "on_postload_alert_status_update 9",
                "on_postload_alert_resolution_update 9"
            ]
        );
        assert_eq!(
            told("alert.update", json!({"alert": 9, "after": {"note": "x"}})),
            ["on_postload_alert_update 9"]
        );
        assert_eq!(told("alert.separate", json!({"alert": 9})), ["on_postload_alert_unmerge 9"]);
        assert_eq!(told("comment.add", json!({"after": {"id": 1}})), [""; 0]);
        assert_eq!(told("session.login", json!({})), [""; 0]);
    }

    #[test]
    fn many_are_several_calls() {
        let after: Vec<Value> = (1..=150).map(|id| json!({"id": id})).collect();
        let happened = hooks_of("ioc.add", &json!({"after": after}), None);
        assert_eq!(happened.iter().map(|one| one.objects.len()).collect::<Vec<_>>(), [100, 50]);
    }

    #[test]
    fn what_is_gone_is_told_as_it_was() {
        let before = json!({"id": 3, "case": 7, "value": "evil.example", "kind": "domain", "tlp": "red",
            "description": "", "tags": ["a", "b"], "added": 0, "added_by": null, "updated": 0, "version": 1});
        let happened = hooks_of("ioc.remove", &json!({"before": before}), Some(CaseId(7)));
        let data = happened[0].data.as_ref().unwrap();
        assert_eq!(
            (&data["ioc_value"], &data["ioc_tags"], &data["id"]),
            (&json!("evil.example"), &json!("a,b"), &json!(3))
        );
        assert!(happened[0].objects.is_empty());
    }
}
