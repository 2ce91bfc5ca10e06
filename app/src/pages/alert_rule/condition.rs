//! Which events: the filter of the events page, and whose.

use super::{
    condition_json::ConditionJson,
    form::{Form, pretty},
    whose::{Whose, customers},
};
use crate::{
    browser::focus,
    components::FieldState,
    link::{EventLink, FilterField},
    pages::event::{FilterParts, Filtered},
    text::number,
};
use argus_domain::{Invalid, alert_rule::condition_json as written};
use leptos::prelude::*;

/// All but what becomes of events later.
const FIELDS: [FilterField; 19] = [
    FilterField::Address,
    FilterField::Source,
    FilterField::Destination,
    FilterField::Text,
    FilterField::Signature,
    FilterField::Alarm,
    FilterField::Category,
    FilterField::MinSeverity,
    FilterField::Severity,
    FilterField::Port,
    FilterField::SourcePort,
    FilterField::DestinationPort,
    FilterField::Customer,
    FilterField::Location,
    FilterField::Country,
    FilterField::Domain,
    FilterField::Flag,
    FilterField::NotFlag,
    FilterField::Property,
];

#[component]
pub(super) fn Condition(form: Form, fields: FieldState) -> impl IntoView {
    let customers = customers(form);
    provide_context(Filtered {
        link: form.search.into(),
        change: Callback::new(move |link: EventLink| form.search.set(link)),
        customers,
        fields: &FIELDS,
    });
    let blocks = move || form.search.with(|search| search.criteria.sub.len());
    let bar = move || {
        let told = if form.search.with(EventLink::is_filtered) {
            "All of it has to hold, of each event as it arrives."
        } else {
            "Every event: add filters to narrow it."
        };
        let more = (blocks() > 0).then(|| {
            format!(
                "The condition has {}, which its JSON shows.",
                number::counted(blocks() as u64, "more block")
            )
        });
        view! {
            <div class="filter-bar" role="group" aria-label="Condition">
                <FilterParts/>
            </div>
            <p class="field-note">{told}</p>
            {more.map(|more| view! { <p class="note">{more}</p> })}
        }
        .into_any()
    };
    let is_json = Memo::new(move |_| form.json.with(Option::is_some));
    let turn = move |to_json: bool| {
        if to_json == is_json.get_untracked() {
            return;
        }
        let mut invalid = Invalid::default();
        let criteria = untrack(|| form.criteria(&mut invalid));
        if to_json {
            form.json.set(Some(pretty(written(&criteria))));
        } else if invalid.0.is_empty() {
            form.search.update(|link| link.criteria = criteria);
            form.json.set(None);
        } else {
            // What is not understood would be lost in the bar.
            focus::soon("#rule-condition");
        }
    };
    let one = move |label: &'static str, to_json: bool| {
        let pressed = move || (is_json.get() == to_json).to_string();
        view! { <button type="button" aria-pressed=pressed on:click=move |_| turn(to_json)>{label}</button> }
    };
    view! {
        <fieldset class="rule-part">
            <legend>"Which events"</legend>
            <div class="segments" role="group" aria-label="Show the condition as">
                {one("Filters", false)} {one("JSON", true)}
            </div>
            {move || if is_json.get() { view! { <ConditionJson text=form.json/> }.into_any() } else { bar() }}
            <Whose form fields customers/>
        </fieldset>
    }
    .into_any()
}
