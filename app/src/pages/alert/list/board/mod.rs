//! The queue as a board: a column for each status, through which alerts are moved by key, by a menu and with the mouse.

mod card;
mod column;
mod drag;
mod keys;

use super::{
    bulk::{Deed, Doing},
    queue::{Queue, columns},
};
use crate::{
    components::{Choice, Loaded, SelectInput},
    pages::work_list::Bulk,
    text::number,
};
use argus_domain::alert::{AlertStatus, AlertSummary};
use column::Column;
use drag::Drag;
use keys::board_keys;
use leptos::prelude::*;

#[component]
pub(super) fn Board(queue: Queue) -> impl IntoView {
    queue.follow();
    provide_context(Drag::new());
    let on_key = board_keys(queue);
    view! {
        <div class="board-box" on:keydown=on_key>
            <Loaded asked=queue.list.found lines=10 view=Callback::new(move |_| view! { <Columns queue/> }.into_any())/>
        </div>
    }
    .into_any()
}

#[component]
fn Columns(queue: Queue) -> impl IntoView {
    let statuses = Memo::new(move |_| queue.list.link.with(columns));
    // On a phone there is room for one of them.
    let chosen = RwSignal::new(String::new());
    Effect::new(move |_| {
        statuses.with(|statuses| {
            let is_there = |name: &str| statuses.iter().any(|status| status.name() == name);
            if !is_there(&chosen.get_untracked()) {
                chosen.set(statuses.first().map(|status| status.name().to_owned()).unwrap_or_default());
            }
        });
    });
    let choices = Signal::derive(move || {
        let choice = |status: AlertStatus| {
            let count = queue.total_of(status).map(number::total);
            let count = count.map(|count| format!(" ({count})")).unwrap_or_default();
            Choice { value: status.name().to_owned(), label: format!("{}{count}", status.label()) }
        };
        statuses.get().into_iter().map(choice).collect()
    });
    view! {
        <label class="board-chooser">
            <span>"Column"</span>
            <SelectInput id="board-column" value=chosen choices/>
        </label>
        <div class="board">
            <For
                each=move || statuses.get()
                key=|status| *status
                children=move |status| {
                    let is_chosen = Signal::derive(move || chosen.with(|chosen| chosen == status.name()));
                    view! { <Column queue status is_chosen/> }
                }
            />
        </div>
    }
    .into_any()
}

/// Sets the status of alerts. What closes them is asked for first, and a case is chosen on the alert's own page.
fn move_to(queue: Queue, bulk: Bulk<AlertSummary>, status: AlertStatus, alerts: Vec<AlertSummary>) {
    match status {
        AlertStatus::Closed => bulk.doing.set(Some(Doing::Close(alerts))),
        AlertStatus::Merged | AlertStatus::Escalated => {
            queue.toasts.done("Escalate or merge an alert on its own page: a case belongs to it.");
        }
        _ => bulk.act(Deed::Status { status, comment: String::new() }, alerts),
    }
}
