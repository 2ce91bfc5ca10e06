//! Closing a case, with what it came to; and opening it again.

use super::opened::{OpenedCase, use_case};
use crate::{
    api::{
        Failure,
        alert::alerts_of_case,
        case::{close_case, reopen_case, take_back_closing},
    },
    components::{CustomInput, Dialog, Field, FieldState, SelectInput, outcome_choices},
    state::{Teller, Toasts, ask, tell, use_session, use_toasts},
    text::number,
};
use argus_domain::{
    CaseId, Invalid, Permission,
    alert::{AlertStatus, AlertSummary},
    case::{Case, CaseField, Closing, Lifecycle, Outcome},
    custom_field::{CustomField, RawValues},
    version::Conflicts,
};
use leptos::{ev, prelude::*};
use std::sync::Arc;

#[component]
pub(super) fn CloseDialog(to: Lifecycle, turning: RwSignal<Option<Lifecycle>>) -> impl IntoView {
    let case = use_case();
    let toasts = use_toasts();
    let teller = Teller::here();
    let known = case.found.with_untracked(|case| case.summary.outcome).flatten();
    let outcome = RwSignal::new(known.map_or_else(String::new, |outcome| outcome.name().to_owned()));
    let comment = RwSignal::new(String::new());
    let version = RwSignal::new(case.version());
    let problems = FieldState::new();
    let busy = RwSignal::new(false);
    let is_closing = to == Lifecycle::Closed;
    let custom = RwSignal::new(RawValues::new());
    // Alerts of the case that are neither closed nor opened with it unless that is wanted.
    let may_change_alerts = use_session().may(Permission::UpdateAlert);
    let id_of_case = case.id.get_untracked();
    let alerts = ask(move || may_change_alerts.then(|| alerts_of_case(id_of_case)));
    let left = Memo::new(move |_| {
        let is_left = |alert: &&AlertSummary| (alert.status != AlertStatus::Closed) == is_closing;
        alerts.with(|alerts| alerts.iter().filter(is_left).count()).unwrap_or_default()
    });
    let with_alerts = RwSignal::new(true);
    // Those that it must have before it is closed, and has not.
    let missing: Vec<CustomField> = case
        .found
        .with_untracked(|case| case.custom.clone())
        .filter(|_| is_closing)
        .map(|given| {
            let wanted = |field: &&CustomField| {
                field.required_closing && !field.retired && !given.contains_key(&field.name)
            };
            let fields = case.custom.with_untracked(|fields| fields.iter().filter(wanted).cloned().collect());
            fields.unwrap_or_default()
        })
        .unwrap_or_default();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problems.clear();
        let id = case.id.get_untracked();
        let closing = Closing {
            version: version.get_untracked(),
            outcome: Outcome::named(&outcome.get_untracked()),
            comment: comment.get_untracked(),
            custom: custom.get_untracked(),
            alerts: with_alerts.get_untracked() && left.get_untracked() > 0,
        };
        let said = match left.get_untracked() {
            count if is_closing && closing.alerts => {
                format!("The case is closed, and {} with it.", number::counted(count as u64, "alert"))
            }
            _ => "The case is closed.".to_owned(),
        };
        let done = move |answer: Case| {
            let made = answer.summary.version;
            case.put(answer);
            turning.set(None);
            if is_closing {
                let undo = Arc::new(move || take_back(case, id, made, teller, toasts));
                toasts.done_with_undo(said.clone(), undo);
            } else {
                toasts.done("The case is open again.");
            }
        };
        let failed = move |failure| {
            busy.set(false);
            match failure {
                Failure::Invalid(invalid) => problems.set(invalid),
                Failure::Conflict(conflicts) => {
                    // Now that this is known, whoever closes once more means it.
                    version.set(conflicts.version);
                    problems.set(overtaken(&conflicts));
                }
                Failure::Unreachable => {}
                other => toasts.failure(&other),
            }
            problems.focus_first();
        };
        if is_closing {
            tell(close_case(id, closing), done, failed);
        } else {
            tell(reopen_case(id, closing), done, failed);
        }
    };
    let outcomes = outcome_choices();
    let outcome_field = is_closing.then(|| {
        view! {
            <Field
                id="close-outcome"
                label="Outcome"
                hint="What the investigation found."
                problem=problems.of("outcome")
            >
                <SelectInput id="close-outcome" value=outcome none="Choose…" choices=outcomes/>
            </Field>
        }
    });
    let keys: Vec<String> = missing.iter().map(|field| CustomField::key(&field.name)).collect();
    let elsewhere = problems
        .but_of(move |field| ["outcome", "comment"].contains(&field) || keys.iter().any(|key| key == field));
    let inputs = missing
        .into_iter()
        .map(|field| {
            let problem = problems.of(CustomField::key(&field.name));
            view! { <CustomInput field values=custom required=true problem/> }
        })
        .collect_view();
    view! {
        <Dialog
            title=if is_closing { "Close the case" } else { "Reopen the case" }
            on_close=Callback::new(move |()| turning.set(None))
        >
            <form class="dialog-form" on:submit=submit>
                <div class="dialog-body">
                    {outcome_field}
                    {inputs}
                    <Field
                        id="close-comment"
                        label="Comment"
                        hint="Why, for the history of the case."
                        problem=problems.of("comment")
                    >
                        <textarea
                            id="close-comment"
                            class="input"
                            rows="4"
                            aria-describedby="close-comment-note"
                            bind:value=comment
                        ></textarea>
                    </Field>
                    {move || {
                        (left.get() > 0)
                            .then(|| {
                                let label = if is_closing {
                                    let count = number::counted(left.get() as u64, "open alert");
                                    format!("Close its {count} with the same resolution")
                                } else {
                                    "Open the alerts again that were closed with it".to_owned()
                                };
                                view! {
                                    <label class="box">
                                        <input type="checkbox" bind:checked=with_alerts/>
                                        <span>{label}</span>
                                    </label>
                                }
                            })
                    }}
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| turning.set(None)>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>
                        {if is_closing { "Close case" } else { "Reopen case" }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// Another case may be shown by then, or another page.
fn take_back(case: OpenedCase, id: CaseId, version: i64, teller: Teller, toasts: Toasts) {
    let done = move |answer| {
        if case.id.try_get_untracked() == Some(id) {
            case.put(answer);
        }
        toasts.done("The case is open again, as it was before.");
    };
    teller.tell(take_back_closing(id, version), done, move |failure| toasts.failure(&failure));
}

/// Beside the field: what somebody else set meanwhile.
fn overtaken(conflicts: &Conflicts) -> Invalid {
    let mut invalid = Invalid::default();
    for conflict in &conflicts.fields {
        let theirs = CaseField::named(&conflict.field)
            .map_or_else(|| conflict.theirs.to_string(), |field| field.shown(&conflict.theirs));
        let problem = format_args!("was set to “{theirs}” by {} meanwhile: choose again", conflict.by);
        invalid.add(conflict.field.as_str(), problem);
    }
    invalid
}
