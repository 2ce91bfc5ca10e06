//! Writing a template, in one of two views of the same.

use super::{MAY_NOT, PATH, draft::Draft, form::Form, form_view::FormView, json_view::JsonView};
use crate::{
    api::case_template::{add_template, change_template},
    components::ConflictNote,
    pages::case::part_form::PartForm,
    state::{Group, command_if, tell, use_go, use_session, use_toasts},
};
use argus_domain::{
    CaseTemplateId, Invalid, Permission,
    case_template::{CaseTemplate, TemplateBody},
};
use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;
use serde_json::{Map, Value};

const AS_JSON: &str = "?view=json";

#[component]
pub(super) fn Editor(
    /// The template, and the version that is shown.
    stored: Option<(CaseTemplateId, i64)>,
    body: TemplateBody,
) -> impl IntoView {
    let go = use_go();
    let toasts = use_toasts();
    let refusal = (!use_session().may(Permission::Administer)).then_some(MAY_NOT);
    let id = stored.map(|(id, _)| id);
    let shown = StoredValue::new(body.to_json());
    let form = Form::new();
    let text = RwSignal::new(String::new());
    let is_json = RwSignal::new(use_location().search.with_untracked(|search| search.contains("view=json")));
    let saving = PartForm::new(stored.map_or(0, |(_, version)| version));
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let has_draft = RwSignal::new(false);

    let show = move |body: &TemplateBody| {
        form.set(body);
        text.set(pretty(body.to_json()));
    };
    show(&body);
    if let Some(draft) = Draft::kept(id) {
        version.set(draft.version);
        // What the form cannot show is shown as it was typed.
        match lossless(&draft.text) {
            Some(body) => show(&body),
            None => {
                text.set(draft.text);
                is_json.set(true);
            }
        }
    }
    let typed = move || if is_json.get() { text.get() } else { pretty(form.to_json()) };
    Effect::new(move |_| {
        let typed = typed();
        let is_new = shown.with_value(|shown| typed != pretty(shown.clone()));
        has_draft.set(is_new);
        if is_new {
            Draft { version: version.get(), text: typed }.keep(id);
        } else {
            Draft::discard(id);
        }
    });
    let discard = move |_| {
        Draft::discard(id);
        fields.clear();
        conflicts.set(None);
        version.set(stored.map_or(0, |(_, version)| version));
        show(&body);
    };
    let turn = move |to_json: bool| {
        if to_json == is_json.get_untracked() {
            return;
        }
        if to_json {
            text.set(untrack(|| pretty(form.to_json())));
        } else {
            match text.with_untracked(|text| lossless(text)) {
                Some(body) => form.set(&body),
                // What is not understood would be lost in the form.
                None => {
                    let read = text.with_untracked(|text| TemplateBody::read_text(text));
                    fields.set(read.err().unwrap_or_default());
                    fields.focus_first();
                    return;
                }
            }
        }
        fields.clear();
        is_json.set(to_json);
        let path = id.map_or_else(|| format!("{PATH}/new"), |id| format!("{PATH}/{id}"));
        go.instead(&format!("{path}{}", if to_json { AS_JSON } else { "" }));
    };
    let save = Callback::new(move |()| {
        if busy.get_untracked() || refusal.is_some() {
            return;
        }
        let keys = match serde_json::from_str::<Map<String, Value>>(&untrack(typed)) {
            Ok(keys) => keys,
            Err(error) => {
                fields.set(Invalid::one("json", format_args!("cannot be read: {error}")));
                fields.focus_first();
                return;
            }
        };
        saving.begin();
        let done = move |CaseTemplate { summary, .. }| {
            Draft::discard(id);
            toasts.done(format!("Saved the template “{}”.", summary.name));
            go.to(PATH);
        };
        let failed = move |failure| saving.failed(failure);
        match id {
            None => tell(add_template(Value::Object(keys)), done, failed),
            Some(id) => {
                let changed = shown.with_value(|shown| difference(shown, keys));
                tell(change_template(id, version.get_untracked(), changed, None), done, failed);
            }
        }
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    command_if(Group::Page, "", "Save the template", refusal, move || save.run(()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let view = move || {
        if is_json.get() {
            view! { <JsonView text fields name=form.name.into()/> }.into_any()
        } else {
            view! { <FormView form fields/> }.into_any()
        }
    };
    let one = move |label: &'static str, to_json: bool| {
        let pressed = move || (is_json.get() == to_json).to_string();
        view! { <button type="button" aria-pressed=pressed on:click=move |_| turn(to_json)>{label}</button> }
    };
    let elsewhere = fields.but_of(move |field| is_json.get() || is_in_form(field));
    let heading = if id.is_some() { "Case template" } else { "New case template" };
    view! {
        <form class="template-editor" novalidate="" on:submit=submit>
            <header class="page-head">
                <h1>{heading}</h1>
                <div class="segments" role="group" aria-label="Show the template as">
                    {one("Form", false)} {one("JSON", true)}
                </div>
                <span class="grow"></span>
                <button type="button" class="btn ghost" hidden=move || !has_draft.get() on:click=discard>"Discard changes"</button>
                <button
                    type="submit"
                    class="btn primary"
                    disabled=move || busy.get() || refusal.is_some()
                    title=refusal
                >
                    "Save"
                </button>
            </header>
            {refusal.map(|reason| view! { <p class="note">{reason}</p> })}
            {move || conflicts.get().map(|found| view! { <ConflictNote found name=str::to_owned over_theirs/> })}
            {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
            {view}
        </form>
    }
    .into_any()
}

/// Whether the form shows what is wrong with it beside it. Tags are one text there.
fn is_in_form(field: &str) -> bool {
    !field.contains("tags[") && field != "json"
}

fn pretty(keys: Map<String, Value>) -> String {
    serde_json::to_string_pretty(&Value::Object(keys)).unwrap_or_default()
}

/// What the form can show of it without losing anything, finished or not.
fn lossless(text: &str) -> Option<TemplateBody> {
    let value: Value = serde_json::from_str(text).ok()?;
    let (body, invalid) = TemplateBody::read_unfinished(&value);
    (invalid.0.is_empty() || Value::Object(body.to_json()) == value).then_some(body)
}

/// The keys that are to be changed. One that is not there any more is taken away.
fn difference(shown: &Map<String, Value>, typed: Map<String, Value>) -> Map<String, Value> {
    let gone = shown.keys().filter(|key| !typed.contains_key(*key)).map(|key| (key.clone(), Value::Null));
    let gone: Vec<(String, Value)> = gone.collect();
    typed.into_iter().chain(gone).filter(|(key, value)| shown.get(key) != Some(value)).collect()
}
