//! A report for programs: docs/CASE-EXPORT.md says what its shape is.

use crate::Writer;
use argus_domain::{
    activity::{Activity, Via},
    attachment::Attachment,
    case::Person,
    comment::Comment,
    custom_field::CustomValue,
    export::{ExportPart, ReportEnd, ReportEvent, ReportField, ReportHead, ReportNote, ReportRows},
    ioc::Ioc,
    task::Task,
    timeline::TimelineEntry,
};
use serde_json::{Map, Value, json};

/// Rises when something is called otherwise or is gone, not when something is added.
const VERSION: u32 = 1;

#[derive(Debug, Default)]
pub(crate) struct Json {
    /// The part whose list is open, and whether it has rows.
    open: Option<(ExportPart, bool)>,
}

impl Writer for Json {
    fn head(&mut self, head: &ReportHead) -> String {
        let parts: Vec<&str> = head.parts.iter().map(|part| part.name()).collect();
        let withheld: Vec<Value> = head
            .withheld
            .iter()
            .map(|count| json!({"tlp": count.tlp.name(), "type": count.kind.name(), "count": count.count}))
            .collect();
        let mut fields = Map::new();
        let mut set = |name: &str, value: Value| drop(fields.insert(name.to_owned(), value));
        set("format", json!("argus-case"));
        set("version", json!(VERSION));
        set("exported", json!(head.at.to_string()));
        set("exportedBy", json!(head.by));
        set("tlp", json!(head.tlp.name()));
        set("parts", json!(parts));
        set("withheld", json!(withheld));
        set("case", case(head));
        if head.parts.contains(&ExportPart::Summary) {
            set("summary", json!(head.case.description));
        }
        let mut text = Value::Object(fields).to_string();
        // What follows goes into the same object.
        text.truncate(text.len() - 1);
        text
    }

    fn rows(&mut self, rows: &ReportRows) -> String {
        let mut out = String::new();
        if self.open.map(|(part, _)| part) != Some(rows.part()) {
            out += self.close();
            out += &format!(",\n\"{}\":[", rows.part().name());
            self.open = Some((rows.part(), false));
        }
        let values: Vec<Value> = match rows {
            ReportRows::Timeline(rows) => rows.iter().map(entry).collect(),
            ReportRows::Iocs(rows) => rows.iter().map(ioc).collect(),
            ReportRows::Notes(rows) => rows.iter().map(note).collect(),
            ReportRows::Tasks(rows) => rows.iter().map(task).collect(),
            ReportRows::Comments(rows) => rows.iter().map(comment).collect(),
            ReportRows::Attachments(rows) => rows.iter().map(attachment).collect(),
            ReportRows::Events(rows) => rows.iter().map(event).collect(),
            ReportRows::History(rows) => rows.iter().map(activity).collect(),
        };
        for value in values {
            let first = self.open.replace((rows.part(), true)).is_some_and(|(_, has_rows)| !has_rows);
            out += if first { "\n" } else { ",\n" };
            out += &value.to_string();
        }
        out
    }

    fn end(&mut self, end: ReportEnd) -> String {
        format!("{},\n\"blanked\":{}}}\n", self.close(), end.blanked)
    }
}

impl Json {
    fn close(&mut self) -> &'static str {
        if self.open.take().is_some() { "]" } else { "" }
    }
}

fn name(person: Option<&Person>) -> Value {
    json!(person.map(|person| &person.name))
}

