//! The fields of a new case.

use super::new_case_draft::Draft;
use crate::{
    api::{Failure, case::case_choices, case::create_case},
    browser::focus,
    components::{
        Choice, Combobox, CustomInput, FailureBox, Field, FieldState, SelectInput, TextInput, note_id,
    },
    state::{ask, tell},
};
use argus_domain::{
    case::{CaseSummary, NewCase},
    custom_field::CustomField,
};
use leptos::prelude::*;

const FIELDS: &[&str] = &["customer", "name", "description", "template", "classification", "socTicket"];

#[component]
pub(crate) fn NewCaseForm(created: RwSignal<Option<CaseSummary>>, close: Callback<()>) -> impl IntoView {
    let draft = Draft::kept();
    let fields = FieldState::new();
    let failure = RwSignal::new(None::<Failure>);
    let creating = RwSignal::new(false);
    let choices = ask(|| Some(case_choices()));
    focus::soon("dialog [data-first]");
    // Where there is only one customer there is nothing to choose.
    Effect::new(move |_| {
        let only = choices.with(|choices| match &choices.customers[..] {
            [only] => Some(only.id.to_string()),
            _ => None,
        });
        if let Some(Some(only)) = only
            && draft.customer.with_untracked(Option::is_none)
        {
            draft.customer.set(Some(only));
        }
    });
    let is_empty = Memo::new(move |_| draft.case() == NewCase::default());

    draft.keep();
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if creating.get_untracked() {
            return;
        }
        let case = untrack(|| draft.case());
        failure.set(None);
        if let Err(invalid) = case.check() {
            fields.set(invalid);
            fields.focus_first();
            return;
        }
        fields.clear();
        creating.set(true);
        tell(
            create_case(case),
            move |case| {
                draft.discard();
                created.set(Some(case));
            },
            move |error| {
                creating.set(false);
                match error {
                    Failure::Invalid(invalid) => {
                        fields.set(invalid);
                        fields.focus_first();
                    }
                    error => failure.set(Some(error)),
                }
            },
        );
    };
    let customers = Signal::derive(move || {
        let choice = |customer: &argus_domain::event::CustomerName| Choice {
            value: customer.id.to_string(),
            label: customer.name.clone(),
        };
        choices.with(|choices| choices.customers.iter().map(choice).collect()).unwrap_or_default()
    });
    let templates = Signal::derive(move || {
        choices
            .with(|choices| choices.templates.iter().cloned().map(Choice::same).collect())
            .unwrap_or_default()
    });
    let classifications = Signal::derive(move || {
        let choice = |one: &argus_domain::case::Classification| Choice {
            value: one.name.clone(),
            label: one.label.clone(),
        };
        choices.with(|choices| choices.classifications.iter().map(choice).collect()).unwrap_or_default()
    });
    let wrong = move |field| {
        let problem = fields.of(field);
        Signal::derive(move || problem.with(Option::is_some))
    };
    // Those without which no case of the chosen customer is opened.
    let required = Memo::new(move |_| {
        let customer = draft.customer.get().and_then(|id| id.parse().ok());
        let is_required = |field: &&CustomField| {
            field.required_new && customer.is_some_and(|customer| field.is_offered_to(customer))
        };
        let all = choices.with(|choices| choices.custom_fields.iter().filter(is_required).cloned().collect());
        all.unwrap_or_else(Vec::new)
    });
    let custom = move |field: CustomField| {
        let problem = fields.of(CustomField::key(&field.name));
        view! { <CustomInput field values=draft.custom required=true problem/> }
    };
    let elsewhere = fields.but_of(move |field| {
        let is_shown = |name| required.with(|required| required.iter().any(|field| field.name == name));
        FIELDS.contains(&field) || CustomField::name_of(field).is_some_and(is_shown)
    });
    view! {
        <form class="dialog-form" novalidate="" on:submit=create>
            <div class="dialog-body">
                <Field id="customer" label="Customer" required=true problem=fields.of("customer")>
                    <Combobox
                        id="customer"
                        choices=customers
                        chosen=draft.customer
                        placeholder="Choose a customer…"
                        required=true
                        first=true
                        wrong=wrong("customer")
                    />
                </Field>
                <Field id="name" label="Case name" required=true problem=fields.of("name")>
                    <TextInput id="name" value=draft.name required=true wrong=wrong("name")/>
                </Field>
                <Field
                    id="description"
                    label="Short description"
                    required=true
                    hint="Becomes the summary of the case."
                    problem=fields.of("description")
                >
                    <textarea
                        id="description"
                        class="input"
                        rows="4"
                        aria-required="true"
                        aria-describedby=note_id("description")
                        aria-invalid=move || wrong("description").get().to_string()
                        bind:value=draft.description
                    ></textarea>
                </Field>
                <div class="field-pair">
                    <Field
                        id="template"
                        label="Case template"
                        hint="Its summary, tags, tasks and notes are added."
                        problem=fields.of("template")
                    >
                        <SelectInput id="template" value=draft.template none="None – create the case empty" choices=templates/>
                    </Field>
                    <Field id="classification" label="Case classification" problem=fields.of("classification")>
                        <SelectInput id="classification" value=draft.classification none="Not classified" choices=classifications/>
                    </Field>
                </div>
                <Field
                    id="socTicket"
                    label="SOC ticket ID"
                    hint="The ticket in the SOC's own ticketing system."
                    problem=fields.of("socTicket")
                >
                    <TextInput id="socTicket" value=draft.soc_ticket wrong=wrong("socTicket")/>
                </Field>
                <For each=move || required.get() key=|field| field.id children=custom/>
                {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                {move || {
                    failure
                        .get()
                        .or_else(|| choices.failure())
                        .map(|failure| {
                            view! { <FailureBox failure again=Callback::new(move |()| choices.again())/> }
                        })
                }}
            </div>
            <footer class="dialog-foot">
                <button
                    type="button"
                    class="btn ghost"
                    hidden=move || is_empty.get()
                    on:click=move |_| {
                        draft.discard();
                        fields.clear();
                    }
                >
                    "Discard"
                </button>
                <span class="grow"></span>
                <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                <button type="submit" class="btn primary" disabled=move || creating.get()>"Create"</button>
            </footer>
        </form>
    }
    .into_any()
}
