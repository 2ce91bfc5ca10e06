//! Whom a policy tells, and what it says.

use super::{
    super::parts::TextField,
    PolicyList,
    form::Form,
    whom_form::{WhomFields, Whose},
};
use crate::components::{Field, FieldState, note_id};
use argus_domain::policy::POLICY_FIELDS;
use leptos::prelude::*;

#[component]
pub(super) fn Whom(list: PolicyList, form: Form, fields: FieldState) -> impl IntoView {
    view! {
        <fieldset class="rule-part">
            <legend>"Who is told"</legend>
            <p class="field-note">
                "People and groups are told in Argus, as far as they see the customer; channels tell whoever is named."
            </p>
            <WhomFields list form=form.whom whose=Whose(Signal::stored(None)) fields/>
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
