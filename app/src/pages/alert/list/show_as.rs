//! How the queue is shown: the address says it.

use crate::{
    components::Choice,
    link::{AlertLink, QueueShape},
    state::use_go,
};
use argus_domain::alert::AlertGrouping;
use leptos::prelude::*;

const LIST: &str = "list";
const BOARD: &str = "board";

#[component]
pub(super) fn ShowAs(link: Memo<AlertLink>) -> impl IntoView {
    let go = use_go();
    let shape = Memo::new(move |_| link.with(|link| link.shape));
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let mut choices = vec![choice(LIST, "As a list".to_owned()), choice(BOARD, "As a board".to_owned())];
    let grouped = |by: AlertGrouping| choice(by.name(), format!("Group by {}", by.label().to_lowercase()));
    choices.extend(AlertGrouping::ALL.map(grouped));
    let on_change = move |event| {
        let shape = read(&event_target_value(&event));
        go.to(&link.get_untracked().changed(|link| link.shape = shape).write());
    };
    let option = move |Choice { value, label }: Choice| {
        let own = read(&value);
        view! { <option value=value prop:selected=move || shape.get() == own>{label}</option> }
    };
    view! {
        <select
            class="select"
            class:narrowed=move || shape.get() != QueueShape::List
            aria-label="Show alerts"
            on:change=on_change
        >
            {choices.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn read(value: &str) -> QueueShape {
    match AlertGrouping::named(value) {
        Some(by) => QueueShape::Groups(by),
        None if value == BOARD => QueueShape::Board,
        None => QueueShape::List,
    }
}
