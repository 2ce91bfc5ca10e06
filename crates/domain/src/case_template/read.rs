//! Reading a template's JSON: all that is wrong with it is said at once, each with the way to it
//! (`tasks[1].title`).

use super::{TemplateBody, TemplateFolder, TemplateNote, TemplateTask};
use crate::{
    Invalid,
    case::{CaseChange, CaseTag, NewCase},
    keys::Keys,
    labels,
    note::{Note, NoteFolder},
    task::Task,
};
use serde_json::Value;

impl TemplateBody {
    /// As somebody typed it.
    pub fn read_text(text: &str) -> Result<Self, Invalid> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| Invalid::one("json", format_args!("cannot be read: {error}")))?;
        Self::read(&value)
    }

    /// Tidied, or what is wrong with it. An unknown key is wrong: a misspelt one would be lost without a word.
    pub fn read(value: &Value) -> Result<Self, Invalid> {
        let (body, invalid) = Self::read_unfinished(value);
        invalid.into_result()?;
        Ok(body)
    }

    /// What can be made of it, and what is wrong with it: somebody may still be writing.
    pub fn read_unfinished(value: &Value) -> (Self, Invalid) {
        let mut invalid = Invalid::default();
        let body = body(value, &mut invalid);
        (body, invalid)
    }
}

fn body(value: &Value, invalid: &mut Invalid) -> TemplateBody {
    let mut keys = Keys::of(value, String::new(), invalid);
    let body = TemplateBody {
        name: keys.line("name", TemplateBody::MAX_NAME),
        description: keys.text("description", TemplateBody::MAX_DESCRIPTION).trim().to_owned(),
        title_prefix: keys.line("title_prefix", TemplateBody::MAX_PREFIX),
        summary: keys.text("summary", NewCase::MAX_DESCRIPTION).trim_end().to_owned(),
        tags: keys.list("tags", CaseChange::MAX_TAGS, |value, at, invalid| {
            let tag = value.as_str().ok_or("must be a text".to_owned());
            let tag = tag.and_then(|tag| tag.parse::<CaseTag>().map_err(|error| error.to_string()));
            tag.map_err(|problem| invalid.add(at, problem)).ok()
        }),
        classification: Some(keys.line("classification", 256)).filter(|name| !name.is_empty()),
        severity: keys.parsed("severity", "must be low, medium, high or critical", |value| {
            value.as_str()?.parse().ok()
        }),
        tasks: keys
            .list("tasks", TemplateBody::MAX_TASKS, |value, at, invalid| Some(task(value, at, invalid))),
        note_directories: keys.list("note_directories", TemplateBody::MAX_FOLDERS, |value, at, invalid| {
            Some(folder(value, at, invalid))
        }),
        custom_fields: keys
            .parsed("custom_fields", "must be an object of values by the fields' names", |value| {
                Some(value.as_object()?.clone().into_iter().collect())
            })
            .unwrap_or_default(),
    };
    keys.required("name", &body.name);
    keys.done();
    let mut tidy = body;
    tidy.tags.sort();
    tidy.tags.dedup();
    tidy
}

fn task(value: &Value, at: String, invalid: &mut Invalid) -> TemplateTask {
    let mut keys = Keys::of(value, at, invalid);
    let task = TemplateTask {
        title: keys.line("title", Task::MAX_TITLE),
        description: keys.text("description", Task::MAX_DESCRIPTION),
        tags: labels::tidy(keys.list("tags", labels::MOST, |value, at, invalid| {
            let tag = value.as_str().filter(|tag| tag.chars().count() <= labels::LONGEST);
            if tag.is_none_or(|tag| tag.contains(char::is_control)) {
                invalid.add(at, format_args!("must be a line of at most {} characters", labels::LONGEST));
            }
            tag.map(str::to_owned)
        })),
        due_after_hours: keys.parsed(
            "due_after_hours",
            &format!("must be a whole number of hours, at most {}", TemplateBody::MAX_HOURS),
            |value| u32::try_from(value.as_u64()?).ok().filter(|hours| *hours <= TemplateBody::MAX_HOURS),
        ),
    };
    keys.required("title", &task.title);
    keys.done();
    task
}

fn folder(value: &Value, at: String, invalid: &mut Invalid) -> TemplateFolder {
    let mut keys = Keys::of(value, at, invalid);
    let folder = TemplateFolder {
        title: keys.line("title", NoteFolder::MAX_NAME),
        notes: keys
            .list("notes", TemplateBody::MAX_NOTES, |value, at, invalid| Some(note(value, at, invalid))),
    };
    keys.required("title", &folder.title);
    keys.done();
    folder
}

fn note(value: &Value, at: String, invalid: &mut Invalid) -> TemplateNote {
    let mut keys = Keys::of(value, at, invalid);
    let note = TemplateNote {
        title: keys.line("title", Note::MAX_TITLE),
        content: keys.text("content", Note::MAX_TEXT),
    };
    keys.required("title", &note.title);
    keys.done();
    note
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn says_again_what_it_read() {
        let full = json!({
            "name": "Phishing", "description": "A mail that was reported.", "title_prefix": "[PHISH]",
            "summary": "## What to find out\n", "tags": ["campaign:spring", "phishing"],
            "classification": "fraud:phishing", "severity": "high",
            "tasks": [{"title": "Read the headers", "description": "**All**", "tags": ["mail"], "due_after_hours": 4}],
            "note_directories": [{"title": "Mail", "notes": [{"title": "Headers", "content": "- From"}]}],
            "custom_fields": {"site": "Oslo"},
        });
        let body = TemplateBody::read(&full).unwrap();
        assert_eq!(TemplateBody::read(&Value::Object(body.to_json())), Ok(body.clone()));
        assert_eq!((body.summary.as_str(), body.note_count()), ("## What to find out", 1));
        let short = TemplateBody::read(&json!({"name": " Short ", "tasks": null})).unwrap();
        assert_eq!(short, TemplateBody { name: "Short".to_owned(), ..TemplateBody::default() });
    }

    #[test]
    fn everything_wrong_is_said_with_its_way() {
        let wrong = json!({
            "name": " ", "titlePrefix": "x", "summary": 7, "tags": ["two words"], "severity": "worst",
            "tasks": [{"title": "A"}, {"titel": "B"}, "C", {"title": "D", "due_after_hours": -1}],
            "note_directories": [{"title": "N", "notes": [{"content": "x"}]}], "custom_fields": [],
        });
        let invalid = TemplateBody::read(&wrong).unwrap_err();
        let mut fields: Vec<&str> = invalid.0.iter().map(|error| error.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(
            fields,
            [
                "custom_fields",
                "name",
                "note_directories[0].notes[0].title",
                "severity",
                "summary",
                "tags[0]",
                "tasks[1].titel",
                "tasks[1].title",
                "tasks[2]",
                "tasks[3].due_after_hours",
                "titlePrefix",
            ]
        );
        assert!(invalid.of("titlePrefix").unwrap().contains("title_prefix"));
        for text in ["", "{", "[]", "7"] {
            assert_eq!(TemplateBody::read_text(text).unwrap_err().0[0].field, "json", "{text}");
        }
    }
}
