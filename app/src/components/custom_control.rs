//! What a custom field is filled in with, by its kind.

use super::note_id;
use crate::browser::time as clock;
use argus_domain::{
    Timestamp,
    custom_field::{CustomField, CustomFieldKind, RawValues},
};
use leptos::prelude::*;
use serde_json::Value;

/// The values of a form by their fields' names; this one's is read and written.
#[component]
pub(crate) fn CustomControl(
    field: CustomField,
    id: String,
    values: RwSignal<RawValues>,
    wrong: Signal<bool>,
) -> impl IntoView {
    let CustomField { name, label, kind, choices, .. } = field;
    let own = StoredValue::new(name);
    let raw = move || values.with(|all| own.with_value(|name| all.get(name).cloned())).unwrap_or_default();
    let set = move |value: Value| values.update(|all| drop(all.insert(own.get_value(), value)));
    let text = move || as_text(&raw());
    let type_text = move |event| set(Value::String(event_target_value(&event)));
    let note = note_id(&id);
    let is_wrong = move || wrong.get().to_string();
    match kind {
        CustomFieldKind::Text | CustomFieldKind::Number | CustomFieldKind::Network => {
            let mode = if kind == CustomFieldKind::Number { "decimal" } else { "text" };
            view! {
                <input
                    id=id
                    class="input"
                    type="text"
                    inputmode=mode
                    autocomplete="off"
                    aria-label=label
                    aria-describedby=note
                    aria-invalid=is_wrong
                    prop:value=text
                    on:input=type_text
                />
            }
            .into_any()
        }
        CustomFieldKind::LongText => view! {
            <textarea
                id=id
                class="input"
                rows="4"
                aria-label=label
                aria-describedby=note
                aria-invalid=is_wrong
                prop:value=text
                on:input=type_text
            ></textarea>
        }
        .into_any(),
        CustomFieldKind::Time => {
            let shown =
                move || raw().as_i64().map(|at| clock::to_input(Timestamp::clamped(at))).unwrap_or_default();
            let choose = move |event| {
                let at = clock::from_input(&event_target_value(&event));
                set(at.map_or(Value::Null, |at| at.millis().into()));
            };
            view! {
                <input
                    id=id
                    class="input"
                    type="datetime-local"
                    aria-label=label
                    aria-describedby=note
                    aria-invalid=is_wrong
                    prop:value=shown
                    on:change=choose
                />
            }
            .into_any()
        }
        CustomFieldKind::YesNo | CustomFieldKind::Choice => {
            let options = match kind {
                CustomFieldKind::YesNo => {
                    vec![("true".to_owned(), "Yes".to_owned()), ("false".to_owned(), "No".to_owned())]
                }
                _ => choices.into_iter().map(|choice| (choice.clone(), choice)).collect(),
            };
            let option = move |(value, label): (String, String)| {
                let is_chosen = {
                    let value = value.clone();
                    move || text() == value
                };
                view! { <option value=value prop:selected=is_chosen>{label}</option> }
            };
            view! {
                <select
                    id=id
                    class="input"
                    aria-label=label
                    aria-describedby=note
                    aria-invalid=is_wrong
                    on:change=type_text
                >
                    <option value="" prop:selected=move || text().is_empty()>"None"</option>
                    {options.into_iter().map(option).collect_view()}
                </select>
            }
            .into_any()
        }
        CustomFieldKind::Choices => {
            let toggle = move |choice: &str| {
                let mut chosen = as_list(&raw());
                match chosen.iter().position(|other| other == choice) {
                    Some(at) => drop(chosen.remove(at)),
                    None => chosen.push(choice.to_owned()),
                }
                set(chosen.into());
            };
            let one = move |choice: String| {
                let label = choice.clone();
                let is_chosen = {
                    let choice = choice.clone();
                    move || as_list(&raw()).contains(&choice)
                };
                view! {
                    <label class="box">
                        <input type="checkbox" prop:checked=is_chosen on:change=move |_| toggle(&choice)/>
                        <span>{label}</span>
                    </label>
                }
            };
            view! {
                <div id=id class="boxes" role="group" aria-label=label aria-describedby=note>
                    {choices.into_iter().map(one).collect_view()}
                </div>
            }
            .into_any()
        }
    }
}

fn as_text(raw: &Value) -> String {
    match raw {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn as_list(raw: &Value) -> Vec<String> {
    serde_json::from_value(raw.clone()).unwrap_or_default()
}
