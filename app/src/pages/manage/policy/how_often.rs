//! How often a policy tells, and when not.

use super::{
    super::{fold::Fold, parts::TextField},
    form::Form,
};
use crate::components::{Choice, Field, FieldState, SelectInput};
use argus_domain::{
    Severity,
    policy::{GroupLabel, Weekday},
};
use leptos::prelude::*;

#[component]
pub(super) fn HowOften(form: Form, fields: FieldState) -> impl IntoView {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let labels: Vec<Choice> = GroupLabel::ALL.iter().map(|one| choice(one.name(), one.label())).collect();
    let days: Vec<Choice> = Weekday::ALL.iter().map(|one| choice(one.name(), one.label())).collect();
    let severities = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
    let has_days = move || form.days.with(|days| !days.is_empty());
    let problem = move || {
        fields.now("quiet").map(|problem| {
            view! { <p class="field-note wrong" role="alert">{format!("Quiet hours {problem}.")}</p> }
        })
    };
    let quiet = move || {
        has_days().then(|| {
            view! {
                <div class="field-pair">
                    <TextField id="quiet-from" name="from" label="From" value=form.from fields/>
                    <TextField
                        id="quiet-to"
                        name="to"
                        label="To"
                        hint="The next day where it is not later."
                        value=form.to
                        fields
                    />
                    <TextField id="quiet-zone" name="zone" label="Time zone" value=form.zone fields/>
                    <Field id="quiet-but" label="Told at once, at least" problem=Signal::stored(None)>
                        <SelectInput id="quiet-but" none="Nothing" value=form.but choices=severities/>
                    </Field>
                </div>
            }
        })
    };
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
            <Fold label="Quiet hours begin on" any="no day" choices=Signal::stored(days) chosen=form.days/>
            {quiet}
            {problem}
            <p class="field-note">"What is held back in quiet hours is told in one message when they end."</p>
        </fieldset>
    }
    .into_any()
}
