//! What somebody writes about one thing that a rule does.

use super::form::tags;
use argus_domain::{
    Invalid, ModuleId, Severity, UserId,
    automation::Action,
    case::{CaseTag, Outcome},
};
use leptos::prelude::*;

/// Which of the fields count depends on the kind.
#[derive(Clone, Copy)]
pub(super) struct ActionForm {
    pub(super) kind: RwSignal<String>,
    /// A state, severity, outcome, classification, person, template, channel or what a module offers, by what it is stored as.
    pub(super) value: RwSignal<String>,
    /// Tags, the title of a task, a comment, or the subject of a message.
    pub(super) text: RwSignal<String>,
    /// Of a task, or the text of a message.
    pub(super) description: RwSignal<String>,
    /// Hours until a task is due.
    pub(super) hours: RwSignal<String>,
    /// Of a message, separated by commas or lines.
    pub(super) recipients: RwSignal<String>,
}

impl ActionForm {
    pub(super) fn new(kind: &str) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            kind: RwSignal::new(kind.to_owned()),
            value: empty(),
            text: empty(),
            description: empty(),
            hours: empty(),
            recipients: empty(),
        }
    }

    pub(super) fn of(action: &Action) -> Self {
        let person = |user: &Option<UserId>| user.as_ref().map(UserId::to_string).unwrap_or_default();
        let listed = |tags: &[CaseTag]| tags.iter().map(CaseTag::to_string).collect::<Vec<_>>().join(", ");
        let none = String::new;
        let (kind, value, text) = match action {
            Action::SetState { state } => ("setState", state.to_string(), none()),
            Action::SetSeverity { severity } => ("setSeverity", severity.to_string(), none()),
            Action::SetOutcome { outcome } => {
                ("setOutcome", outcome.map_or("", Outcome::name).to_owned(), none())
            }
            Action::SetClassification { classification } => {
                ("setClassification", classification.clone().unwrap_or_default(), none())
            }
            Action::SetOwner { user } => ("setOwner", person(user), none()),
            Action::Assign { user } => ("assign", person(user), none()),
            Action::AddTags { tags } => ("addTags", none(), listed(tags)),
            Action::RemoveTags { tags } => ("removeTags", none(), listed(tags)),
            Action::AddTask { title, assignee, .. } => ("addTask", person(assignee), title.clone()),
            Action::AddTemplateTasks { template } => ("addTemplateTasks", template.to_string(), none()),
            Action::Comment { text } => ("comment", none(), text.clone()),
            Action::Notify { channel, subject, .. } => ("notify", channel.to_string(), subject.clone()),
            Action::CallWebhook { channel } => ("callWebhook", channel.to_string(), none()),
            Action::RunModule { module, label } => ("runModule", offered(*module, label), none()),
        };
        let form = Self::new(kind);
        form.value.set(value);
        form.text.set(text);
        if let Action::AddTask { description, due_hours, .. } = action {
            form.description.set(description.clone());
            form.hours.set(due_hours.map(|hours| hours.to_string()).unwrap_or_default());
        }
        if let Action::Notify { recipients, text, .. } = action {
            form.description.set(text.clone());
            form.recipients.set(recipients.join(", "));
        }
        form
    }

    /// Nothing where something cannot be read.
    pub(super) fn read(self, place: usize, invalid: &mut Invalid) -> Option<Action> {
        let field = format!("actions.{place}");
        let (value, text) = (self.value.get(), self.text.get());
        let user = value.parse().ok();
        let chosen = (!value.is_empty()).then(|| value.clone());
        Some(match self.kind.get().as_str() {
            "setState" => match value.parse() {
                Ok(state) => Action::SetState { state },
                Err(_) => {
                    invalid.add(field, "must have a state");
                    return None;
                }
            },
            "setSeverity" => Action::SetSeverity { severity: value.parse().unwrap_or(Severity::Medium) },
            "setOutcome" => Action::SetOutcome { outcome: Outcome::named(&value) },
            "setClassification" => Action::SetClassification { classification: chosen },
            "setOwner" => Action::SetOwner { user },
            "assign" => Action::Assign { user },
            "addTags" => Action::AddTags { tags: tags(&text, &field, invalid) },
            "removeTags" => Action::RemoveTags { tags: tags(&text, &field, invalid) },
            "addTask" => {
                let hours = self.hours.get();
                let due_hours = match hours.trim() {
                    "" => None,
                    typed => typed.parse().map_or_else(
                        |_| {
                            invalid.add(field, "must be due in a whole number of hours");
                            None
                        },
                        Some,
                    ),
                };
                Action::AddTask {
                    title: text,
                    description: self.description.get(),
                    due_hours,
                    assignee: user,
                }
            }
            "addTemplateTasks" => match value.parse() {
                Ok(template) => Action::AddTemplateTasks { template },
                Err(_) => {
                    invalid.add(field, "must have a template");
                    return None;
                }
            },
            "runModule" => match value.split_once(':').map(|(id, label)| (id.parse(), label)) {
                Some((Ok(module), label)) => Action::RunModule { module, label: label.to_owned() },
                _ => {
                    invalid.add(field, "must have a module");
                    return None;
                }
            },
            kind @ ("notify" | "callWebhook") => {
                let Ok(channel) = value.parse() else {
                    invalid.add(field, "must have a channel");
                    return None;
                };
                if kind == "callWebhook" {
                    return Some(Action::CallWebhook { channel });
                }
                let recipients = self.recipients.get();
                let recipients = recipients.split([',', '\n']).map(str::trim).filter(|one| !one.is_empty());
                let recipients = recipients.map(str::to_owned).collect();
                Action::Notify { channel, recipients, subject: text, text: self.description.get() }
            }
            _ => Action::Comment { text },
        })
    }
}

/// What a module offers, as the value of a choice.
pub(super) fn offered(module: ModuleId, label: &str) -> String {
    format!("{module}:{label}")
}
