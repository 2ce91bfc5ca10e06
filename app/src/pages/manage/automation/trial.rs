//! Trying the rule on what happened before.

use super::form::Form;
use crate::{
    api::automation::try_rule,
    components::{Clock, FieldState, time},
    state::{tell, use_toasts},
};
use argus_domain::automation::{Trial, TrialHit};
use leptos::prelude::*;

#[component]
pub(super) fn Try(form: Form, fields: FieldState) -> impl IntoView {
    let toasts = use_toasts();
    let days = RwSignal::new(Trial::DAYS.to_string());
    let found = RwSignal::new(None::<Trial>);
    let busy = RwSignal::new(false);
    let press = move |_| {
        fields.clear();
        found.set(None);
        match untrack(|| form.read()) {
            Err(invalid) => {
                fields.set(invalid);
                fields.focus_first();
            }
            Ok(content) => {
                busy.set(true);
                let days = days.get_untracked().trim().parse().unwrap_or(Trial::DAYS);
                let done = move |trial| {
                    busy.set(false);
                    found.set(Some(trial));
                };
                tell(try_rule(content, days), done, move |failure| {
                    busy.set(false);
                    match failure {
                        crate::api::Failure::Invalid(invalid) => fields.set(invalid),
                        other => toasts.failure(&other),
                    }
                });
            }
        }
    };
    view! {
        <fieldset class="rule-part">
            <legend>"Try it"</legend>
            <div class="rule-try">
                <button type="button" class="btn" disabled=move || busy.get() on:click=press>"Try it"</button>
                <label>
                    "on the last " <input class="input days" inputmode="numeric" bind:value=days/> " days"
                </label>
            </div>
            <div role="status" class="rule-found">{move || found.get().map(|trial| shown(&trial))}</div>
        </fieldset>
    }
    .into_any()
}

fn shown(trial: &Trial) -> AnyView {
    let times = match trial.total {
        0 => "not have run".to_owned(),
        1 => "have run once".to_owned(),
        many => format!("have run {many} times"),
    };
    let end = if trial.total == 0 { "." } else { ":" };
    let more = trial.total.saturating_sub(trial.hits.len() as u64);
    let unsure = trial.judged_as_now;
    view! {
        <p>{format!("In the last {} days it would {times}{end}", trial.days)}</p>
        <ol class="rule-hits">{trial.hits.iter().map(hit).collect_view()}</ol>
        {(more > 0).then(|| view! { <p>{format!("… and {more} times before.")}</p> })}
        {trial
            .searched_back_to
            .map(|at| view! { <p class="note">"Looked back to " {time(at, Clock::Row)} " only: there is too much of it before."</p> })}
        {(unsure > 0)
            .then(|| {
                view! {
                    <p class="note">
                        {format!("{unsure} of them are judged by what the case is like now: its history does not tell what it was like then.")}
                    </p>
                }
            })}
        <p class="field-note">
            "Each case is taken as its history tells it was then. What the rule itself would have changed, and what would have come of that, is not known."
        </p>
    }
    .into_any()
}

fn hit(hit: &TrialHit) -> AnyView {
    view! {
        <li>
            {time(hit.at, Clock::Row)} " " <a href=format!("/cases/{}", hit.case)>{hit.case_title.clone()}</a>
            ": " {hit.cause.clone()}
        </li>
    }
    .into_any()
}
