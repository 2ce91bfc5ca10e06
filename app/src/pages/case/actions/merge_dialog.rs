//! Merging the case into another, with what that does said beforehand.

use super::super::{opened::use_case, picker::CasePicker};
use crate::{
    api::{
        Failure,
        case_link::{merge_case, preview_merge, take_case_out},
    },
    components::{Dialog, Waiting},
    link::CasePageLink,
    state::{Teller, Toasts, ask, use_go, use_toasts},
};
use argus_domain::{
    CaseId,
    case::{CaseFilter, Lifecycle, MergePreview},
};
use leptos::{ev, prelude::*};
use std::sync::Arc;

#[component]
pub(super) fn MergeDialog(close: Callback<()>) -> impl IntoView {
    let case = use_case();
    let (go, toasts) = (use_go(), use_toasts());
    let teller = Teller::here();
    let from = case.id.get_untracked();
    let customer = case.found.with_untracked(|case| case.summary.customer.id);
    let chosen = RwSignal::new(None::<CaseId>);
    let preview = ask(move || chosen.get().map(|into| preview_merge(from, into)));
    let refused = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    Effect::new(move |_| {
        chosen.track();
        refused.set(None);
    });
    let is_ready = move || {
        let of_chosen = preview.with(|preview| Some(preview.into.id) == chosen.get()).unwrap_or_default();
        of_chosen && preview.failure().is_none() && !preview.is_busy() && !busy.get()
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(into) = chosen.get_untracked().filter(|_| untrack(is_ready)) else { return };
        busy.set(true);
        teller.tell(
            merge_case(from, into),
            move |merged| {
                toasts.done_with_undo(
                    format!("Merged #{from} into #{into}. What moved: {}.", merged.moved),
                    Arc::new(move || take_out(teller, toasts, from)),
                );
                close.run(());
                go.to(&CasePageLink::of(into).write());
            },
            move |failure| {
                busy.set(false);
                refused.set(Some(failure));
            },
        );
    };
    let among = CaseFilter {
        lifecycle: Some(Lifecycle::Open),
        customers: customer.into_iter().collect(),
        ..CaseFilter::default()
    };
    let shown = move || {
        let into = chosen.get()?;
        if let Some(failure) = refused.get().or_else(|| preview.failure()) {
            return Some(
                view! { <p class="note wrong" role="alert">{said(failure, from, into)}</p> }.into_any(),
            );
        }
        if preview.with(|preview| preview.into.id) != Some(into) {
            return Some(view! { <Waiting lines=3/> }.into_any());
        }
        preview.with(|preview| consequences(from, preview))
    };
    let label = move || chosen.get().map_or_else(|| "Merge".to_owned(), |into| format!("Merge into #{into}"));
    view! {
        <Dialog title="Merge into another case" class="wide" on_close=close>
            <form class="dialog-form" on:submit=submit>
                <div class="dialog-body">
                    <p>
                        {format!(
                            "What belongs to #{from} moves to an open case of the same customer. #{from} keeps its number, which leads there, and can be taken out again.",
                        )}
                    </p>
                    <CasePicker chosen but=from among legend="The case to merge into"/>
                    <div class="merge-preview" aria-live="polite">{shown}</div>
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || !is_ready()>{label}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// Also from another page.
fn take_out(teller: Teller, toasts: Toasts, from: CaseId) {
    teller.tell(
        take_case_out(from),
        move |taken| {
            toasts.done(format!("#{from} is a case of its own again. What went back: {}.", taken.moved));
        },
        move |failure| toasts.failure(&failure),
    );
}

/// Which of the two cases it is about.
fn said(failure: Failure, from: CaseId, into: CaseId) -> String {
    let Failure::Invalid(invalid) = failure else { return failure.to_string() };
    let of = |field: &str, id: CaseId| invalid.of(field).map(|problem| format!("#{id} {problem}."));
    of("into", into).or_else(|| of("case", from)).unwrap_or_else(|| invalid.to_string())
}

fn consequences(from: CaseId, preview: &MergePreview) -> AnyView {
    let into = preview.into.id;
    let counts = preview.moves.each().into_iter().filter(|(count, ..)| *count > 0);
    let moves: Vec<_> = counts
        .map(|(count, one, many)| {
            view! { <li><strong>{count}</strong> " " {if count == 1 { one } else { many }}</li> }
        })
        .collect();
    let nothing =
        moves.is_empty().then(|| view! { <li>"Nothing: the case has nothing that could move."</li> });
    let in_both = preview.in_both.to_string();
    let in_both = (in_both != "nothing")
        .then(|| view! { <p>{format!("What both have stays in both: {in_both}.")}</p> });
    let warning = preview.shows_to_more.then(|| {
        let text = format!(
            "Whoever sees #{into} sees what moves, also those who do not see #{from} now. Check who has access first."
        );
        view! { <p class="note" role="note">{text}</p> }
    });
    view! {
        <h3>{format!("Moves to #{into}")}</h3>
        <ul class="merge-counts">{moves} {nothing}</ul>
        <h3>{format!("Stays with #{from}")}</h3>
        <p>
            "Its fields, also those of your own, tags, links, access and history. It is closed, and nobody works in it while it is merged."
        </p>
        {in_both}
        {warning}
    }
    .into_any()
}
