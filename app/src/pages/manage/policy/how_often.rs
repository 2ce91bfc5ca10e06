//! How often a policy tells, and when not.

use super::{
    super::{
        fold::Fold,
        parts::{QuietFields, TextField},
    },
    form::Form,
};
use crate::components::{Choice, Field, FieldState, SelectInput};
use argus_domain::{Severity, policy::GroupLabel};
use leptos::prelude::*;

#[component]
pub(super) fn HowOften(form: Form, fields: FieldState) -> impl IntoView {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let labels: Vec<Choice> = GroupLabel::ALL.iter().map(|one| choice(one.name(), one.label())).collect();
    let severities = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
    view! {
        <fieldset class="rule-part">
            <legend>"How often"</legend>
            <Fold label="Told together, with the same" any="all" choices=Signal::stored(labels) chosen=form.group_by/>
            <div class="field-pair">
                <TextField
                    id="policy-wait"
                    name="wait"
                    label="Wait"
                    hint="Seconds that the first waits for others."
                    value=form.wait
                    fields
                />
                <TextField
                    id="policy-interval"
                    name="interval"
                    label="Interval"
                    hint="Seconds at least between two messages of the same."
                    value=form.interval
                    fields
                />
                <TextField
                    id="policy-most"
                    name="most"
                    label="Messages an hour"
                    hint="At most; what is beyond comes in one. Empty for any number."
                    value=form.most
                    fields
                />
            </div>
            <QuietFields form=form.quiet fields>
                <Field id="quiet-but" label="Told at once, at least" problem=Signal::stored(None)>
                    <SelectInput id="quiet-but" none="Nothing" value=form.but choices=severities/>
                </Field>
            </QuietFields>
            <p class="field-note">"What is held back in quiet hours is told in one message when they end."</p>
        </fieldset>
    }
    .into_any()
}
