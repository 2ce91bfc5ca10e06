//! What a silence would have made silent.

use super::{super::policy::matcher_form::MatcherForm, alerts_dialog::lines};
use crate::{
    api::{Failure, silence::try_silence},
    components::{Clock, FieldState, time},
    state::{tell, use_toasts},
};
use argus_domain::{Invalid, silence::SilenceTrial};
use leptos::prelude::*;

#[component]
pub(super) fn Try(matcher: MatcherForm, fields: FieldState) -> impl IntoView {
    let toasts = use_toasts();
    let days = RwSignal::new(SilenceTrial::DAYS.to_string());
    let found = RwSignal::new(None::<SilenceTrial>);
    let busy = RwSignal::new(false);
    let press = move |_| {
        fields.clear();
        found.set(None);
        let mut invalid = Invalid::default();
        let matcher = untrack(|| matcher.read(&mut invalid));
        if let Err(invalid) = invalid.into_result() {
            fields.set(invalid);
            return fields.focus_first();
        }
        busy.set(true);
        let days = days.get_untracked().trim().parse().unwrap_or_default();
        let done = move |trial| {
            busy.set(false);
            found.set(Some(trial));
        };
        tell(try_silence(matcher, days), done, move |failure| {
            busy.set(false);
            match failure {
                Failure::Invalid(invalid) => fields.set(invalid),
                other => toasts.failure(&other),
            }
        });
    };
    let problem = move || {
        fields.now("days").map(|problem| {
            view! { <p class="field-note wrong" role="alert">{format!("Days {problem}.")}</p> }
        })
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
            {problem}
            <div role="status" class="rule-found">{move || found.get().map(|trial| shown(&trial))}</div>
        </fieldset>
    }
    .into_any()
}

fn shown(trial: &SilenceTrial) -> AnyView {
    let told = match trial.total {
        0 => "no alert".to_owned(),
        1 => "one alert".to_owned(),
        many => format!("{many} alerts"),
    };
    let more = trial.total.saturating_sub(trial.alerts.len() as u64);
    view! {
        <p>{format!("In the last {} days it would have made {told} silent.", trial.days)}</p>
        {(trial.total > 0).then(|| chart(trial))}
        {lines(&trial.alerts)}
        {(more > 0).then(|| view! { <p>{format!("… and {more} before.")}</p> })}
        {trial
            .searched_back_to
            .map(|at| view! { <p class="note">"Looked back to " {time(at, Clock::Row)} " only: there is too much of it before."</p> })}
        <p class="field-note">"Each alert is taken as it is now."</p>
    }
    .into_any()
}

/// A bar for each day, and the table behind it.
fn chart(trial: &SilenceTrial) -> AnyView {
    let top = trial.by_day.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as f64;
    let bars: String = trial
        .by_day
        .iter()
        .enumerate()
        .map(|(index, (_, count))| {
            let height = *count as f64 * 38.0 / top;
            format!("M{:.2} 40v-{height:.1}h0.8v{height:.1}z", index as f64 + 0.1)
        })
        .collect();
    let row = |(at, count): &(argus_domain::Timestamp, u64)| {
        view! {
            <tr>
                <td>{time(*at, Clock::Row)}</td>
                <td class="num">{*count}</td>
            </tr>
        }
    };
    view! {
        <svg
            class="silence-days"
            viewBox=format!("0 0 {} 40", trial.by_day.len().max(1))
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            <path d=bars></path>
        </svg>
        <details class="fold">
            <summary>"By day"</summary>
            <table class="silence-table">
                <thead>
                    <tr>
                        <th scope="col">"From"</th>
                        <th scope="col">"Alerts"</th>
                    </tr>
                </thead>
                <tbody>{trial.by_day.iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
