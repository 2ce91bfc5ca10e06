//! The fields of a case, each changed in place.

use super::{choose::Choose, custom_facts::CustomFacts, edit_text::EditText, opened::use_case, tags::Tags};
use crate::{
    api::case::case_classifications,
    components::{Choice, Clock, CopyButton, outcome_choice, outcome_choices, time},
    state::{Group, ask, command, use_session},
};
use argus_domain::{
    Severity, UserId,
    case::{Case, CaseChange, CaseField, CaseState, Lifecycle, Outcome, Person},
};
use leptos::prelude::*;

#[component]
pub(super) fn Facts() -> impl IntoView {
    let case = use_case();
    let taxonomy = ask(move || Some(case_classifications(Some(case.id.get()))));
    let of = move |look: fn(&Case) -> Choice| {
        Signal::derive(move || case.found.with(look).unwrap_or_else(|| Choice::same("")))
    };
    // Closing asks for more than a state, so it has a dialog of its own.
    let states = Signal::derive(move || {
        let now = case.found.with(|case| case.summary.state.id);
        let may_follow = |to: &CaseState| {
            let allowed = case.workflow.with(|workflow| now.is_none_or(|now| workflow.allows(now, to.id)));
            to.lifecycle == Lifecycle::Open && allowed.unwrap_or_default()
        };
        let all = case.workflow.with(|workflow| {
            let states = workflow.steps.iter().map(|step| &step.state);
            states.filter(|state| may_follow(state)).map(state_choice).collect()
        });
        all.unwrap_or_default()
    });
    let severities = Signal::stored(Severity::ALL.map(severity_choice).to_vec());
    let outcomes = outcome_choices();
    let classes = Signal::derive(move || {
        let all = taxonomy.with(|known| {
            known
                .iter()
                .map(|class| Choice { value: class.name.clone(), label: class.label.clone() })
                .collect()
        });
        all.unwrap_or_default()
    });
    let people = Signal::derive(move || {
        case.people.with(|people| people.iter().map(person_choice).collect()).unwrap_or_default()
    });
    view! {
        <section class="panel case-facts" aria-labelledby="case-facts-title">
            <h2 id="case-facts-title">"Fields"</h2>
            <dl class="facts">
                <dt>"State"</dt>
                <dd>
                    <Choose
                        field=CaseField::State
                        stored=of(|case| state_choice(&case.summary.state))
                        choices=states
                        change=|value| CaseChange { state: value.parse().ok(), ..CaseChange::default() }
                    />
                </dd>
                <dt>"Severity"</dt>
                <dd>
                    <Choose
                        field=CaseField::Severity
                        stored=of(|case| severity_choice(case.summary.severity))
                        choices=severities
                        change=|value| CaseChange { severity: value.parse().ok(), ..CaseChange::default() }
                    />
                </dd>
                <dt>"Assignee"</dt>
                <dd>
                    <Choose
                        field=CaseField::Assignee
                        none="Nobody"
                        stored=of(|case| anybody(case.summary.assignee.as_ref()))
                        choices=people
                        change=|value| CaseChange { assignee: Some(user(value)), ..CaseChange::default() }
                    />
                    <AssignToMe/>
                </dd>
                <dt>"Owner"</dt>
                <dd>
                    <Choose
                        field=CaseField::Owner
                        none="Nobody"
                        stored=of(|case| anybody(case.summary.owner.as_ref()))
                        choices=people
                        change=|value| CaseChange { owner: Some(user(value)), ..CaseChange::default() }
                    />
                </dd>
                <dt>"Outcome"</dt>
                <dd>
                    <Choose
                        field=CaseField::Outcome
                        none="Not known yet"
                        stored=of(|case| case.summary.outcome.map_or_else(|| Choice::same(""), outcome_choice))
                        choices=outcomes
                        change=|value| {
                            CaseChange { outcome: Some(Outcome::named(value)), ..CaseChange::default() }
                        }
                    />
                </dd>
                <dt>"Classification"</dt>
                <dd>
                    <Choose
                        field=CaseField::Classification
                        none="None"
                        stored=of(|case| Choice::same(case.summary.classification.clone().unwrap_or_default()))
                        choices=classes
                        change=|value| CaseChange { classification: Some(some(value)), ..CaseChange::default() }
                    />
                </dd>
                <dt>"SOC ticket"</dt>
                <dd class="mono"><Ticket/></dd>
                <dt>"Tags"</dt>
                <dd><Tags/></dd>
                <CustomFacts/>
                <dt>"Customer"</dt>
                <dd>{move || case.found.with(|case| case.summary.customer.name.clone())}</dd>
                {move || case.found.with(dates)}
            </dl>
        </section>
    }
    .into_any()
}

