//! The tags that come and those that go, of all marked rows.

use crate::components::{Field, FieldState, TextInput};
use argus_domain::{Invalid, case::CaseTag};
use leptos::prelude::*;

/// As they are typed.
#[derive(Clone, Copy)]
pub(crate) struct TagFields {
    add: RwSignal<String>,
    remove: RwSignal<String>,
    fields: FieldState,
}

impl TagFields {
    pub(crate) fn new() -> Self {
        Self {
            add: RwSignal::new(String::new()),
            remove: RwSignal::new(String::new()),
            fields: FieldState::new(),
        }
    }

    /// Those to add and those to remove, unless something is wrong with them, which the fields then say.
    pub(crate) fn read(self) -> Option<(Vec<CaseTag>, Vec<CaseTag>)> {
        let mut invalid = Invalid::default();
        let mut read = |field: &str, typed: RwSignal<String>| {
            tags(&typed.get_untracked()).unwrap_or_else(|problem| {
                invalid.add(field, problem);
                Vec::new()
            })
        };
        let (add, remove) = (read("add", self.add), read("remove", self.remove));
        if invalid.0.is_empty() && add.is_empty() && remove.is_empty() {
            invalid.add("add", "must not be empty where none is removed");
        }
        if let Err(invalid) = invalid.into_result() {
            self.fields.set(invalid);
            self.fields.focus_first();
            return None;
        }
        Some((add, remove))
    }

    pub(crate) fn view(self) -> AnyView {
        let field =
            move |id: &'static str, name: &'static str, label: &'static str, value: RwSignal<String>| {
                let problem = self.fields.of(name);
                let wrong = Signal::derive(move || problem.with(Option::is_some));
                view! {
                    <Field id label hint="Separated by commas: vip, campaign:spring" problem>
                        <TextInput id value wrong/>
                    </Field>
                }
            };
        view! {
            {field("bulk-add-tags", "add", "Tags to add", self.add)}
            {field("bulk-remove-tags", "remove", "Tags to remove", self.remove)}
        }
        .into_any()
    }
}

/// Or what is wrong with one of them.
fn tags(typed: &str) -> Result<Vec<CaseTag>, String> {
    let parts = typed.split(',').map(str::trim).filter(|part| !part.is_empty());
    let tag = |part: &str| part.parse::<CaseTag>().map_err(|error| format!("“{part}” {error}"));
    parts.map(tag).collect()
}

/// Those of `some` that are not among `others`.
pub(crate) fn without(some: &[CaseTag], others: &[CaseTag]) -> Vec<CaseTag> {
    some.iter().filter(|tag| !others.contains(tag)).cloned().collect()
}
