//! What somebody else saved while one was typing: both values, and a way to save one's own.

use super::conflict;
use crate::browser::time as clock;
use argus_domain::{Timestamp, task::TaskStatus, timeline::TimelineCategory, version::Conflicts};
use leptos::prelude::*;
use serde_json::Value;

/// What is typed stays in the form around it, and can be saved over what others saved.
#[component]
pub(crate) fn ConflictNote(
    found: Conflicts,
    /// What a field is called, where that is not its own name.
    #[prop(optional)]
    name: Option<fn(&str) -> String>,
    /// Gets the version to save over.
    over_theirs: Callback<i64>,
) -> impl IntoView {
    let Conflicts { fields, version } = found;
    let name = name.unwrap_or(titled);
    let sides = fields.into_iter().map(|one| conflict(one, name, said)).collect_view();
    view! {
        <div class="note wrong conflicting" role="alert">
            <h2>"Somebody else changed this, too"</h2>
            <p>"Nothing of yours is lost: it is below."</p>
            {sides}
            <button type="button" class="btn" on:click=move |_| over_theirs.run(version)>"Save mine"</button>
        </div>
    }
    .into_any()
}

fn titled(field: &str) -> String {
    let mut letters = field.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A stored value, as people read it.
fn said(field: &str, value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::Bool(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
        Value::String(text) if field == "status" => {
            TaskStatus::named(text).map_or_else(|| text.clone(), |known| known.label().to_owned())
        }
        Value::String(text) if field == "category" => {
            TimelineCategory::named(text).map_or_else(|| text.clone(), |known| known.label().to_owned())
        }
        Value::String(text) => text.clone(),
        Value::Number(at) if field == "due" => {
            clock::in_words(Timestamp::clamped(at.as_i64().unwrap_or_default()))
        }
        Value::Number(number) => number.to_string(),
        Value::Array(values)
            if values.iter().all(|value| {
                value.is_string() || value["name"].is_string() || value["value"].is_string()
            }) =>
        {
            values.iter().map(|value| said(field, value)).collect::<Vec<_>>().join(", ")
        }
        // When something was read by a clock somewhere.
        Value::Object(fields) if fields.contains_key("local") => {
            format!("{} {}", said("local", &value["local"]), said("zone", &value["zone"]))
        }
        // An indicator among others.
        Value::Object(fields) if fields.contains_key("value") => said("value", &value["value"]),
        // Somebody, or something else that has a name.
        Value::Object(fields) if fields.len() <= 2 && value["name"].is_string() => {
            said("name", &value["name"])
        }
        other => format!("{other:#}"),
    }
}
