//! What it changed, with the way to what was changed and to the row of the log that tells it.

use super::opened::OpenedTask;
use crate::link::{ActivityLink, object_address};
use argus_domain::module::TaskChange;
use leptos::prelude::*;
use serde_json::Value;

#[component]
pub(super) fn Changes(opened: OpenedTask) -> impl IntoView {
    let changes = opened.part(|detail| detail.changes.clone());
    move || {
        changes.with(|changes| {
            let changes = changes.as_ref().filter(|changes| !changes.is_empty())?;
            Some(view! {
                <section class="panel flush" aria-labelledby="task-changes">
                    <header class="page-head"><h2 id="task-changes">"Changes"</h2></header>
                    <div class="table-box">
                        <table class="list task-changes">
                            <thead>
                                <tr>
                                    <th scope="col">"Of"</th>
                                    <th scope="col" class="col-field">"Field"</th>
                                    <th scope="col">"Before"</th>
                                    <th scope="col">"After"</th>
                                    <th scope="col" class="col-log">"Log"</th>
                                </tr>
                            </thead>
                            <tbody>{changes.iter().map(change).collect_view()}</tbody>
                        </table>
                    </div>
                </section>
            })
        })
    }
}

fn change(change: &TaskChange) -> AnyView {
    let TaskChange { object, title, case, field, before, after, activity } = change;
    let name = match object_address(object, *case, title) {
        Some(address) => view! { <a href=address>{title.clone()}</a> }.into_any(),
        None => title.clone().into_any(),
    };
    let field = field.clone().unwrap_or_else(|| "added".to_owned());
    let log = activity.map(|id| {
        let address = ActivityLink::of(id).write();
        view! { <a href=address aria-label=format!("Row {id} of the log")>{format!("#{id}")}</a> }
    });
    view! {
        <tr>
            <td><span class="muted small">{object.kind.label()}</span> " " {name}</td>
            <td class="col-field mono">{field}</td>
            <td class="was">{said(before)}</td>
            <td>{said(after)}</td>
            <td class="col-log num">{log}</td>
        </tr>
    }
    .into_any()
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.iter().all(Value::is_string) => {
            values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
