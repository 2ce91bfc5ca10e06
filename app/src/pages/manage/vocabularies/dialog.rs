//! Everything about one classification.

use super::{
    super::parts::{FormDialog, Opened, TextField, Word, WordFields},
    Vocabulary,
};
use crate::{
    api::classification::{add_classification, change_classification},
    pages::case::part_form::{PartForm, changed},
    state::tell,
};
use argus_domain::{
    Invalid,
    classification::{ClassificationChange, ManagedClassification, NewClassification},
};
use leptos::prelude::*;

#[component]
pub(super) fn ClassificationDialog(list: Vocabulary, opened: Opened<ManagedClassification>) -> impl IntoView {
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
    let word = Word::of(&shown.name, &shown.label, &shown.description);
    let position = RwSignal::new(shown.position.to_string());
    let on_close = Callback::new(move |()| list.close());
    let save = Callback::new(move |()| {
        let Ok(position) = position.get_untracked().trim().parse() else {
            form.busy.set(false);
            form.fields.set(Invalid::one("position", "must be a whole number"));
            return form.fields.focus_first();
        };
        let typed = NewClassification {
            name: word.name.get_untracked(),
            label: word.label.get_untracked(),
            description: word.description.get_untracked(),
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
    view! {
        <FormDialog title submit form shown=&["name", "label", "description", "position"] save on_close>
            <WordFields
                word
                is_new=id.is_none()
                name_hint="What programs, filters and templates call it, such as fraud:phishing. It cannot be changed later."
                label_hint="What people choose."
                description_hint="When to choose it."
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
