//! Whom a policy tells, and what it says.

use super::{
    super::{fold::Fold, parts::TextField},
    PolicyList,
    form::Form,
    routes::Routes,
};
use crate::components::{Choice, Field, FieldState, note_id};
use argus_domain::policy::{POLICY_FIELDS, PolicyChoices};
use leptos::prelude::*;

#[component]
pub(super) fn Whom(list: PolicyList, form: Form, fields: FieldState) -> impl IntoView {
    let of = move |look: fn(&PolicyChoices) -> Vec<Choice>| {
        Signal::derive(move || list.choices.with(look).unwrap_or_default())
    };
    let people = of(|known| {
        let people = known.alerts.owners.iter();
        people.map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
    });
    let groups = of(|known| {
        let groups = known.groups.iter();
        groups.map(|(id, name)| Choice { value: id.to_string(), label: name.clone() }).collect()
    });
    let problem_of = move |field: &'static str, label: &'static str| {
        move || {
            fields.now(field).map(|problem| {
                view! { <p class="field-note wrong" role="alert">{format!("{label} {problem}.")}</p> }
            })
        }
    };
    view! {
        <fieldset class="rule-part">
            <legend>"Who is told"</legend>
            <p class="field-note">
                "People and groups are told in Argus, as far as they see the customer; channels tell whoever is named."
            </p>
            <Routes list form fields/>
            <Fold label="People" any="nobody" choices=people chosen=form.people/>
            {problem_of("people", "People")}
            <Fold label="Groups" any="none" choices=groups chosen=form.groups/>
            {problem_of("groups", "Groups")}
            <TextField id="policy-subject" name="subject" label="Subject" required=true value=form.subject fields/>
            <Field id="policy-text" label="Text" required=true problem=fields.of("text")>
                <textarea
                    id="policy-text"
                    class="input"
                    rows="5"
                    aria-required="true"
                    aria-describedby=note_id("policy-text")
                    aria-invalid=move || fields.now("text").is_some().to_string()
                    bind:value=form.text
                ></textarea>
            </Field>
            <p class="field-note">{places()}</p>
        </fieldset>
    }
    .into_any()
}

/// What a message may name.
fn places() -> String {
    let all: Vec<String> = POLICY_FIELDS.iter().map(|place| format!("{{{place}}}")).collect();
    format!("Places: {}.", all.join(", "))
}
