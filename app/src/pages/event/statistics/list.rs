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
    let body = move || {
        let rows = asked.with(column, |top| top.rows.clone());
        match rows {
            None => view! { <Waiting lines=5/> }.into_any(),
            Some(rows) if rows.is_empty() => view! { <p class="muted top-none">"None"</p> }.into_any(),
            Some(rows) => {
                let most = rows.iter().map(|row| row.count).max().unwrap_or(1).max(1);
                let one = move |row: TopRow| line(state, column, row, most);
                view! { <ol class="top-rows">{rows.into_iter().map(one).collect_view()}</ol> }.into_any()
            }
        }
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

fn line(state: EventsState, column: Column, row: TopRow, most: u64) -> AnyView {
    let TopRow { value, name, count } = row;
    let name = match column {
        Column::Country => value.parse().map_or(name, country::name),
        _ => name,
    };
    let width = format!("{:.2}%", count as f64 / most as f64 * 100.0);
    let inner = view! {
        <span class="top-bar" style:width=width aria-hidden="true"></span>
        <span class="top-name" class:mono=matches!(column, Column::Source | Column::Destination)>
            {if name.is_empty() { "not known".to_owned() } else { name.clone() }}
        </span>
        <span class="top-count num">
            {number::grouped(count)} <span class="sr-only">{if count == 1 { " event" } else { " events" }}</span>
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
