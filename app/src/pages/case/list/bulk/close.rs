//! What the cases came to.

use super::{Deed, use_bulk};
use crate::{
    components::{Field, FieldState, SelectInput, outcome_choices},
    pages::work_list::Together,
};
use argus_domain::case::{CaseSummary, Outcome};
use leptos::prelude::*;

#[component]
pub(super) fn CloseManyDialog(cases: Vec<CaseSummary>) -> impl IntoView {
    let bulk = use_bulk();
    let problems = FieldState::new();
    let (outcome, comment) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let all = StoredValue::new(cases.clone());
    let submit = Callback::new(move |()| {
        let deed = Deed::Close {
            outcome: Outcome::named(&outcome.get_untracked()),
            comment: comment.get_untracked(),
        };
        bulk.act(deed, all.get_value());
    });
    view! {
        <Together bulk title="Close cases" rows=cases action="Close cases" submit>
            <Field
                id="bulk-outcome"
                label="Outcome"
                hint="What the investigations found. Without one, each keeps its own."
                problem=problems.of("outcome")
            >
                <SelectInput id="bulk-outcome" value=outcome none="As each has it" choices=outcome_choices()/>
            </Field>
            <Field
                id="bulk-comment"
                label="Comment"
                hint="Why, for the history of each case."
                problem=problems.of("comment")
            >
                <textarea
                    id="bulk-comment"
                    class="input"
                    rows="4"
                    aria-describedby="bulk-comment-note"
                    bind:value=comment
                ></textarea>
            </Field>
        </Together>
    }
    .into_any()
}
