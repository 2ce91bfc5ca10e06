//! What somebody else saved while one was typing about a part of a case.

use crate::{browser::time as clock, components::conflict};
use argus_domain::{Timestamp, task::TaskStatus, version::Conflicts};
use leptos::prelude::*;
use serde_json::Value;

/// What is typed stays in the form around it, and can be saved over what others saved.
#[component]
pub(crate) fn PartConflict(
    found: Conflicts,
    /// Gets the version to save over.
    over_theirs: Callback<i64>,
) -> impl IntoView {
    let Conflicts { fields, version } = found;
    let sides = fields.into_iter().map(|one| conflict(one, titled, said)).collect_view();
    view! {
        <div class="note wrong conflicting" role="alert">
            <p>"Somebody else changed this, too. Nothing of yours is lost: it is below."</p>
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
        Value::String(text) if field == "status" => {
            TaskStatus::named(text).map_or_else(|| text.clone(), |known| known.label().to_owned())
        }
        Value::String(text) => text.clone(),
        Value::Number(number) if field != "due" => number.to_string(),
        Value::Number(at) => clock::in_words(Timestamp::clamped(at.as_i64().unwrap_or_default())),
        Value::Array(values) => values.iter().map(|value| said(field, value)).collect::<Vec<_>>().join(", "),
        Value::Object(person) => person.get("name").map(|name| said("name", name)).unwrap_or_default(),
        Value::Bool(yes) => yes.to_string(),
    }
}
