//! The fields of a new case. What is typed is kept in this browser until the case is created or discarded.

use crate::{
    api::{Failure, case::case_choices, case::create_case},
    browser::{focus, storage},
    components::{Choice, Combobox, FailureBox, Field, FieldState, note_id},
    state::{ask, tell},
};
use argus_domain::{
    CustomerId,
    case::{CaseSummary, NewCase},
};
use leptos::prelude::*;

const DRAFT: &str = "argus.new-case";
const FIELDS: &[&str] = &["customer", "name", "description", "template", "classification", "socTicket"];

#[derive(Clone, Copy)]
struct Draft {
    customer: RwSignal<Option<String>>,
    name: RwSignal<String>,
    description: RwSignal<String>,
    template: RwSignal<String>,
    classification: RwSignal<String>,
    soc_ticket: RwSignal<String>,
}

impl Draft {
    fn kept() -> Self {
        let kept: NewCase = storage::draft(DRAFT).unwrap_or_default();
        let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        Self {
            customer: RwSignal::new(kept.customer.map(|id| id.to_string())),
            name: RwSignal::new(kept.name),
            description: RwSignal::new(kept.description),
            template: text(kept.template),
            classification: text(kept.classification),
            soc_ticket: text(kept.soc_ticket),
        }
    }

    fn case(self) -> NewCase {
        let optional =
            |text: RwSignal<String>| Some(text.get().trim().to_owned()).filter(|text| !text.is_empty());
        NewCase {
            customer: self.customer.get().and_then(|id| id.parse::<CustomerId>().ok()),
            name: self.name.get(),
            description: self.description.get(),
            template: optional(self.template),
            classification: optional(self.classification),
            soc_ticket: optional(self.soc_ticket),
        }
    }

    fn discard(self) {
        self.customer.set(None);
        for text in [self.name, self.description, self.template, self.classification, self.soc_ticket] {
            text.set(String::new());
        }
        storage::remove(DRAFT);
    }
}

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

    Effect::new(move |_| {
        let case = draft.case();
        if case == NewCase::default() { storage::remove(DRAFT) } else { storage::keep_draft(DRAFT, &case) }
    });
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
    let elsewhere = fields.elsewhere(FIELDS);
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
                    <Text id="name" value=draft.name required=true wrong=wrong("name")/>
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
                    <Field id="template" label="Case template" problem=fields.of("template")>
                        <Select id="template" value=draft.template none="None – create the case empty" choices=templates/>
                    </Field>
                    <Field id="classification" label="Case classification" problem=fields.of("classification")>
                        <Select id="classification" value=draft.classification none="Not classified" choices=classifications/>
                    </Field>
                </div>
                <Field
                    id="socTicket"
                    label="SOC ticket ID"
                    hint="The ticket in the SOC's own ticketing system."
                    problem=fields.of("socTicket")
                >
                    <Text id="socTicket" value=draft.soc_ticket wrong=wrong("socTicket")/>
                </Field>
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

#[component]
fn Text(
    id: &'static str,
    value: RwSignal<String>,
    #[prop(optional)] required: bool,
    wrong: Signal<bool>,
) -> impl IntoView {
    view! {
        <input
            id=id
            class="input"
            type="text"
            autocomplete="off"
            aria-required=required.to_string()
            aria-describedby=note_id(id)
            aria-invalid=move || wrong.get().to_string()
            bind:value=value
        />
    }
    .into_any()
}

#[component]
fn Select(
    id: &'static str,
    value: RwSignal<String>,
    none: &'static str,
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    let option = move |choice: Choice| {
        let is_chosen = {
            let own = choice.value.clone();
            move || value.get() == own
        };
        view! { <option value=choice.value selected=is_chosen>{choice.label}</option> }
    };
    view! {
        <select
            id=id
            class="input"
            aria-describedby=note_id(id)
            on:change=move |event| value.set(event_target_value(&event))
        >
            <option value="" selected=move || value.get().is_empty()>{none}</option>
            {move || choices.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
