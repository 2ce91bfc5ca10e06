//! Everything about one classification.

use super::{
    super::parts::{FormDialog, TextField},
    Opened, Vocabulary,
};
use crate::{
    api::classification::{add_classification, change_classification},
    pages::case::part_form::{PartForm, changed},
    state::tell,
};
use argus_domain::{
    Invalid,
    classification::{ClassificationChange, NewClassification},
};
use leptos::prelude::*;

#[component]
pub(super) fn ClassificationDialog(list: Vocabulary, opened: Opened) -> impl IntoView {
    let (id, shown, version) = match opened {
        Opened::New => {
            let last = list.found.with_untracked(|all| all.iter().map(|one| one.position).max());
            let position = last.flatten().unwrap_or_default() + 1;
            (None, NewClassification { position, ..NewClassification::default() }, 0)
        }
        Opened::One(one) => {
            let shown = NewClassification {
                name: one.name.clone(),
                label: one.label.clone(),
                description: one.description.clone(),
                position: one.position,
            };
            (Some(one.id), shown, one.version)
        }
    };
    let form = PartForm::new(version);
    let text = |text: &str| RwSignal::new(text.to_owned());
    let (name, label) = (text(&shown.name), text(&shown.label));
    let (description, position) = (text(&shown.description), text(&shown.position.to_string()));
    let fixed = shown.name.clone();
    let on_close = Callback::new(move |()| list.opened.set(None));
    let save = Callback::new(move |()| {
        let Ok(position) = position.get_untracked().trim().parse() else {
            form.busy.set(false);
            form.fields.set(Invalid::one("position", "must be a whole number"));
            return form.fields.focus_first();
        };
        let typed = NewClassification {
            name: name.get_untracked(),
            label: label.get_untracked(),
            description: description.get_untracked(),
            position,
        };
        let done = move |_| {
            on_close.run(());
            list.found.again();
        };
        let failed = move |failure| form.failed(failure);
        match id {
            None => tell(add_classification(typed), done, failed),
            Some(id) => {
                let change = ClassificationChange {
                    version: form.version.get_untracked(),
                    label: changed(&shown.label, typed.label),
                    description: changed(&shown.description, typed.description),
                    position: changed(&shown.position, typed.position),
                    retired: None,
                };
                tell(change_classification(id, change), done, failed);
            }
        }
    });
    let (title, submit) =
        if id.is_some() { ("Classification", "Save") } else { ("New classification", "Add") };
    let fields = form.fields;
    let named = if id.is_some() {
        // Cases have it stored.
        view! { <p class="muted mono">{fixed}</p> }.into_any()
    } else {
        view! {
            <TextField
                id="classification-name"
                name="name"
                label="Name"
                hint="What programs, filters and templates call it, such as fraud:phishing. It cannot be changed later."
                required=true
                value=name
                fields
            />
        }
        .into_any()
    };
    view! {
        <FormDialog title submit form shown=&["name", "label", "description", "position"] save on_close>
            <TextField
                id="classification-label"
                name="label"
                label="Label"
                hint="What people choose."
                required=true
                first=true
                value=label
                fields
            />
            {named}
            <TextField
                id="classification-description"
                name="description"
                label="Description"
                hint="When to choose it."
                value=description
                fields
            />
            <TextField
                id="classification-position"
                name="position"
                label="Order"
                hint="The smallest number comes first."
                value=position
                fields
            />
        </FormDialog>
    }
    .into_any()
}
