//! What each rule of a text becomes, or why it becomes none.

use super::form::pretty;
use crate::text::number;
use argus_domain::{
    FieldError,
    alert_rule::{RuleDraft, condition_json},
};
use leptos::prelude::*;

pub(super) fn drafts_view(drafts: &[RuleDraft]) -> AnyView {
    let found = drafts.iter().filter(|draft| draft.content.is_some()).count();
    let refused = drafts.iter().filter(|draft| !draft.problems.is_empty()).count();
    let counted = |count: usize| number::counted(count as u64, "rule");
    let told = match (drafts.len(), refused) {
        (0, _) => "There is no rule in it.".to_owned(),
        (_, 0) => format!("{} can be added.", counted(found)),
        _ => format!("{} can be added, {} cannot.", counted(found), counted(refused)),
    };
    view! {
        <p>{told}</p>
        <ol class="rule-drafts">{drafts.iter().map(one).collect_view()}</ol>
    }
    .into_any()
}

fn one(draft: &RuleDraft) -> AnyView {
    let name =
        if draft.name.is_empty() { draft.at.clone() } else { format!("{} ({})", draft.name, draft.at) };
    let becomes = draft.content.as_ref().map(|content| {
        let told = format!("Raises an alert for {}.", content.told());
        let condition = pretty(condition_json(&content.criteria));
        view! {
            <p class="rule-told">{told}</p>
            <details class="fold">
                <summary>"Its condition"</summary>
                <pre class="rule-condition" tabindex="0">{condition}</pre>
            </details>
        }
    });
    let problem = |problem: &FieldError| {
        view! { <li><code>{problem.field.clone()}</code> " " {problem.message.clone()} "."</li> }
    };
    let problems = (!draft.problems.is_empty()).then(|| {
        view! { <ul class="field-note wrong template-problems">{draft.problems.iter().map(problem).collect_view()}</ul> }
    });
    let note = |note: &String| view! { <p class="rule-told">{note.clone()}</p> };
    view! {
        <li>
            <strong>{name}</strong>
            {becomes}
            {problems}
            {draft.notes.iter().map(note).collect_view()}
        </li>
    }
    .into_any()
}