fn case(head: &ReportHead) -> Value {
    let case = &head.case.summary;
    if !head.parts.contains(&ExportPart::Facts) {
        return json!({"id": case.id, "name": case.name});
    }
    let tags: Vec<String> = case.tags.iter().map(ToString::to_string).collect();
    json!({
        "id": case.id,
        "name": case.name,
        "customer": {"shortName": case.customer.short_name, "name": case.customer.name},
        "state": case.state.name,
        "lifecycle": case.state.lifecycle.name(),
        "severity": case.severity.to_string(),
        "outcome": case.outcome.map(|outcome| outcome.name()),
        "classification": case.classification,
        "socTicket": case.soc_ticket,
        "owner": name(case.owner.as_ref()),
        "assignee": name(case.assignee.as_ref()),
        "tags": tags,
        "opened": case.opened.to_string(),
        "openedBy": case.opened_by.name,
        "closed": case.closed.map(|at| at.to_string()),
        "closedBy": name(case.closed_by.as_ref()),
        "updated": case.updated.to_string(),
        "mergedInto": case.merged_into,
        "fields": head.fields.iter().map(field).collect::<Vec<_>>(),
    })
}

fn field(field: &ReportField) -> Value {
    let value = match &field.value {
        CustomValue::Time(at) => json!(at.to_string()),
        other => other.to_raw(),
    };
    json!({"name": field.name, "label": field.label, "type": field.kind.name(), "value": value})
}

fn entry(entry: &TimelineEntry) -> Value {
    let events: Vec<String> = entry.events.iter().map(|event| event.id.to_string()).collect();
    json!({
        "time": entry.time.at.to_string(),
        "local": entry.time.local,
        "zone": entry.time.zone,
        "title": entry.title,
        "description": entry.description,
        "category": entry.category.name(),
        "source": entry.source,
        "tags": entry.tags,
        "flagged": entry.flagged,
        "inSummary": entry.in_summary,
        "iocs": crate::values(&entry.iocs),
        "events": events,
        "added": entry.added.to_string(),
        "addedBy": name(entry.added_by.as_ref()),
    })
}

fn ioc(ioc: &Ioc) -> Value {
    json!({
        "value": ioc.value,
        "type": ioc.kind.name(),
        "tlp": ioc.tlp.name(),
        "description": ioc.description,
        "tags": ioc.tags,
        "added": ioc.added.to_string(),
        "addedBy": name(ioc.added_by.as_ref()),
        "updated": ioc.updated.to_string(),
    })
}

fn note(ReportNote { folders, note }: &ReportNote) -> Value {
    json!({
        "folders": folders,
        "title": note.summary.title,
        "text": note.text,
        "updated": note.summary.updated.to_string(),
        "updatedBy": name(note.summary.updated_by.as_ref()),
    })
}

fn task(task: &Task) -> Value {
    let people: Vec<&String> = task.assignees.iter().map(|person| &person.name).collect();
    json!({
        "title": task.title,
        "description": task.description,
        "status": task.status.name(),
        "assignees": people,
        "due": task.due.map(|at| at.to_string()),
        "tags": task.tags,
        "added": task.added.to_string(),
        "addedBy": name(task.added_by.as_ref()),
        "over": task.over.map(|at| at.to_string()),
    })
}

fn comment(comment: &Comment) -> Value {
    json!({
        "text": comment.text,
        "added": comment.added.to_string(),
        "addedBy": name(comment.added_by.as_ref()),
        "edited": comment.edited.map(|at| at.to_string()),
    })
}

fn attachment(file: &Attachment) -> Value {
    json!({
        "name": file.name,
        "description": file.description,
        "type": file.media_type,
        "size": file.size,
        "malware": file.malware,
        "md5": file.md5,
        "sha1": file.sha1,
        "sha256": file.sha256,
        "added": file.added.to_string(),
        "addedBy": name(file.added_by.as_ref()),
    })
}

fn event(event: &ReportEvent) -> Value {
    json!({
        "id": event.id.to_string(),
        "start": event.start.to_string(),
        "end": event.end.to_string(),
        "severity": event.severity.to_string(),
        "signature": event.signature,
        "alarm": event.alarm,
        "source": event.source,
        "destination": event.destination,
        "domain": event.domain,
        "count": event.count,
    })
}

fn activity(activity: &Activity) -> Value {
    json!({
        "id": activity.id,
        "date": activity.at.to_string(),
        "user": activity.user_name,
        "manualInput": activity.manual,
        "fromApi": activity.via == Via::Api,
        "activity": activity.text,
    })
}
