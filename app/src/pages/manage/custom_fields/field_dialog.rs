//! Everything about one field.

use super::{
    super::parts::{FormDialog, Opened, TextField},
    FieldList,
    form::{Form, as_new, difference},
};
use crate::{
    api::custom_field::{add_custom_field, change_custom_field},
    components::{Boxes, Choice, Field, SelectInput, note_id},
    pages::case::part_form::PartForm,
    state::tell,
};
use argus_domain::{
    Invalid,
    custom_field::{CustomField, CustomFieldKind, NewCustomField},
};
use leptos::prelude::*;

#[component]
pub(super) fn FieldDialog(fields: FieldList, opened: Opened<CustomField>) -> impl IntoView {
    let FieldList { list, customers } = fields;
    let (id, shown, seen) = match &opened {
        Opened::New => {
            let last = list.found.with_untracked(|fields| fields.iter().map(|field| field.position).max());
            let position = last.flatten().unwrap_or_default() + 10;
            (None, NewCustomField { position, ..NewCustomField::default() }, 0)
        }
        Opened::One(field) => (Some(field.id), as_new(field), field.version),
    };
    let form = Form::of(&shown);
    let saving = PartForm::new(seen);
    let fields = saving.fields;
    let on_close = Callback::new(move |()| list.close());
    let failed = move |failure| saving.failed(failure);
    let save = Callback::new(move |()| {
        let Some(typed) = untrack(|| form.read()) else {
            saving.busy.set(false);
            fields.set(Invalid::one("position", "must be a whole number"));
            fields.focus_first();
            return;
        };
        let done = move |_| {
            on_close.run(());
            list.found.again();
        };
        match id {
            None => tell(add_custom_field(typed), done, failed),
            Some(id) => {
                let change = difference(saving.version.get_untracked(), &shown, typed);
                tell(change_custom_field(id, change), done, failed);
            }
        }
    });
    let kinds = Signal::stored(
        CustomFieldKind::ALL
            .map(|kind| Choice { value: kind.name().to_owned(), label: kind.label().to_owned() })
            .to_vec(),
    );
    let all_customers = Signal::derive(move || {
        let choices = customers.with(|known| {
            known.iter().map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
        });
        choices.unwrap_or_default()
    });
    // Both stay as they are once cases have values.
    let fixed = move || {
        if id.is_some() {
            let kind = form.kind().label();
            return view! { <p class="muted">{form.name} " · " {kind}</p> }.into_any();
        }
        view! {
            <div class="field-pair">
                <TextField
                    id="field-name"
                    name="name"
                    label="Name"
                    hint="What programs, filters and templates call it. It cannot be changed later."
                    required=true
                    value=form.name
                    fields
                />
                <Field id="field-kind" label="Type" hint="It cannot be changed later." problem=fields.of("kind")>
                    <SelectInput id="field-kind" value=form.kind choices=kinds/>
                </Field>
            </div>
        }
        .into_any()
    };
    let has_choices = Memo::new(move |_| form.kind().has_choices());
    let choices = move || {
        has_choices.get().then(|| {
            let problem = fields.of("choices");
            view! {
                <Field
                    id="field-choices"
                    label="Choices"
                    required=true
                    hint="One a line. What is taken off the list stays in cases that have it."
                    problem
                >
                    <textarea
                        id="field-choices"
                        class="input"
                        rows="5"
                        aria-required="true"
                        aria-describedby=note_id("field-choices")
                        aria-invalid=move || problem.with(Option::is_some).to_string()
                        bind:value=form.choices
                    ></textarea>
                </Field>
            }
        })
    };
    let (title, submit) = if id.is_some() { ("Custom field", "Save") } else { ("New custom field", "Add") };
    let shown = &["name", "label", "description", "choices", "position", "customers"];
    view! {
        <FormDialog title submit form=saving shown name=name_of save on_close>
            <TextField
                id="field-label"
                name="label"
                label="Label"
                hint="What people read beside the value."
                required=true
                first=true
                value=form.label
                fields
            />
            {fixed}
            {choices}
            <TextField
                id="field-description"
                name="description"
                label="Description"
                hint="Shown below the field where it is filled in."
                value=form.description
                fields
            />
            <fieldset class="field">
                <legend>"Needed"</legend>
                <label class="box">
                    <input type="checkbox" bind:checked=form.required_new/>
                    <span>"To open a case"</span>
                </label>
                <label class="box">
                    <input type="checkbox" bind:checked=form.required_closing/>
                    <span>"To close a case"</span>
                </label>
            </fieldset>
            <fieldset class="field">
                <legend>"Customers"</legend>
                <p class="field-note">"Whose cases have it. All have it while none is ticked."</p>
                <Boxes label="Customers" choices=all_customers chosen=form.customers/>
                {move || {
                    let problem = fields.of("customers").get();
                    problem.map(|problem| view! { <p class="field-note wrong">{format!("Customers {problem}.")}</p> })
                }}
            </fieldset>
            <TextField
                id="field-position"
                name="position"
                label="Order"
                hint="The smallest number comes first."
                value=form.position
                fields
            />
        </FormDialog>
    }
    .into_any()
}

/// As the form calls it.
fn name_of(field: &str) -> String {
    match field {
        "required_new" => "Needed to open a case",
        "required_closing" => "Needed to close a case",
        "position" => "Order",
        "label" => "Label",
        "description" => "Description",
        "choices" => "Choices",
        "customers" => "Customers",
        "retired" => "Retired",
        other => other,
    }
    .to_owned()
}
