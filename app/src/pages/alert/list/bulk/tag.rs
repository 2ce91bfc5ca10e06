//! Which tags come and which go.

use super::{Deed, dialogs::ForAlerts, use_bulk};
use crate::components::{Field, FieldState, TextInput};
use argus_domain::{Invalid, alert::AlertSummary, case::CaseTag};
use leptos::prelude::*;

#[component]
pub(super) fn TagDialog(alerts: Vec<AlertSummary>) -> impl IntoView {
    let bulk = use_bulk();
    let fields = FieldState::new();
    let (add, remove) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let comment = RwSignal::new(String::new());
    let all = StoredValue::new(alerts.clone());
    let submit = Callback::new(move |()| {
        let mut invalid = Invalid::default();
        let mut read = |field: &str, typed: RwSignal<String>| {
            let tags = tags(&typed.get_untracked());
            tags.unwrap_or_else(|problem| {
                invalid.add(field, problem);
                Vec::new()
            })
        };
        let (add, remove) = (read("add", add), read("remove", remove));
        if invalid.0.is_empty() && add.is_empty() && remove.is_empty() {
            invalid.add("add", "must not be empty where none is removed");
        }
        match invalid.into_result() {
            Ok(()) => {
                bulk.act(Deed::Tag { add, remove, comment: comment.get_untracked() }, all.get_value());
            }
            Err(invalid) => {
                fields.set(invalid);
                fields.focus_first();
            }
        }
    });
    let field = move |id: &'static str, name: &'static str, label: &'static str, value: RwSignal<String>| {
        let problem = fields.of(name);
        let wrong = Signal::derive(move || problem.with(Option::is_some));
        view! {
            <Field id label hint="Separated by commas: vip, campaign:spring" problem>
                <TextInput id value wrong/>
            </Field>
        }
    };
    view! {
        <ForAlerts title="Tag alerts" alerts action="Save" submit comment>
            {field("bulk-add-tags", "add", "Tags to add", add)}
            {field("bulk-remove-tags", "remove", "Tags to remove", remove)}
        </ForAlerts>
    }
    .into_any()
}

/// Or what is wrong with one of them.
fn tags(typed: &str) -> Result<Vec<CaseTag>, String> {
    let parts = typed.split(',').map(str::trim).filter(|part| !part.is_empty());
    let tag = |part: &str| part.parse::<CaseTag>().map_err(|error| format!("“{part}” {error}"));
    parts.map(tag).collect()
}
