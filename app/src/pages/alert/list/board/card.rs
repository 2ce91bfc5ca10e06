//! One alert on the board.

use super::{
    drag::{Drag, handlers},
    move_to,
};
use crate::{
    components::{Clock, severity_mark, time},
    pages::alert::list::{bulk::use_bulk, queue::Queue, silent_mark::silent_mark},
    text::number,
};
use argus_domain::alert::{AlertStatus, AlertSummary};
use leptos::{ev, prelude::*};
use web_sys::HtmlSelectElement;

pub(super) fn card(queue: Queue, alert: &AlertSummary) -> AnyView {
    let id = alert.id;
    let selection = queue.list.selection;
    let drag = expect_context::<Drag>();
    let (down, go, up) = handlers(queue, alert.clone());
    let is_marked = move || selection.contains(id);
    let again = (alert.count > 1).then(|| {
        let times = number::grouped(alert.count.unsigned_abs());
        let title = format!("Sent {times} times");
        view! { <span class="tag num" title=title>{format!("×{times}")}</span> }
    });
    let owner = alert.owner.as_ref().map(|person| view! { <span>{person.name.clone()}</span> });
    view! {
        <li
            class="alert-card"
            class:marked=is_marked
            class:fresh=move || queue.list.fresh.contains(id)
            class:moving=move || drag.is_moving(id)
            on:pointerdown=down
            on:pointermove=go
            on:pointerup=up
            on:pointercancel=move |_| drag.cancel()
        >
            <p class="alert-card-head">
                <input
                    type="checkbox"
                    aria-label=format!("Mark {}", alert.heading())
                    title="Mark (x)"
                    prop:checked=is_marked
                    on:change=move |_| selection.toggle(id)
                />
                {severity_mark(alert.severity)}
                {silent_mark(alert)}
                {again}
                <span class="grow"></span>
                {time(alert.created, Clock::Relative)}
            </p>
            <a class="alert-card-title" href=format!("/alerts/{id}") data-row=id.to_string() draggable="false">{alert.title.clone()}</a>
            <p class="alert-card-foot">
                <span class="muted">{alert.customer.name.clone()}</span>
                {owner}
                <span class="grow"></span>
                {status_menu(queue, alert)}
            </p>
        </li>
    }
    .into_any()
}

/// Moves the card.
fn status_menu(queue: Queue, alert: &AlertSummary) -> AnyView {
    let bulk = use_bulk();
    let now = alert.status;
    let alert = StoredValue::new(alert.clone());
    let option = |status: AlertStatus| {
        view! { <option value=status.name() selected=status == now>{status.label()}</option> }
    };
    let others = (!now.is_chosen()).then_some(now);
    let choose = move |event: ev::Event| {
        let select = event_target::<HtmlSelectElement>(&event);
        let chosen = AlertStatus::named(&select.value());
        // It says what the alert is, which may yet be refused.
        select.set_value(now.name());
        if let Some(status) = chosen {
            move_to(queue, bulk, status, vec![alert.get_value()]);
        }
    };
    view! {
        <select
            class="select small"
            aria-label=format!("Status of #{}", alert.with_value(|alert| alert.id))
            disabled=bulk.refusal().is_some()
            title=bulk.refusal().unwrap_or("Move to another column (Shift with an arrow)")
            on:change=choose
        >
            {others.into_iter().chain(AlertStatus::CHOSEN).map(option).collect_view()}
        </select>
    }
    .into_any()
}
