//! One alert in the queue.

use super::{silent_mark::silent_mark, state::AlertList, status_mark::status_mark};
use crate::{
    components::{Clock, mark_box, severity_mark, time},
    link::AlertLink,
    text::number,
};
use argus_domain::{alert::AlertSummary, case::CaseTag};
use leptos::prelude::*;

pub(super) fn row(list: AlertList, alert: &AlertSummary) -> AnyView {
    let AlertList { link, ids, selection, fresh, .. } = list;
    let id = alert.id;
    let tags = alert.tags.iter().cloned().map(|tag| tag_link(link, tag)).collect_view();
    let address = format!("/alerts/{id}");
    let again = (alert.count > 1).then(|| {
        let times = number::grouped(alert.count.unsigned_abs());
        let title = format!("Sent {times} times");
        view! { <span class="tag num" title=title>{format!("×{times}")}</span> }
    });
    view! {
        <tr
            class:marked=move || selection.contains(id)
            class:fresh=move || fresh.contains(id)
        >
            {mark_box(selection, move || ids.get_untracked(), id, &alert.heading())}
            <td class="col-severity">{severity_mark(alert.severity)}</td>
            <td class="col-name">
                <a class="row-link" href=address data-row=id.to_string()>{alert.title.clone()}</a>
                <span class="row-tags">{silent_mark(alert)} {again} {tags}</span>
            </td>
            <td class="col-state">
                {status_mark(alert.status)}
                {alert.resolution.map(|resolution| view! { <span class="row-note">{resolution.label()}</span> })}
            </td>
            <td class="col-customer">{alert.customer.name.clone()}</td>
            <td class="col-class" title=alert.reference.clone()>{alert.source.clone()}</td>
            <td class="col-user">{alert.owner.as_ref().map(|person| person.name.clone())}</td>
            <td class="col-opened">{time(alert.created, Clock::Relative)}</td>
            <td class="col-updated">{time(alert.updated, Clock::Relative)}</td>
        </tr>
    }
    .into_any()
}

/// Narrows the queue to the alerts that have it, too.
fn tag_link(link: Memo<AlertLink>, tag: CaseTag) -> AnyView {
    let text = tag.to_string();
    let address = move || {
        let narrowed = link.get().changed(|link| {
            if !link.filter.tags.contains(&tag) {
                link.filter.tags.push(tag.clone());
            }
        });
        narrowed.write()
    };
    view! { <a class="tag" href=address title="Only alerts with this tag">{text}</a> }.into_any()
}
