//! What the case must be like.

use super::{super::fold::Fold, Automation, form::Form, when::state_choices};
use crate::components::{Choice, Field, FieldState, SelectInput, TextInput, outcome_choices};
use argus_domain::{Severity, automation::RuleChoices};
use leptos::prelude::*;

#[component]
pub(super) fn Conditions(automation: Automation, form: Form, fields: FieldState) -> impl IntoView {
    let of = move |look: fn(&RuleChoices) -> Vec<Choice>| {
        Signal::derive(move || automation.choices.with(look).unwrap_or_default())
    };
    let customers = of(|known| {
        let customers = known.customers.iter();
        customers.map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
    });
    let classifications = of(classification_choices);
    let fixed = |choices: &[(&str, &str)]| {
        let choice =
            |(value, label): &(&str, &str)| Choice { value: (*value).to_owned(), label: (*label).to_owned() };
        Signal::stored(choices.iter().map(choice).collect::<Vec<_>>())
    };
    let severities = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
    let lifecycles = fixed(&[("open", "Open"), ("closed", "Closed")]);
    let assigned = fixed(&[("yes", "Assigned to somebody"), ("no", "Assigned to nobody")]);
    let case = form.case;
    let wrong = move |field: &'static str| {
        let problem = fields.of(field);
        Signal::derive(move || problem.with(Option::is_some))
    };
    view! {
        <fieldset class="rule-part">
            <legend>"If"</legend>
            <p class="field-note">"All of it has to hold; what is left alone may be anything."</p>
            <Fold label="Customers" any="all" choices=customers chosen=form.customers/>
            <Fold label="Severity" choices=severities chosen=case.severities/>
            <Fold label="State" choices=state_choices(automation) chosen=case.states/>
            <Fold label="Classification" choices=classifications chosen=case.classifications/>
            <Fold label="Outcome" choices=outcome_choices() chosen=case.outcomes/>
            <div class="field-pair">
                <Field id="rule-lifecycle" label="Open or closed" problem=Signal::stored(None)>
                    <SelectInput id="rule-lifecycle" none="Either" value=case.lifecycle choices=lifecycles/>
                </Field>
                <Field id="rule-assigned" label="Assignee" problem=Signal::stored(None)>
                    <SelectInput id="rule-assigned" none="Anybody or nobody" value=case.assigned choices=assigned/>
                </Field>
                <Field id="rule-case-name" label="Part of the name" problem=fields.of("condition")>
                    <TextInput id="rule-case-name" value=case.name wrong=wrong("condition")/>
                </Field>
                <Field id="rule-tags" label="With the tags" hint="All of them, separated by commas." problem=fields.of("tags")>
                    <TextInput id="rule-tags" value=case.tags wrong=wrong("tags")/>
                </Field>
                <Field
                    id="rule-without-tags"
                    label="Without the tags"
                    hint="None of them."
                    problem=fields.of("withoutTags")
                >
                    <TextInput id="rule-without-tags" value=case.without_tags wrong=wrong("withoutTags")/>
                </Field>
            </div>
        </fieldset>
    }
    .into_any()
}

pub(super) fn classification_choices(known: &RuleChoices) -> Vec<Choice> {
    let all = known.classifications.iter();
    all.map(|one| Choice { value: one.name.clone(), label: one.label.clone() }).collect()
}
