//! One parameter, by its type.

use super::parameters::Typed;
use crate::components::{FieldState, note_id};
use argus_domain::module::{Parameter, ParameterType, settings::HIDDEN};
use leptos::prelude::*;
use serde_json::Value;

/// The longest default that is told below its field.
const LONGEST_DEFAULT: usize = 60;

#[component]
pub(super) fn ParameterField(typed: Typed, fields: FieldState) -> impl IntoView {
    let Parameter { name, kind, default, mandatory, title, about, .. } = typed.parameter.get_value();
    let id = format!("parameter-{name}");
    let label = if title.is_empty() { name.clone() } else { title };
    let problem = fields.of(name);
    let required = (mandatory && default.is_null())
        .then(|| view! { <span class="required" aria-hidden="true">"required"</span> });
    let hint = hint(kind, about, &default);
    let note = {
        let (id, label) = (note_id(&id), label.clone());
        move || match problem.get() {
            Some(problem) => {
                view! { <p class="field-note wrong" id=id.clone()>{format!("{label} {problem}.")}</p> }
                    .into_any()
            }
            None => view! { <p class="field-note" id=id.clone()>{hint.clone()}</p> }.into_any(),
        }
    };
    if kind == ParameterType::Bool {
        return view! {
            <div class="field">
                <label class="check">
                    <input
                        id=id.clone()
                        type="checkbox"
                        aria-describedby=note_id(&id)
                        prop:checked=move || typed.text.get() == "true"
                        on:change=move |event| typed.text.set(event_target_checked(&event).to_string())
                    />
                    {label}
                </label>
                {note}
            </div>
        }
        .into_any();
    }
    view! {
        <div class="field" class:wrong=move || problem.with(Option::is_some)>
            <label for=id.clone()>{label} {required}</label>
            {control(typed, kind, &id, problem)}
            {note}
        </div>
    }
    .into_any()
}

fn control(typed: Typed, kind: ParameterType, id: &str, problem: Signal<Option<String>>) -> AnyView {
    let id = id.to_owned();
    let note = note_id(&id);
    let is_wrong = move || problem.with(Option::is_some).to_string();
    match kind {
        ParameterType::Json => view! {
            <textarea
                id=id
                class="input mono"
                rows="5"
                spellcheck="false"
                aria-describedby=note
                aria-invalid=is_wrong
                bind:value=typed.text
            ></textarea>
        }
        .into_any(),
        ParameterType::Secret => {
            let placeholder = move || if typed.has_secret.get() { HIDDEN } else { "" };
            let forget = move || {
                typed.has_secret.get().then(|| {
                    view! {
                        <label class="check">
                            <input type="checkbox" bind:checked=typed.forgets disabled=move || !typed.text.with(String::is_empty)/>
                            "Take the one that is there away"
                        </label>
                    }
                })
            };
            view! {
                <input
                    id=id
                    class="input"
                    type="password"
                    autocomplete="new-password"
                    placeholder=placeholder
                    aria-describedby=note
                    aria-invalid=is_wrong
                    bind:value=typed.text
                />
                {forget}
            }
            .into_any()
        }
        _ => {
            let mode = match kind {
                ParameterType::Int => "numeric",
                ParameterType::Float => "decimal",
                _ => "text",
            };
            view! {
                <input
                    id=id
                    class="input"
                    type="text"
                    inputmode=mode
                    autocomplete="off"
                    aria-describedby=note
                    aria-invalid=is_wrong
                    bind:value=typed.text
                />
            }
            .into_any()
        }
    }
}

/// What it is about, and what counts while it is empty.
fn hint(kind: ParameterType, about: String, default: &Value) -> String {
    let default = match (kind, default) {
        (ParameterType::Bool | ParameterType::Secret, _) | (_, Value::Null) => return about,
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    };
    if default.is_empty() || default.chars().count() > LONGEST_DEFAULT {
        return about;
    }
    let about = about.trim_end_matches('.');
    if about.is_empty() { format!("Empty: {default}") } else { format!("{about}. Empty: {default}") }
}
