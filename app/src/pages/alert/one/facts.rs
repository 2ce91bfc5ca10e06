//! The fields of an alert, each changed in place.

use super::{choose::Choose, opened::use_alert};
use crate::components::{Choice, Clock, CopyButton, time};
use argus_domain::{
    Severity,
    alert::{Alert, AlertChange, AlertStatus},
    case::Person,
};
use leptos::prelude::*;

#[component]
pub(super) fn Facts() -> impl IntoView {
    let alert = use_alert();
    let of = move |look: fn(&Alert) -> Choice| {
        Signal::derive(move || alert.found.with(look).unwrap_or_else(|| Choice::same("")))
    };
    // Closing asks for a resolution, so it has a dialog of its own.
    let open = AlertStatus::CHOSEN.into_iter().filter(|status| status.is_open());
    let statuses = Signal::stored(open.map(status_choice).collect::<Vec<_>>());
    let severities = Signal::stored(Severity::ALL.map(|one| Choice::same(one.name())).to_vec());
    let people = Signal::derive(move || {
        alert.choices.with(|known| known.owners.iter().map(person_choice).collect()).unwrap_or_default()
    });
    let classes = Signal::derive(move || {
        let choice = |class: &argus_domain::case::Classification| Choice {
            value: class.name.clone(),
            label: class.label.clone(),
        };
        alert.choices.with(|known| known.classifications.iter().map(choice).collect()).unwrap_or_default()
    });
    view! {
        <section class="panel case-facts" aria-labelledby="alert-facts-title">
            <h2 id="alert-facts-title">"Fields"</h2>
            <dl class="facts">
                <dt>"Status"</dt>
                <dd>
                    <Choose
                        label="Status"
                        stored=of(|alert| status_choice(alert.summary.status))
                        choices=statuses
                        change=|value| AlertChange { status: AlertStatus::named(value), ..AlertChange::default() }
                    />
                </dd>
                <dt>"Severity"</dt>
                <dd>
                    <Choose
                        label="Severity"
                        stored=of(|alert| Choice::same(alert.summary.severity.name()))
                        choices=severities
                        change=|value| AlertChange { severity: value.parse().ok(), ..AlertChange::default() }
                    />
                </dd>
                <dt>"Owner"</dt>
                <dd>
                    <Choose
                        label="Owner"
                        none="Nobody"
                        stored=of(|alert| {
                            alert.summary.owner.as_ref().map_or_else(|| Choice::same(""), person_choice)
                        })
                        choices=people
                        change=|value| AlertChange { owner: Some(value.parse().ok()), ..AlertChange::default() }
                    />
                </dd>
                <dt>"Classification"</dt>
                <dd>
                    <Choose
                        label="Classification"
                        none="None"
                        stored=of(|alert| Choice::same(alert.summary.classification.clone().unwrap_or_default()))
                        choices=classes
                        change=|value| {
                            let name = (!value.is_empty()).then(|| value.to_owned());
                            AlertChange { classification: Some(name), ..AlertChange::default() }
                        }
                    />
                </dd>
                {move || alert.found.with(fixed)}
            </dl>
        </section>
    }
    .into_any()
}

fn status_choice(status: AlertStatus) -> Choice {
    Choice { value: status.name().to_owned(), label: status.label().to_owned() }
}

fn person_choice(person: &Person) -> Choice {
    Choice { value: person.id.to_string(), label: person.name.clone() }
}

/// What nobody changes here.
fn fixed(alert: &Alert) -> AnyView {
    let summary = &alert.summary;
    let by = |person: Option<&Person>| person.map(|person| format!(" by {}", person.name));
    let resolution = summary.resolution.map(|one| view! { <dt>"Resolution"</dt> <dd>{one.label()}</dd> });
    let reference = summary.reference.clone().map(|reference| {
        view! {
            <dt>"Reference"</dt>
            <dd class="mono">
                {reference.clone()}
                <CopyButton text=reference label="Copy the reference"/>
            </dd>
        }
    });
    let link = alert.link.clone().map(|link| {
        view! {
            <dt>"Link"</dt>
            <dd>
                <a href=link target="_blank" rel="noopener noreferrer">"Open at the source"</a>
            </dd>
        }
    });
    let tags: Vec<AnyView> = summary
        .tags
        .iter()
        .map(|tag| view! { <span class="tag">{tag.to_string()}</span> }.into_any())
        .collect();
    let tags = (!tags.is_empty()).then(|| view! { <dt>"Tags"</dt> <dd class="tags">{tags}</dd> });
    let closed = summary.closed.map(|closed| {
        view! {
            <dt>"Closed"</dt>
            <dd>{time(closed, Clock::Relative)} {by(summary.closed_by.as_ref())}</dd>
        }
    });
    view! {
        {resolution}
        {tags}
        <dt>"Customer"</dt>
        <dd>{summary.customer.name.clone()}</dd>
        <dt>"Source"</dt>
        <dd>{summary.source.clone()}</dd>
        {reference}
        {link}
        <dt>"Sent"</dt>
        <dd class="num">{if summary.count == 1 { "once".to_owned() } else { format!("{} times", summary.count) }}</dd>
        <dt>"Happened"</dt>
        <dd>{time(summary.happened, Clock::Relative)}</dd>
        <dt>"Raised"</dt>
        <dd>{time(summary.created, Clock::Relative)} {by(summary.created_by.as_ref())}</dd>
        {closed}
        <dt>"Updated"</dt>
        <dd>{time(summary.updated, Clock::Relative)} {by(summary.updated_by.as_ref())}</dd>
    }
    .into_any()
}
