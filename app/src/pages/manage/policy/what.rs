//! What a policy is for.

use super::{super::fold::Fold, PolicyList, form::Form, matcher_form::MatcherFields};
use crate::components::{Choice, FieldState};
use argus_domain::policy::Occasion;
use leptos::prelude::*;

#[component]
pub(super) fn What(list: PolicyList, form: Form, fields: FieldState) -> impl IntoView {
    let choice = |one: &Occasion| Choice { value: one.name().to_owned(), label: one.label().to_owned() };
    let occasions = Signal::stored(Occasion::ALL.iter().map(choice).collect::<Vec<_>>());
    let choices = Signal::derive(move || list.choices.with(|known| known.alerts.clone()).unwrap_or_default());
    let problem = move || {
        fields.now("on").map(|problem| {
            view! { <p class="field-note wrong" role="alert">{format!("What happens {problem}.")}</p> }
        })
    };
    view! {
        <fieldset class="rule-part">
            <legend>"When"</legend>
            <Fold label="What happens" any="nothing yet" choices=occasions chosen=form.on/>
            {problem}
            <p class="field-note">"All of it has to hold; what is left alone may be anything. A case has no source."</p>
            <MatcherFields form=form.matcher choices fields/>
        </fieldset>
    }
    .into_any()
}
