//! Everything about one service.

use super::{
    super::parts::{FormDialog, Opened, Word, WordFields},
    Services,
};
use crate::{
    api::case_service::{add_service, change_service},
    components::{Boxes, Choice},
    pages::case::part_form::{PartForm, changed},
    state::{Asked, tell},
};
use argus_domain::{
    case::Classification,
    case_service::{ManagedService, NewService, ServiceChange},
};
use leptos::prelude::*;

#[component]
pub(super) fn ServiceDialog(
    list: Services,
    /// What cases can be classified as.
    offered: Asked<Vec<Classification>>,
    opened: Opened<ManagedService>,
) -> impl IntoView {
    let (id, shown, version) = match opened {
        Opened::New => (None, NewService::default(), 0),
        Opened::One(one) => {
            let shown = NewService {
                name: one.name.clone(),
                label: one.label.clone(),
                description: one.description.clone(),
                categories: one.category_names(),
            };
            (Some(one.id), shown, one.version)
        }
    };
    let form = PartForm::new(version);
    let word = Word::of(&shown.name, &shown.label, &shown.description);
    let own = RwSignal::new(shown.categories.clone());
    let had = shown.categories.clone();
    let choices = Signal::derive(move || {
        let mut all: Vec<Choice> = offered
            .with(|known| {
                let choice =
                    |one: &Classification| Choice { value: one.name.clone(), label: one.label.clone() };
                known.iter().map(choice).collect()
            })
            .unwrap_or_default();
        // What was retired since is still one of them.
        let gone = had.iter().filter(|name| all.iter().all(|choice| choice.value != **name));
        let gone: Vec<Choice> = gone.map(Choice::same).collect();
        all.extend(gone);
        all
    });
    let on_close = Callback::new(move |()| list.close());
    let save = Callback::new(move |()| {
        let mut categories = own.get_untracked();
        categories.sort();
        let typed = NewService {
            name: word.name.get_untracked(),
            label: word.label.get_untracked(),
            description: word.description.get_untracked(),
            categories,
        };
        let done = move |_| {
            on_close.run(());
            list.found.again();
        };
        let failed = move |failure| form.failed(failure);
        match id {
            None => tell(add_service(typed), done, failed),
            Some(id) => {
                let change = ServiceChange {
                    version: form.version.get_untracked(),
                    label: changed(&shown.label, typed.label),
                    description: changed(&shown.description, typed.description),
                    retired: None,
                    categories: changed(&shown.categories, typed.categories),
                };
                tell(change_service(id, change), done, failed);
            }
        }
    });
    let (title, submit) = if id.is_some() { ("Service", "Save") } else { ("New service", "Add") };
    let fields = form.fields;
    let problem = fields.of("categories");
    view! {
        <FormDialog title submit form shown=&["name", "label", "description", "categories"] save on_close>
            <WordFields
                word
                is_new=id.is_none()
                name_hint="What programs call it, such as hunting. It cannot be changed later."
                label_hint="What people read."
                description_hint="What it is for."
                fields
            />
            <fieldset class="field">
                <legend>"Classifications"</legend>
                <p class="field-note">"What its cases can be classified as: everything while none is ticked."</p>
                <Boxes label="Classifications" choices chosen=own/>
                {move || {
                    let problem = problem.get();
                    problem.map(|problem| view! { <p class="field-note wrong">{format!("Classifications: {problem}.")}</p> })
                }}
            </fieldset>
        </FormDialog>
    }
    .into_any()
}
