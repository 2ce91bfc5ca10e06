//! What an entry can be linked to: indicators and events of the case.

use crate::{
    api::{case::case_events, ioc::list_iocs},
    browser::time as clock,
    components::{Boxes, Choice},
    state::{ask, use_session},
};
use argus_domain::{
    CaseId, Permission,
    event::EventSummary,
    ioc::{Ioc, IocFilter},
    timeline::{LinkedEvent, LinkedIoc},
};
use leptos::prelude::*;

/// So many of the newest are offered.
const OFFERED: u32 = 100;

/// What it is linked to already, and what else there is.
#[component]
pub(super) fn Iocs(case: CaseId, linked: Vec<LinkedIoc>, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let found = ask(move || Some(list_iocs(case, IocFilter::default(), OFFERED, 0)));
    let linked: Vec<Choice> =
        linked.into_iter().map(|ioc| Choice { value: ioc.id.to_string(), label: ioc.value }).collect();
    let choices = Signal::derive(move || {
        let choice = |ioc: &Ioc| Choice { value: ioc.id.to_string(), label: ioc.value.clone() };
        let more = found.with(|page| page.rows.iter().map(choice).collect::<Vec<_>>()).unwrap_or_default();
        joined(&linked, more)
    });
    view! { <Group legend="Indicators" choices chosen none="The case has no indicators yet."/> }.into_any()
}

#[component]
pub(super) fn Events(case: CaseId, linked: Vec<LinkedEvent>, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    if !use_session().may(Permission::ViewEventsByCase) {
        return ().into_any();
    }
    let found = ask(move || Some(case_events(case, OFFERED, 0)));
    let linked: Vec<Choice> = linked
        .into_iter()
        .map(|event| Choice {
            value: event.id.to_string(),
            label: format!("{} {}", clock::in_words(event.start), event.name),
        })
        .collect();
    let choices = Signal::derive(move || {
        let choice = |event: &EventSummary| Choice {
            value: event.id.to_string(),
            label: format!("{} {}", clock::in_words(event.start), name(event)),
        };
        let more = found.with(|page| page.rows.iter().map(choice).collect::<Vec<_>>()).unwrap_or_default();
        joined(&linked, more)
    });
    view! { <Group legend="Linked events" choices chosen none="No events are linked to the case."/> }
        .into_any()
}

/// What an event means, in words.
pub(in crate::pages::case) fn name(event: &EventSummary) -> String {
    event.attack.alarm_description.clone().unwrap_or_else(|| event.attack.signature.clone())
}

fn joined(linked: &[Choice], mut more: Vec<Choice>) -> Vec<Choice> {
    more.retain(|choice| linked.iter().all(|known| known.value != choice.value));
    linked.iter().cloned().chain(more).collect()
}

#[component]
fn Group(
    legend: &'static str,
    choices: Signal<Vec<Choice>>,
    chosen: RwSignal<Vec<String>>,
    none: &'static str,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| choices.with(Vec::is_empty));
    view! {
        <fieldset class="field">
            <legend>{legend}</legend>
            {move || {
                if is_empty.get() {
                    view! { <p class="muted small">{none}</p> }.into_any()
                } else {
                    view! { <Boxes label=legend choices chosen/> }.into_any()
                }
            }}
        </fieldset>
    }
    .into_any()
}
