//! The editor of one filter: a text, or boxes to tick.

use super::{filtered::Filtered, names::Names};
use crate::{
    browser::focus,
    components::{Boxes, Choice},
    link::{FilterField, NO_CASE},
    state::{debounced, use_session},
};
use argus_domain::{Flag, Severity};
use leptos::prelude::*;

#[component]
pub(super) fn FilterEditor(field: FilterField, done: Callback<()>) -> impl IntoView {
    let filtered: Filtered = expect_context();
    let values = filtered.link_untracked();
    let chosen = RwSignal::new(field.values(&values.criteria));
    let between = if field.is_by_line() { "\n" } else { ", " };
    let typed = RwSignal::new(chosen.get_untracked().join(between));
    let problem = RwSignal::new(None::<String>);
    let narrowed = RwSignal::new(String::new());
    let as_boxes = choices(field, narrowed, chosen);
    let is_text = as_boxes.is_none();
    focus::soon(".popover [data-first]");

    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let values = if is_text { field.split(&typed.get_untracked()) } else { chosen.get_untracked() };
        let mut link = filtered.link_untracked();
        match field.set(&mut link.criteria, &values) {
            Err(error) => problem.set(Some(error)),
            Ok(()) => {
                done.run(());
                if link != filtered.link_untracked() {
                    filtered.change(|changed| changed.criteria = link.criteria);
                }
            }
        }
    };
    let control = match as_boxes {
        Some(choices) if field == FilterField::Alarm => {
            view! { <Boxes label=field.name() choices chosen typed=narrowed/> }.into_any()
        }
        Some(choices) => {
            view! { <Boxes label=field.name() choices chosen single=!field.is_list()/> }.into_any()
        }
        None if field.is_by_line() => view! {
            <textarea
                class="input mono"
                rows="3"
                spellcheck="false"
                aria-label=field.name()
                aria-describedby="filter-note"
                aria-invalid=move || problem.with(Option::is_some).to_string()
                data-first=""
                bind:value=typed
            ></textarea>
        }
        .into_any(),
        None => view! {
            <input
                class="input"
                class:mono=field.is_code()
                autocomplete="off"
                spellcheck="false"
                aria-label=field.name()
                aria-describedby="filter-note"
                aria-invalid=move || problem.with(Option::is_some).to_string()
                data-first=""
                bind:value=typed
            />
        }
        .into_any(),
    };
    let note = move || match problem.get() {
        Some(problem) => {
            view! { <p class="field-note wrong" id="filter-note" role="alert">{problem}"."</p> }.into_any()
        }
        None => view! { <p class="field-note" id="filter-note">{field.hint()}</p> }.into_any(),
    };
    view! {
        <form class="editor" novalidate="" on:submit=apply>
            <h2>{field.name()}</h2>
            {control}
            {note}
            {suggestions(field, typed)}
            <div class="actions">
                <button type="submit" class="btn primary">"Apply"</button>
            </div>
        </form>
    }
    .into_any()
}

/// Values that are likely to be meant, to add with one press.
fn suggestions(field: FilterField, typed: RwSignal<String>) -> Option<AnyView> {
    if field != FilterField::Case {
        return None;
    }
    let current = untrack(|| use_session().case());
    let mut offered = vec![("No case".to_owned(), NO_CASE.to_owned())];
    offered.extend(current.map(|case| (format!("Current case: #{case}"), case.to_string())));
    let one = move |(name, value): (String, String)| {
        let add = move |_| {
            typed.update(|typed| {
                let mut values = field.split(typed);
                if !values.contains(&value) {
                    values.push(value.clone());
                }
                *typed = values.join(", ");
            });
        };
        view! { <button type="button" class="btn small" on:click=add>{name}</button> }
    };
    let offered = offered.into_iter().map(one).collect_view();
    Some(view! { <div class="actions" role="group" aria-label="Add">{offered}</div> }.into_any())
}

/// What there is to choose from, where it is not a text.
fn choices(
    field: FilterField,
    narrowed: RwSignal<String>,
    chosen: RwSignal<Vec<String>>,
) -> Option<Signal<Vec<Choice>>> {
    match field {
        FilterField::MinSeverity | FilterField::Severity => {
            let all =
                Severity::ALL.iter().rev().map(|severity| Choice::same(severity.name())).collect::<Vec<_>>();
            Some(Signal::stored(all))
        }
        FilterField::Flag | FilterField::NotFlag => {
            let mut all: Vec<_> = Flag::ALL.iter().map(|flag| Choice::same(flag.name())).collect();
            all.sort_by(|one, other| one.label.cmp(&other.label));
            Some(Signal::stored(all))
        }
        field if field.is_number() => {
            Some(expect_context::<Names>().choices(field, debounced(narrowed), chosen))
        }
        _ => None,
    }
}
