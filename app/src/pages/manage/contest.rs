//! What somebody else saved while one was typing: both values, and a way to save one's own.

use crate::components::conflict;
use argus_domain::version::Conflicts;
use leptos::prelude::*;
use serde_json::Value;

#[component]
pub(super) fn Contest(
    found: Conflicts,
    /// What a field is called.
    name: fn(&str) -> String,
    /// Gets the version to save over.
    over_theirs: Callback<i64>,
) -> impl IntoView {
    let Conflicts { fields, version } = found;
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

/// A stored value, as people read it.
fn said(_: &str, value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::Bool(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) if values.iter().all(Value::is_string) => {
            values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        other => format!("{other:#}"),
    }
}
