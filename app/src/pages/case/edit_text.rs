//! A short text, shown as it is until somebody presses the pencil beside it.

use super::{contest::Saved, opened::use_case};
use crate::{
    api::Failure,
    browser::focus,
    components::{Icon, icon},
};
use argus_domain::case::{CaseChange, CaseField};
use leptos::{ev, prelude::*};

/// What is typed, and the version of the case that it was begun from.
#[derive(Clone)]
struct Typed {
    version: i64,
    text: String,
}

/// Enter and leaving the field save, Escape takes back.
#[component]
pub(super) fn EditText(
    field: CaseField,
    id: &'static str,
    /// How the button is called: "Rename the case".
    action: &'static str,
    stored: Signal<String>,
    change: fn(String) -> CaseChange,
    /// How the text is shown.
    shown: ViewFn,
) -> impl IntoView {
    let case = use_case();
    let typed = RwSignal::new(None::<Typed>);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let begin = move || {
        typed.set(Some(Typed { version: case.version(), text: stored.get_untracked() }));
        focus::soon_by_id(id);
    };
    let end = move || {
        problem.set(None);
        typed.set(None);
    };
    let after = Callback::new(move |saved| {
        busy.set(false);
        match saved {
            Saved::Mine | Saved::Theirs => end(),
            Saved::Undecided => {}
            Saved::Failed(Failure::Invalid(invalid)) => {
                let own = invalid.of(field.name()).map(|what| format!("{} {what}.", field.title()));
                problem.set(Some(own.unwrap_or_else(|| invalid.to_string())));
            }
            failed => case.tell(&failed),
        }
    });
    let save = move || {
        let Some(Typed { version, text }) = typed.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        if text.trim() == stored.get_untracked() {
            end();
            return;
        }
        busy.set(true);
        case.save(CaseChange { version, ..change(text) }, after);
    };
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => save(),
        "Escape" => {
            event.prevent_default();
            end();
        }
        _ => {}
    };
    let on_input = move |event| {
        let text = event_target_value(&event);
        typed.update(|typed| {
            if let Some(typed) = typed {
                typed.text = text;
            }
        });
    };
    let is_editing = Memo::new(move |_| typed.with(Option::is_some));
    let note = format!("{id}-problem");
    move || {
        if is_editing.get() {
            view! {
                <span class="edit-text">
                    <input
                        id=id
                        class="input"
                        autocomplete="off"
                        aria-label=field.title()
                        aria-describedby=note.clone()
                        aria-invalid=move || problem.with(Option::is_some).to_string()
                        prop:value=typed.get_untracked().map(|typed| typed.text).unwrap_or_default()
                        on:input=on_input
                        on:keydown=on_key
                        on:blur=move |_| save()
                    />
                    <span class="field-note wrong" id=note.clone() role="alert">{move || problem.get()}</span>
                </span>
            }
            .into_any()
        } else {
            view! {
                {shown.run()}
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label=action
                    disabled=move || case.refusal(field).is_some()
                    title=move || case.refusal(field).unwrap_or(action)
                    on:click=move |_| begin()
                >
                    {icon(Icon::Edit)}
                </button>
            }
            .into_any()
        }
    }
}
