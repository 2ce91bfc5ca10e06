//! How many of them, of what, within which time.

use super::form::{DAY, Form, HOUR, MINUTE, Span};
use crate::{
    components::{Choice, Field, FieldState, SelectInput, TextInput},
    pages::manage::fold::Fold,
};
use argus_domain::alert_rule::RuleField;
use leptos::prelude::*;

#[component]
pub(super) fn Counting(form: Form, fields: FieldState) -> impl IntoView {
    let choices = |all: &[(&str, &str)]| {
        let choice =
            |(value, label): &(&str, &str)| Choice { value: (*value).to_owned(), label: (*label).to_owned() };
        Signal::stored(all.iter().map(choice).collect::<Vec<_>>())
    };
    let kinds = choices(&[
        ("events", "Events"),
        ("occurrences", "Occurrences (the counts of events added up)"),
        ("values", "Different values of a field"),
        ("absence", "None at all"),
    ]);
    let plain: Vec<Choice> = RuleField::PLAIN
        .iter()
        .map(|field| Choice { value: field.to_string(), label: field.label() })
        .collect();
    let plain = Signal::stored(plain);
    // Of a property, which is written by a program.
    let counted = Signal::derive(move || {
        let mut all = plain.get();
        let own = form.values_of.get();
        if !all.iter().any(|choice| choice.value == own) {
            all.push(Choice::same(own));
        }
        all
    });
    let of = move |field: &'static str| {
        let problem = fields.of(field);
        (problem, Signal::derive(move || problem.with(Option::is_some)))
    };
    let ((at_least, at_least_wrong), (by, by_wrong)) = (of("threshold"), of("groupBy"));
    let is = move |kind: &'static str| form.of.with(|of| of == kind);
    view! {
        <fieldset class="rule-part">
            <legend>"How many"</legend>
            <div class="field-pair">
                <Field id="rule-of" label="What is counted" problem=Signal::stored(None)>
                    <SelectInput id="rule-of" value=form.of choices=kinds/>
                </Field>
                {move || {
                    (!is("absence"))
                        .then(|| {
                            view! {
                                <Field id="rule-least" label="At least" problem=at_least>
                                    <TextInput id="rule-least" value=form.at_least wrong=at_least_wrong/>
                                </Field>
                            }
                        })
                }}
                {move || {
                    is("values")
                        .then(|| {
                            view! {
                                <Field id="rule-field" label="Of the field" problem=fields.of("field")>
                                    <SelectInput id="rule-field" value=form.values_of choices=counted/>
                                </Field>
                            }
                        })
                }}
            </div>
            {span(form.window, ("rule-window", "rule-window-unit"), "Within", "", fields, "window")}
            <Fold label="For each" any="all together" choices=plain chosen=form.group_by/>
            <Field
                id="rule-properties"
                label="And for each of the properties"
                hint="Keys, separated by commas."
                problem=by
            >
                <TextInput id="rule-properties" value=form.properties wrong=by_wrong/>
            </Field>
        </fieldset>
    }
    .into_any()
}

/// A time with its unit.
pub(super) fn span(
    span: Span,
    (id, unit_id): (&'static str, &'static str),
    label: &'static str,
    hint: &'static str,
    fields: FieldState,
    field: &'static str,
) -> AnyView {
    let problem = fields.of(field);
    let wrong = Signal::derive(move || problem.with(Option::is_some));
    let units = [(1, "seconds"), (MINUTE, "minutes"), (HOUR, "hours"), (DAY, "days")]
        .map(|(seconds, label)| Choice { value: seconds.to_string(), label: label.to_owned() });
    let units = Signal::stored(units.to_vec());
    view! {
        <div class="field-pair">
            <Field id label hint problem>
                <TextInput id value=span.number wrong/>
            </Field>
            <Field id=unit_id label="Unit" problem=Signal::stored(None)>
                <SelectInput id=unit_id value=span.unit choices=units/>
            </Field>
        </div>
    }
    .into_any()
}
