//! Everything about one field.

use super::{
    FieldList, Opened,
    form::{Form, as_new, difference},
};
use crate::{
    api::custom_field::{add_custom_field, change_custom_field},
    components::{Boxes, Choice, ConflictNote, Dialog, Field, SelectInput, TextInput, note_id},
    pages::case::part_form::PartForm,
    state::tell,
};
use argus_domain::{
    Invalid,
    custom_field::{CustomFieldKind, NewCustomField},
};
use leptos::{ev, prelude::*};

const FIELDS: &[&str] = &["name", "label", "description", "choices", "position", "customers"];

#[component]
pub(super) fn FieldDialog(list: FieldList, opened: Opened) -> impl IntoView {
    let FieldList { found, customers, opened: open } = list;
    let (id, shown, seen) = match &opened {
        Opened::New => {
            let last = found.with_untracked(|fields| fields.iter().map(|field| field.position).max());
            let position = last.flatten().unwrap_or_default() + 10;
            (None, NewCustomField { position, ..NewCustomField::default() }, 0)
        }
        Opened::Field(field) => (Some(field.id), as_new(field), field.version),
    };
    let form = Form::of(&shown);
    let saving = PartForm::new(seen);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let close = move || open.set(None);
    let failed = move |failure| saving.failed(failure);
    let save = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let Some(typed) = untrack(|| form.read()) else {
            fields.set(Invalid::one("position", "must be a whole number"));
            fields.focus_first();
            return;
        };
        saving.begin();
        let done = move |_| {
            close();
            found.again();
        };
        match id {
            None => tell(add_custom_field(typed), done, failed),
            Some(id) => {
                let change = difference(version.get_untracked(), &shown, typed);
                tell(change_custom_field(id, change), done, failed);
            }
        }
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
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
    let wrong = move |field| {
        let problem = fields.of(field);
        Signal::derive(move || problem.with(Option::is_some))
    };
    // Both stay as they are once cases have values.
    let fixed = move || {
        if id.is_some() {
            let kind = form.kind().label();
            return view! { <p class="muted">{form.name} " · " {kind}</p> }.into_any();
        }
        view! {
            <div class="field-pair">
                <Field
                    id="field-name"
                    label="Name"
                    required=true
                    hint="What programs, filters and templates call it. It cannot be changed later."
                    problem=fields.of("name")
                >
                    <TextInput id="field-name" value=form.name required=true wrong=wrong("name")/>
                </Field>
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
            view! {
                <Field
                    id="field-choices"
                    label="Choices"
                    required=true
                    hint="One a line. What is taken off the list stays in cases that have it."
                    problem=fields.of("choices")
                >
                    <textarea
                        id="field-choices"
                        class="input"
                        rows="5"
                        aria-required="true"
                        aria-describedby=note_id("field-choices")
                        aria-invalid=move || wrong("choices").get().to_string()
                        bind:value=form.choices
                    ></textarea>
                </Field>
            }
        })
    };
    let elsewhere = fields.elsewhere(FIELDS);
    view! {
        <Dialog
            title=if id.is_some() { "Custom field" } else { "New custom field" }
            class="wide"
            on_close=Callback::new(move |()| close())
        >
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    {move || conflicts.get().map(|found| view! { <ConflictNote found name=title over_theirs/> })}
                    <Field
                        id="field-label"
                        label="Label"
                        required=true
                        hint="What people read beside the value."
                        problem=fields.of("label")
                    >
                        <TextInput id="field-label" value=form.label required=true wrong=wrong("label")/>
                    </Field>
                    {fixed}
                    {choices}
                    <Field
                        id="field-description"
                        label="Description"
                        hint="Shown below the field where it is filled in."
                        problem=fields.of("description")
                    >
                        <TextInput id="field-description" value=form.description wrong=wrong("description")/>
                    </Field>
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
                    <Field
                        id="field-position"
                        label="Order"
                        hint="The smallest number comes first."
                        problem=fields.of("position")
                    >
                        <TextInput id="field-position" value=form.position wrong=wrong("position")/>
                    </Field>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>
                        {if id.is_some() { "Save" } else { "Add" }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

fn title(field: &str) -> String {
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