fn state_choice(state: &CaseState) -> Choice {
    Choice { value: state.id.to_string(), label: state.name.clone() }
}

fn severity_choice(severity: Severity) -> Choice {
    Choice::same(severity.name())
}

fn person_choice(person: &Person) -> Choice {
    Choice { value: person.id.to_string(), label: person.name.clone() }
}

fn anybody(person: Option<&Person>) -> Choice {
    person.map_or_else(|| Choice::same(""), person_choice)
}

fn user(value: &str) -> Option<UserId> {
    value.parse().ok()
}

fn some(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn dates(case: &Case) -> AnyView {
    let summary = &case.summary;
    let by = |person: Option<&Person>| person.map(|person| format!(" by {}", person.name));
    let closed = summary.closed.map(|closed| {
        view! {
            <dt>"Closed"</dt>
            <dd>{time(closed, Clock::Relative)} {by(summary.closed_by.as_ref())}</dd>
        }
    });
    view! {
        <dt>"Opened"</dt>
        <dd>{time(summary.opened, Clock::Relative)} {by(Some(&summary.opened_by))}</dd>
        {closed}
        <dt>"Updated"</dt>
        <dd>{time(summary.updated, Clock::Relative)} {by(summary.updated_by.as_ref())}</dd>
    }
    .into_any()
}

/// Where it is not mine already.
#[component]
fn AssignToMe() -> impl IntoView {
    let case = use_case();
    let me = use_session().id();
    let is_mine = Memo::new(move |_| {
        case.found.with(|case| case.summary.assignee.as_ref().map(|person| person.id)).flatten() == me
    });
    let take = move || {
        if !is_mine.get_untracked() && untrack(|| case.refusal(CaseField::Assignee)).is_none() {
            case.save_now(CaseChange { assignee: Some(me), ..CaseChange::default() });
        }
    };
    command(Group::Page, "m", "Assign the case to me", take);
    move || {
        let is_offered = !is_mine.get() && case.refusal(CaseField::Assignee).is_none();
        is_offered.then(|| {
            view! {
                <button type="button" class="btn small" title="Assign the case to me (m)" on:click=move |_| take()>
                    "To me"
                </button>
            }
        })
    }
}

/// The ticket in the SOC's own system.
#[component]
fn Ticket() -> impl IntoView {
    let case = use_case();
    let ticket = Memo::new(move |_| case.found.with(|case| case.summary.soc_ticket.clone()).flatten());
    let shown = move || match ticket.get() {
        Some(ticket) => view! {
            <span>{ticket.clone()}</span>
            <CopyButton text=ticket label="Copy the ticket id"/>
        }
        .into_any(),
        None => view! { <span class="muted">"none"</span> }.into_any(),
    };
    view! {
        <EditText
            field=CaseField::SocTicket
            id="case-ticket"
            action="Change the SOC ticket"
            stored=Signal::derive(move || ticket.get().unwrap_or_default())
            change=|text| CaseChange { soc_ticket: Some(Some(text)), ..CaseChange::default() }
            shown=ViewFn::from(move || shown)
        />
    }
    .into_any()
}
