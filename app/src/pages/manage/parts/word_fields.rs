//! What a word is called that cases store: for people, for programs, and what it means.

use super::TextField;
use crate::components::FieldState;
use leptos::prelude::*;

/// What is typed about one.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    pub(crate) name: RwSignal<String>,
    pub(crate) label: RwSignal<String>,
    pub(crate) description: RwSignal<String>,
}

impl Word {
    pub(crate) fn of(name: &str, label: &str, description: &str) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self { name: text(name), label: text(label), description: text(description) }
    }
}

#[component]
pub(crate) fn WordFields(
    word: Word,
    /// Cases may have its name stored already.
    is_new: bool,
    name_hint: &'static str,
    label_hint: &'static str,
    description_hint: &'static str,
    fields: FieldState,
) -> impl IntoView {
    let named = if is_new {
        view! { <TextField id="word-name" name="name" label="Name" hint=name_hint required=true value=word.name fields/> }
            .into_any()
    } else {
        view! { <p class="muted mono">{word.name.get_untracked()}</p> }.into_any()
    };
    view! {
        <TextField
            id="word-label"
            name="label"
            label="Label"
            hint=label_hint
            required=true
            first=true
            value=word.label
            fields
        />
        {named}
        <TextField
            id="word-description"
            name="description"
            label="Description"
            hint=description_hint
            value=word.description
            fields
        />
    }
    .into_any()
}
