//! One group: what its alerts have in common, and, where it is open, the alerts.

use super::{close, mark, open};
use crate::{
    components::{Clock, severity_mark, time},
    pages::alert::list::{
        queue::{Queue, narrowed},
        row::row,
    },
    text::number,
};
use argus_domain::{
    AlertId,
    alert::{AlertGroup, AlertSummary},
};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

pub(super) fn rows_of(queue: Queue, place: usize, group: AlertGroup) -> AnyView {
    let key = StoredValue::new(group.key.clone());
    let ids = Memo::new(move |_| {
        key.with_value(|key| {
            queue.open.with(|open| open.iter().find(|one| one.key == *key).map(|one| one.ids.clone()))
        })
    });
    let alerts = move || -> Vec<AlertSummary> {
        let ids = ids.get().unwrap_or_default();
        queue
            .list
            .found
            .with(|page| {
                let row = |id: &AlertId| page.rows.iter().find(|alert| alert.id == *id).cloned();
                ids.iter().filter_map(row).collect()
            })
            .unwrap_or_default()
    };
    let count = group.count;
    let more = move || {
        let shown = ids.with(|ids| ids.as_ref().map(Vec::len))?;
        let address = move || key.with_value(|key| queue.list.link.with(|link| narrowed(link, key).write()));
        let told = if (shown as u64) < count {
            format!("The first {shown} of {}. Show all in the list", number::grouped(count))
        } else {
            "Show them in the list".to_owned()
        };
        Some(view! {
            <tr class="group-more">
                <td></td>
                <td colspan="8"><a href=address>{told}</a></td>
            </tr>
        })
    };
    view! {
        <tbody>
            {head(queue, place, group, ids)}
            <For
                each=alerts
                key=|alert| (alert.id, alert.version, alert.updated)
                children=move |alert| row(queue.list, &alert)
            />
            {more}
        </tbody>
    }
    .into_any()
}

fn head(queue: Queue, place: usize, group: AlertGroup, ids: Memo<Option<Vec<AlertId>>>) -> AnyView {
    let is_open = Memo::new(move |_| ids.with(Option::is_some));
    let marked = Memo::new(move |_| {
        ids.with(|ids| ids.as_ref().map(|ids| (queue.list.selection.among(ids).len(), ids.len())))
    });
    let every = move || matches!(marked.get(), Some((marked @ 1.., all)) if marked == all);
    let some = move || matches!(marked.get(), Some((marked @ 1.., all)) if marked < all);
    let AlertGroup { label, count, newest, updated, severity, .. } = group.clone();
    let group = StoredValue::new(group);
    let press = move |_| {
        let key = group.with_value(|group| group.key.clone());
        if is_open.get_untracked() { close(queue, &key) } else { open(queue, key, |_| ()) }
    };
    let on_mark = move |event: leptos::ev::Event| {
        group.with_value(|group| mark(queue, group));
        // What is marked says the box, also where the alerts are still on their way.
        event_target::<HtmlInputElement>(&event).set_checked(untrack(every));
    };
    view! {
        <tr class="group" class:open=move || is_open.get()>
            <td class="col-mark">
                <input
                    type="checkbox"
                    aria-label=format!("Mark the alerts of {label}")
                    title="Mark its alerts (x)"
                    prop:checked=every
                    prop:indeterminate=some
                    on:change=on_mark
                />
            </td>
            <td class="col-severity">{severity_mark(severity)}</td>
            <td class="col-name" colspan="5">
                <button
                    type="button"
                    class="row-link group-name"
                    data-row=format!("group-{place}")
                    aria-expanded=move || is_open.get().to_string()
                    on:click=press
                >
                    {label}
                </button>
                " "
                <span class="tag num">{number::counted(count, "alert")}</span>
            </td>
            <td class="col-opened">{time(newest, Clock::Relative)}</td>
            <td class="col-updated">{time(updated, Clock::Relative)}</td>
        </tr>
    }
    .into_any()
}
