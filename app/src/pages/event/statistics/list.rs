//! One list: each value a button that narrows the search to it, with a bar and a count.

use super::{
    super::state::{EventsState, use_events},
    asked::TopAsked,
    column::{Column, TopRow},
};
use crate::{
    browser::{country, time},
    components::Waiting,
    text::number,
};
use leptos::prelude::*;

#[component]
pub(super) fn TopList(column: Column, asked: TopAsked) -> impl IntoView {
    let state = use_events();
    let rows = Memo::new(move |_| asked.with(column, |top| top.rows.clone()));
    let is_empty = Memo::new(move |_| rows.with(|rows| rows.as_ref().map(Vec::is_empty)));
    let body = move || match is_empty.get() {
        None => view! { <Waiting lines=5/> }.into_any(),
        Some(true) => view! { <p class="muted top-none">"None"</p> }.into_any(),
        Some(false) => view! {
            <ol class="top-rows">
                <For
                    each=move || rows.get().unwrap_or_default()
                    key=|row| (row.value.clone(), row.name.clone())
                    children=move |row| line(state, column, rows, row)
                />
            </ol>
        }
        .into_any(),
    };
    let bound = move || {
        let at = asked.with(column, |top| top.back_to).flatten()?;
        let text = format!("Only of the newest events, back to {}.", time::in_words(at));
        Some(view! { <p class="muted small">{text}</p> })
    };
    let id = format!("top-{}", column.title().to_lowercase());
    view! {
        <section class="frequent" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{column.title()}</h2>
            {body}
            {bound}
        </section>
    }
    .into_any()
}

/// The count of one value, and the largest of all.
fn measure(rows: &Option<Vec<TopRow>>, value: &str) -> (u64, u64) {
    let rows = rows.as_deref().unwrap_or_default();
    let own = rows.iter().find(|row| row.value == value).map_or(0, |row| row.count);
    (own, rows.iter().map(|row| row.count).max().unwrap_or(1).max(1))
}

/// What it says stays where it is while the counts change.
fn line(state: EventsState, column: Column, rows: Memo<Option<Vec<TopRow>>>, row: TopRow) -> AnyView {
    let TopRow { value, name, .. } = row;
    let name = match column {
        Column::Country => value.parse().map_or(name, country::name),
        _ => name,
    };
    let measured = {
        let value = value.clone();
        Memo::new(move |_| rows.with(|rows| measure(rows, &value)))
    };
    let width = move || {
        let (count, most) = measured.get();
        format!("{:.2}%", count as f64 / most as f64 * 100.0)
    };
    let count = move || number::grouped(measured.get().0);
    let noun = move || if measured.get().0 == 1 { " event" } else { " events" };
    let inner = view! {
        <span class="top-bar" style:width=width aria-hidden="true"></span>
        <span class="top-name" class:mono=matches!(column, Column::Source | Column::Destination)>
            {if name.is_empty() { "not known".to_owned() } else { name.clone() }}
        </span>
        <span class="top-count num">
            {count} <span class="sr-only">{noun}</span>
        </span>
    };
    if value.is_empty() {
        return view! { <li><span class="top-row">{inner}</span></li> }.into_any();
    }
    let title = if name == value { value.clone() } else { format!("{name}\n{value}") };
    let narrow = move |_| state.filter(column.field(), &value);
    view! {
        <li>
            <button type="button" class="top-row" title=title on:click=narrow>
                {inner}
            </button>
        </li>
    }
    .into_any()
}
