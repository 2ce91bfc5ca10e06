//! Trying the rule on the events that there are.

use super::form::Form;
use crate::{
    api::{Failure, alert_rule::try_alert_rule},
    components::{BarChart, Clock, FieldState, time},
    state::{tell, use_toasts},
    text::number,
};
use argus_domain::{
    Timestamp,
    alert_rule::{AlertTrial, AlertTrialHit, AlertTrialKey},
};
use leptos::prelude::*;

#[component]
pub(super) fn Try(form: Form, fields: FieldState) -> impl IntoView {
    let toasts = use_toasts();
    let days = RwSignal::new(AlertTrial::DAYS.to_string());
    let found = RwSignal::new(None::<AlertTrial>);
    let busy = RwSignal::new(false);
    let press = move |_| {
        fields.clear();
        found.set(None);
        let wrong = move |failure: Failure| match failure {
            Failure::Invalid(invalid) => {
                fields.set(invalid);
                fields.focus_first();
            }
            other => toasts.failure(&other),
        };
        match untrack(|| form.read()) {
            Err(invalid) => wrong(Failure::Invalid(invalid)),
            Ok(content) => {
                busy.set(true);
                let days = days.get_untracked().trim().parse().unwrap_or(AlertTrial::DAYS);
                let done = move |trial| {
                    busy.set(false);
                    found.set(Some(trial));
                };
                tell(try_alert_rule(content, days), done, move |failure| {
                    busy.set(false);
                    wrong(failure);
                });
            }
        }
    };
    view! {
        <fieldset class="rule-part">
            <legend>"Try it"</legend>
            <div class="rule-try">
                <button type="button" class="btn" disabled=move || busy.get() on:click=press>"Try it"</button>
                {move || {
                    form.watching
                        .is_events()
                        .then(|| {
                            view! {
                                <label>
                                    "on the last " <input class="input days" inputmode="numeric" bind:value=days/> " days"
                                </label>
                            }
                        })
                }}
            </div>
            <div role="status" class="rule-found">{move || found.get().map(|trial| shown(&trial))}</div>
        </fieldset>
    }
    .into_any()
}

fn shown(trial: &AlertTrial) -> AnyView {
    if trial.of_things {
        return of_things(trial);
    }
    let alerts = number::counted(trial.total, "alert");
    let events = number::counted(trial.matched, "event");
    let more = trial.total.saturating_sub(trial.hits.len() as u64);
    let back = trial.searched_back_to.map(|at| {
        view! { <p class="note">"Looked back to " {time(at, Clock::Row)} " only: there is too much of it before."</p> }
    });
    view! {
        <p>{format!("In the last {} days it would have raised {alerts}, of {events} that match.", trial.days)}</p>
        {back}
        {(trial.total > 0).then(|| chart(&trial.per_day))}
        {(trial.total > 0).then(|| keys(trial))}
        <ol class="rule-hits">{trial.hits.iter().map(hit).collect_view()}</ol>
        {(more > 0).then(|| view! { <p>{format!("… and {} before.", number::grouped(more))}</p> })}
        <p class="field-note">
            "As if every alert had been closed at once. Merged events are counted at their last occurrence."
        </p>
    }
    .into_any()
}

/// What is so now: what was so before is not known.
fn of_things(trial: &AlertTrial) -> AnyView {
    let alerts = number::counted(trial.total, "alert");
    let more = trial.total.saturating_sub(trial.hits.len() as u64);
    let back = trial.searched_back_to.map(|_| {
        view! { <p class="note">"Only the newest 1,000 open ones were looked at: there may be more."</p> }
    });
    view! {
        <p>{format!("Of those that are open, {} as it wants them now. Of these it would have raised {alerts}.", is_so(trial.matched))}</p>
        {back}
        <ol class="rule-hits">{trial.hits.iter().map(hit).collect_view()}</ol>
        {(more > 0).then(|| view! { <p>{format!("… and {} before.", number::grouped(more))}</p> })}
        <p class="field-note">
            "How long each has been so is counted from its last change, as what it was like before that is not known. What was so once and is no longer is not told either."
        </p>
    }
    .into_any()
}

fn is_so(count: u64) -> String {
    format!("{} {}", number::grouped(count), if count == 1 { "is" } else { "are" })
}

/// A bar for each day of UTC.
fn chart(days: &[(Timestamp, u64)]) -> AnyView {
    let chart = BarChart {
        caption: "Alerts on each day (UTC)".to_owned(),
        series: [("Alerts", "bar-count")],
        spans: days.iter().map(|(day, count)| (*day, [*count])).collect(),
        stacked: true,
    };
    chart.shown()
}

/// What is one alert as long as that is open.
fn keys(trial: &AlertTrial) -> AnyView {
    let told = format!("{} if none of them is closed.", number::counted(trial.kinds, "alert"));
    let more = trial.kinds.saturating_sub(trial.keys.len() as u64);
    let row = |key: &AlertTrialKey| {
        let shown = if key.key.is_empty() { "all together".to_owned() } else { key.key.clone() };
        view! {
            <tr>
                <td class="wrap">{shown}</td>
                <td>{key.customer.name.clone()}</td>
                <td class="num">{number::grouped(key.groups)}</td>
                <td class="num">{number::grouped(key.times)}</td>
            </tr>
        }
    };
    view! {
        <p>{told}</p>
        <details class="fold">
            <summary>"By de-duplication key"</summary>
            <table class="list">
                <caption class="sr-only">"Alerts by de-duplication key"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Key"</th>
                        <th scope="col">"Customer"</th>
                        <th scope="col" class="num">"Groups"</th>
                        <th scope="col" class="num">"Times"</th>
                    </tr>
                </thead>
                <tbody>{trial.keys.iter().map(row).collect_view()}</tbody>
            </table>
            {(more > 0).then(|| view! { <p>{format!("… and {} more.", number::grouped(more))}</p> })}
        </details>
    }
    .into_any()
}

fn hit(hit: &AlertTrialHit) -> AnyView {
    let count = (hit.count > 0).then(|| format!(" ({})", number::grouped(hit.count.unsigned_abs())));
    view! { <li>{time(hit.at, Clock::Row)} " " {hit.title.clone()} {count} ", " {hit.customer.name.clone()}</li> }
        .into_any()
}
