//! What sets the rule going.

use super::{
    super::fold::Fold,
    Automation,
    form::Form,
    words::{DAY, FIELDS, HOUR, TRIGGERS},
};
use crate::components::{Choice, Field, FieldState, SelectInput, TextInput};
use leptos::prelude::*;

#[component]
pub(super) fn When(automation: Automation, form: Form, fields: FieldState) -> impl IntoView {
    let kinds = Signal::stored(
        TRIGGERS.map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() }).to_vec(),
    );
    let states = state_choices(automation);
    let changed = Signal::stored(
        FIELDS
            .map(|field| Choice { value: field.name().to_owned(), label: field.title().to_owned() })
            .to_vec(),
    );
    let units = Signal::stored(
        [(1, "minutes"), (HOUR, "hours"), (DAY, "days")]
            .map(|(minutes, label)| Choice { value: minutes.to_string(), label: label.to_owned() })
            .to_vec(),
    );
    let problem = fields.of("minutes");
    let wrong = Signal::derive(move || problem.with(Option::is_some));
    let more = move || match form.when.get().as_str() {
        "stateEntered" | "stateLeft" => {
            view! { <Fold label="States" choices=states chosen=form.states/> }.into_any()
        }
        "fieldChanged" => view! {
            <Field id="rule-field" label="Field" problem=fields.of("field")>
                <SelectInput id="rule-field" value=form.field choices=changed/>
            </Field>
        }
        .into_any(),
        "timeInState" => view! {
            <Fold label="States" any="none yet" choices=states chosen=form.states/>
            <div class="field-pair">
                <Field id="rule-time" label="For at least" problem>
                    <TextInput id="rule-time" value=form.time wrong/>
                </Field>
                <Field id="rule-unit" label="Unit" problem=Signal::stored(None)>
                    <SelectInput id="rule-unit" value=form.unit choices=units/>
                </Field>
            </div>
            <p class="field-note">
                "Once for each stay, and only where that time is over after the rule was saved or turned on."
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    };
    view! {
        <fieldset class="rule-part">
            <legend>"When"</legend>
            <Field id="rule-when" label="What happens" problem=fields.of("trigger")>
                <SelectInput id="rule-when" value=form.when choices=kinds/>
            </Field>
            {more}
            {move || {
                let problem = fields.of("states").get();
                problem.map(|problem| view! { <p class="field-note wrong">{format!("States {problem}.")}</p> })
            }}
        </fieldset>
    }
    .into_any()
}

/// With the name of the workflow, where there are several.
pub(super) fn state_choices(automation: Automation) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        automation
            .choices
            .with(|known| {
                let first = known.states.first().map(|choice| choice.workflow.clone());
                let several = known.states.iter().any(|choice| Some(&choice.workflow) != first.as_ref());
                let label = |workflow: &str, name: &str| {
                    if several { format!("{workflow}: {name}") } else { name.to_owned() }
                };
                known
                    .states
                    .iter()
                    .map(|choice| Choice {
                        value: choice.state.id.to_string(),
                        label: label(&choice.workflow, &choice.state.name),
                    })
                    .collect()
            })
            .unwrap_or_default()
    })
}
