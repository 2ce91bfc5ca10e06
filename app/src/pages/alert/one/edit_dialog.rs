//! Changing the texts and tags of an alert.

use super::opened::use_alert;
use crate::{
    api::alert::update_alert,
    components::{Dialog, Field, TextInput, conflict, note_id},
    pages::case::part_form::{PartForm, changed, tags},
    state::tell,
};
use argus_domain::{
    Invalid,
    alert::{AlertChange, AlertField},
    case::CaseTag,
};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn EditDialog(close: Callback<()>) -> impl IntoView {
    let alert = use_alert();
    let form = PartForm::new(alert.version());
    // What is shown is what changes are told from, whatever others save meanwhile.
    let shown = alert.found.with_untracked(|alert| {
        let summary = &alert.summary;
        (summary.title.clone(), alert.description.clone(), alert.note.clone(), summary.tags.clone())
    });
    let shown = StoredValue::new(shown.unwrap_or_default());
    let (was_title, was_description, was_note, was_tags) = shown.get_value();
    let title = RwSignal::new(was_title);
    let (description, note) = (RwSignal::new(was_description), RwSignal::new(was_note));
    let typed_tags = RwSignal::new(was_tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        let typed = tags(&typed_tags.get_untracked());
        let parsed = typed
            .iter()
            .map(|tag| tag.parse::<CaseTag>().map_err(|error| format!("“{tag}” {error}")))
            .collect::<Result<Vec<_>, _>>();
        let parsed = match parsed {
            Ok(parsed) => parsed,
            Err(problem) => {
                form.fields.set(Invalid::one("tags", problem));
                form.fields.focus_first();
                return;
            }
        };
        form.begin();
        let (was_title, was_description, was_note, was_tags) = shown.get_value();
        let change = AlertChange {
            version: form.version.get_untracked(),
            title: changed(&was_title, title.get_untracked()),
            description: changed(&was_description, description.get_untracked()),
            note: changed(&was_note, note.get_untracked()),
            add_tags: parsed.iter().filter(|tag| !was_tags.contains(tag)).cloned().collect(),
            remove_tags: was_tags.iter().filter(|tag| !parsed.contains(tag)).cloned().collect(),
            ..AlertChange::default()
        };
        let done = move |saved| {
            alert.put(saved);
            close.run(());
        };
        tell(update_alert(alert.id, change), done, move |failure| form.failed(failure));
    };
    let overtaken = move || {
        form.conflicts.get().map(|found| {
            let version = found.version;
            let named = |name: &str| AlertField::named(name).map_or(name, |field| field.label()).to_owned();
            let read = |name: &str, value: &serde_json::Value| {
                AlertField::named(name).map_or_else(|| value.to_string(), |field| field.shown(value))
            };
            let fields = found.fields.into_iter().map(|one| conflict(one, named, read)).collect_view();
            view! {
                <div role="alert">
                    <p class="note wrong">"Others changed the same meanwhile. Saving once more puts yours in its place."</p>
                    {fields}
                    <button type="button" class="btn" on:click=move |_| {
                        form.version.set(version);
                        form.conflicts.set(None);
                    }>"Keep mine"</button>
                </div>
            }
        })
    };
    let problem = move |name: &'static str| form.fields.of(name);
    let wrong = move |name: &'static str| {
        let problem = form.fields.of(name);
        Signal::derive(move || problem.with(Option::is_some))
    };
    view! {
        <Dialog title="Edit the alert" class="wide" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <Field id="edit-title" label="Title" required=true problem=problem("title")>
                        <TextInput id="edit-title" value=title required=true first=true wrong=wrong("title")/>
                    </Field>
                    <Field id="edit-description" label="Description" hint="Markdown." problem=problem("description")>
                        <textarea
                            id="edit-description"
                            class="input"
                            rows="8"
                            aria-describedby=note_id("edit-description")
                            bind:value=description
                        ></textarea>
                    </Field>
                    <Field
                        id="edit-note"
                        label="Note"
                        hint="What you make of it, in Markdown."
                        problem=problem("note")
                    >
                        <textarea
                            id="edit-note"
                            class="input"
                            rows="5"
                            aria-describedby=note_id("edit-note")
                            bind:value=note
                        ></textarea>
                    </Field>
                    <Field
                        id="edit-tags"
                        label="Tags"
                        hint="Separated by commas: vip, campaign:spring"
                        problem=problem("tags")
                    >
                        <TextInput id="edit-tags" value=typed_tags wrong=wrong("tags")/>
                    </Field>
                    {overtaken}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || form.busy.get()>"Save"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
