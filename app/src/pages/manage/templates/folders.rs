//! The folders of notes of a template.

use super::{
    form::{FolderForm, Form, NoteForm},
    line::Line,
};
use crate::{
    browser::focus,
    components::{FieldState, Icon, RemoveButton, icon},
};
use argus_domain::case_template::{TemplateFolder, TemplateNote};
use leptos::prelude::*;

#[component]
pub(super) fn Folders(form: Form, fields: FieldState) -> impl IntoView {
    let add = move |_| {
        form.folders.update(|folders| folders.push(form.folder(&TemplateFolder::default())));
        focus::soon(".template-folders > :last-child input");
    };
    view! {
        <section class="panel flush" aria-labelledby="template-folders">
            <h2 id="template-folders">"Notes"</h2>
            <div class="template-parts template-folders">
                <For
                    each=move || form.folders.get()
                    key=|folder| folder.number
                    children=move |folder| view! { <Folder form folder fields/> }
                />
            </div>
            <button type="button" class="btn" on:click=add>{icon(Icon::Plus)} "Add a folder of notes"</button>
        </section>
    }
    .into_any()
}

#[component]
fn Folder(form: Form, folder: FolderForm, fields: FieldState) -> impl IntoView {
    let FolderForm { number, title, notes } = folder;
    let at = Memo::new(move |_| {
        form.folders.with(|all| all.iter().position(|folder| folder.number == number)).unwrap_or_default()
    });
    let problem = Signal::derive(move || fields.now(&format!("note_directories[{}].title", at.get())));
    let name = move || format!("Folder {}", at.get() + 1);
    let remove = move |()| form.folders.update(|all| all.retain(|folder| folder.number != number));
    let add = move |_| {
        notes.update(|notes| notes.push(form.note(&TemplateNote::default())));
        focus::soon(".template-notes > :last-child input");
    };
    view! {
        <div class="template-part" role="group" aria-label=name>
            <header class="panel-head">
                <h3>{name}</h3>
                <span class="grow"></span>
                <RemoveButton
                    label=Signal::derive(move || format!("Take out folder {}", at.get() + 1))
                    title="Take this folder out"
                    press=Callback::new(remove)
                />
            </header>
            <Line id=format!("folder-{number}") label="Folder" value=title required=true problem/>
            <div class="template-parts template-notes">
                <For
                    each=move || notes.get()
                    key=|note| note.number
                    children=move |note| view! { <Note notes note folder=at fields/> }
                />
            </div>
            <button type="button" class="btn small" on:click=add>
                {icon(Icon::Plus)} "Add a note"
                <span class="sr-only">{move || format!(" to folder {}", at.get() + 1)}</span>
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Note(
    notes: RwSignal<Vec<NoteForm>>,
    note: NoteForm,
    folder: Memo<usize>,
    fields: FieldState,
) -> impl IntoView {
    let NoteForm { number, title, content } = note;
    let at = Memo::new(move |_| {
        notes.with(|all| all.iter().position(|note| note.number == number)).unwrap_or_default()
    });
    let problem = move |key: &'static str| {
        Signal::derive(move || {
            fields.now(&format!("note_directories[{}].notes[{}].{key}", folder.get(), at.get()))
        })
    };
    let remove = move |()| notes.update(|all| all.retain(|note| note.number != number));
    let label = move |verb: &str| format!("{verb} {} of folder {}", at.get() + 1, folder.get() + 1);
    view! {
        <div class="template-part" role="group" aria-label=move || label("Note")>
            <header class="panel-head">
                <h4>{move || format!("Note {}", at.get() + 1)}</h4>
                <span class="grow"></span>
                <RemoveButton
                    label=Signal::derive(move || label("Take out note"))
                    title="Take this note out"
                    press=Callback::new(remove)
                />
            </header>
            <Line id=format!("note-{number}-title") label="Title" value=title required=true problem=problem("title")/>
            <Line
                id=format!("note-{number}-content")
                label="Text"
                value=content
                hint="Markdown."
                rows=5
                problem=problem("content")
            />
        </div>
    }
    .into_any()
}
