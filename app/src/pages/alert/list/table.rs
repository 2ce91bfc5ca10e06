//! The alerts found, as rows.

use super::{row::row, state::AlertList};
use crate::{
    components::{Empty, mark_all, mark_keys},
    link::AlertLink,
    pages::work_list::sorted,
};
use argus_domain::alert::AlertSortKey;
use leptos::{html, prelude::*};

pub(super) fn table(list: AlertList) -> AnyView {
    let AlertList { link, found, ids, selection, .. } = list;
    let node = NodeRef::<html::Table>::new();
    let on_key = mark_keys(node, selection, ids);
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = found.is_empty();
    let empty = move || is_empty.get().then(|| none(link));
    view! {
        <div class="table-box">
            <table class="list cases" node_ref=node on:keydown=on_key>
                {head(list)}
                <tbody>
                    <For
                        each=rows
                        key=|alert| (alert.id, alert.version, alert.updated)
                        children=move |alert| row(list, &alert)
                    />
                </tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

pub(super) fn head(list: AlertList) -> AnyView {
    let AlertList { link, ids, selection, .. } = list;
    view! {
        <thead>
            <tr>
                {mark_all(selection, ids, "Mark all alerts of this page")}
                {sorted(link, AlertSortKey::Severity, "Severity", "col-severity")}
                <th scope="col">"Title"</th>
                <th scope="col" class="col-state">"Status"</th>
                <th scope="col" class="col-customer">"Customer"</th>
                <th scope="col" class="col-class">"Source"</th>
                <th scope="col" class="col-user">"Owner"</th>
                {sorted(link, AlertSortKey::Created, "Raised", "col-opened")}
                {sorted(link, AlertSortKey::Updated, "Updated", "col-updated")}
            </tr>
        </thead>
    }
    .into_any()
}

/// Nothing answers.
pub(super) fn none(link: Memo<AlertLink>) -> AnyView {
    if link.with(AlertLink::is_filtered) { none_found() } else { none_open() }
}

fn none_found() -> AnyView {
    view! {
        <Empty title="No alert answers to this">
            <p>"Search for a part of the title or the reference, or narrow it less."</p>
            <p class="actions">
                <a class="btn" href=AlertLink::PATH>"All open alerts"</a>
            </p>
        </Empty>
    }
    .into_any()
}

fn none_open() -> AnyView {
    view! {
        <Empty title="Nothing waits for a decision">
            <p>"Sources raise alerts through the REST API; you can raise one by hand."</p>
            <p class="actions">
                <a class="btn" href="/alerts?state=any">"All alerts, closed ones too"</a>
            </p>
        </Empty>
    }
    .into_any()
}
