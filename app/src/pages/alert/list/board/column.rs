//! The alerts of one status.

use super::{card::card, drag::Drag};
use crate::{
    api::alert::list_alerts,
    link::{AlertLink, QueueShape},
    pages::alert::list::queue::{OF_A_COLUMN, Queue},
    text::number,
};
use argus_domain::{
    alert::{AlertStatus, AlertSummary, AlertsDone},
    criteria::Total,
};
use leptos::prelude::*;

#[component]
pub(super) fn Column(queue: Queue, status: AlertStatus, is_chosen: Signal<bool>) -> impl IntoView {
    let alerts = move || -> Vec<AlertSummary> {
        let of_status = |alert: &&AlertSummary| alert.status == status;
        queue
            .list
            .found
            .with(|page| page.rows.iter().filter(of_status).cloned().collect())
            .unwrap_or_default()
    };
    let drag = expect_context::<Drag>();
    let shown = Memo::new(move |_| alerts().len());
    let total = Memo::new(move |_| queue.total_of(status));
    let count = move || total.get().map(number::total);
    let id = format!("board-{}", status.name());
    let busy = RwSignal::new(false);
    let more = move |_| {
        let AlertLink { mut filter, sort, .. } = queue.list.link.get_untracked();
        filter.statuses = vec![status];
        busy.set(true);
        queue.teller.tell(
            list_alerts(filter, sort, OF_A_COLUMN, shown.get_untracked() as u32),
            move |page| {
                if busy.try_set(false).is_none() {
                    queue.add(page.rows);
                }
            },
            move |failure| {
                let _ = busy.try_set(false);
                queue.toasts.failure(&failure);
            },
        );
    };
    let rest = move || {
        let is_more = match total.get()? {
            Total::Exactly(total) => (shown.get() as u64) < total,
            Total::MoreThan(_) => true,
        };
        if !is_more {
            return None;
        }
        if shown.get() >= AlertsDone::MAX {
            let all = move || {
                queue.list.link.with(|link| {
                    let all = link.changed(|link| {
                        link.shape = QueueShape::List;
                        link.filter.statuses = vec![status];
                    });
                    all.write()
                })
            };
            return Some(view! { <a class="btn ghost" href=all>"All of them as a list"</a> }.into_any());
        }
        let label = format!("Show more alerts that are {}", status.label().to_lowercase());
        Some(
            view! {
                <button type="button" class="btn ghost" aria-label=label disabled=move || busy.get() on:click=more>
                    "Show more"
                </button>
            }
            .into_any(),
        )
    };
    view! {
        <section
            class="board-column"
            class:chosen=move || is_chosen.get()
            class:over=move || drag.is_over(status)
            data-status=status.name()
            aria-labelledby=id.clone()
        >
            <h2 id=id.clone()>{status.label()} " " <span class="num muted">{count}</span></h2>
            <ul class="board-cards">
                <For
                    each=alerts
                    key=|alert| (alert.id, alert.version, alert.updated)
                    children=move |alert| card(queue, &alert)
                />
            </ul>
            {move || (shown.get() == 0).then(|| view! { <p class="muted board-none">"None"</p> })}
            {rest}
        </section>
    }
    .into_any()
}
