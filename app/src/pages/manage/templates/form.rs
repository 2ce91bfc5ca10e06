//! What somebody types about a template: the form's view of its JSON.

use crate::pages::case::part_form;
use argus_domain::{
    case::CaseTag,
    case_template::{TemplateBody, TemplateFolder, TemplateNote, TemplateTask},
    custom_field::RawValues,
};
use leptos::prelude::*;
use serde_json::{Map, Value, json};

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) name: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) title_prefix: RwSignal<String>,
    pub(super) summary: RwSignal<String>,
    /// Separated by commas, here and below.
    pub(super) tags: RwSignal<String>,
    pub(super) classification: RwSignal<String>,
    pub(super) severity: RwSignal<String>,
    pub(super) tasks: RwSignal<Vec<TaskForm>>,
    pub(super) folders: RwSignal<Vec<FolderForm>>,
    pub(super) custom: RwSignal<RawValues>,
    last: StoredValue<u32>,
    owner: StoredValue<Owner>,
}

/// The number tells rows apart while they move.
#[derive(Clone, Copy)]
pub(super) struct TaskForm {
    pub(super) number: u32,
    pub(super) title: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) tags: RwSignal<String>,
    pub(super) hours: RwSignal<String>,
}

#[derive(Clone, Copy)]
pub(super) struct FolderForm {
    pub(super) number: u32,
    pub(super) title: RwSignal<String>,
    pub(super) notes: RwSignal<Vec<NoteForm>>,
}

#[derive(Clone, Copy)]
pub(super) struct NoteForm {
    pub(super) number: u32,
    pub(super) title: RwSignal<String>,
    pub(super) content: RwSignal<String>,
}

impl Form {
    pub(super) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            name: text(),
            description: text(),
            title_prefix: text(),
            summary: text(),
            tags: text(),
            classification: text(),
            severity: text(),
            tasks: RwSignal::new(Vec::new()),
            folders: RwSignal::new(Vec::new()),
            custom: RwSignal::new(RawValues::new()),
            last: StoredValue::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    pub(super) fn set(self, body: &TemplateBody) {
        self.name.set(body.name.clone());
        self.description.set(body.description.clone());
        self.title_prefix.set(body.title_prefix.clone());
        self.summary.set(body.summary.clone());
        self.tags.set(body.tags.iter().map(CaseTag::to_string).collect::<Vec<_>>().join(", "));
        self.classification.set(body.classification.clone().unwrap_or_default());
        self.severity.set(body.severity.map(|severity| severity.name().to_owned()).unwrap_or_default());
        self.tasks.set(body.tasks.iter().map(|task| self.task(task)).collect());
        self.folders.set(body.note_directories.iter().map(|folder| self.folder(folder)).collect());
        self.custom.set(body.custom_fields.clone());
    }

    fn number(self) -> u32 {
        self.last.update_value(|last| *last += 1);
        self.last.get_value()
    }

    /// What is made in the answer to a press lives as long as the form.
    fn within<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.with_value(|owner| owner.with(make))
    }

    pub(super) fn task(self, task: &TemplateTask) -> TaskForm {
        self.within(|| TaskForm {
            number: self.number(),
            title: RwSignal::new(task.title.clone()),
            description: RwSignal::new(task.description.clone()),
            tags: RwSignal::new(task.tags.join(", ")),
            hours: RwSignal::new(task.due_after_hours.map(|hours| hours.to_string()).unwrap_or_default()),
        })
    }

    pub(super) fn folder(self, folder: &TemplateFolder) -> FolderForm {
        let notes = folder.notes.iter().map(|note| self.note(note)).collect();
        self.within(|| FolderForm {
            number: self.number(),
            title: RwSignal::new(folder.title.clone()),
            notes: RwSignal::new(notes),
        })
    }

    pub(super) fn note(self, note: &TemplateNote) -> NoteForm {
        self.within(|| NoteForm {
            number: self.number(),
            title: RwSignal::new(note.title.clone()),
            content: RwSignal::new(note.content.clone()),
        })
    }

    /// What is typed now, right or wrong.
    pub(super) fn to_json(self) -> Map<String, Value> {
        let some = |text: RwSignal<String>| Some(text.get()).filter(|text| !text.is_empty());
        let tags = |text: RwSignal<String>| part_form::tags(&text.get());
        let tasks: Vec<Value> = self
            .tasks
            .get()
            .into_iter()
            .map(|task| {
                json!({"title": task.title.get(), "description": task.description.get(),
                    "tags": tags(task.tags), "due_after_hours": hours(&task.hours.get())})
            })
            .collect();
        let note = |note: NoteForm| json!({"title": note.title.get(), "content": note.content.get()});
        let folders: Vec<Value> = self
            .folders
            .get()
            .into_iter()
            .map(|folder| {
                let notes: Vec<Value> = folder.notes.get().into_iter().map(note).collect();
                json!({"title": folder.title.get(), "notes": notes})
            })
            .collect();
        let is_given = |value: &Value| !value.is_null() && value.as_str() != Some("");
        let custom: RawValues = self.custom.get().into_iter().filter(|(_, value)| is_given(value)).collect();
        let all = json!({"name": self.name.get(), "description": self.description.get(),
            "title_prefix": self.title_prefix.get(), "summary": self.summary.get(), "tags": tags(self.tags),
            "classification": some(self.classification), "severity": some(self.severity), "tasks": tasks,
            "note_directories": folders, "custom_fields": custom});
        if let Value::Object(all) = all { all } else { Map::new() }
    }
}

/// What is no number is told as it was typed: the check says what is wrong with it.
fn hours(text: &str) -> Value {
    match text.trim() {
        "" => Value::Null,
        text => text.parse::<u32>().map_or_else(|_| text.into(), Value::from),
    }
}
