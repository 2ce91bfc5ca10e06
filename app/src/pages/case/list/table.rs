//! The cases found, as rows.

use super::{row::row, state::CaseList};
use crate::{
    components::{Empty, mark_all, mark_keys},
    link::CaseLink,
    pages::work_list::sorted,
    state::{dialogs::Open, use_dialogs},
};
use argus_domain::case::CaseSortKey;
use leptos::{html, prelude::*};

pub(super) fn table(list: CaseList) -> AnyView {
    let CaseList { link, found, ids, selection, .. } = list;
    let node = NodeRef::<html::Table>::new();
    let on_key = mark_keys(node, selection, ids);
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let empty = move || {
        found
            .with(|page| page.rows.is_empty())
            .unwrap_or_default()
            .then(|| if link.with(CaseLink::is_filtered) { none_found() } else { none_at_all() })
    };
    view! {
        <div class="table-box">
            <table class="list cases" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        {mark_all(selection, ids, "Mark all cases of this page")}
                        {sorted(link, CaseSortKey::Id, "#", "col-number")}
                        <th scope="col">"Name"</th>
                        <th scope="col" class="col-state">"State"</th>
                        {sorted(link, CaseSortKey::Severity, "Severity", "col-severity")}
                        <th scope="col" class="col-customer">"Customer"</th>
                        <th scope="col" class="col-class">"Classification"</th>
                        <th scope="col" class="col-ticket">"SOC ticket"</th>
                        <th scope="col" class="col-user">"Assignee"</th>
                        <th scope="col" class="col-opened">"Opened"</th>
                        {sorted(link, CaseSortKey::Updated, "Updated", "col-updated")}
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=rows
                        key=|case| (case.id, case.version, case.updated)
                        children=move |case| row(list, &case)
                    />
                </tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn none_found() -> AnyView {
    view! {
        <Empty title="No case answers to this">
            <p>"Search for a part of the name, the number, the customer or the ticket, or narrow it less."</p>
            <p class="actions">
                <a class="btn" href=CaseLink::PATH>"All cases"</a>
            </p>
        </Empty>
    }
    .into_any()
}

fn none_at_all() -> AnyView {
    let dialogs = use_dialogs();
    view! {
        <Empty title="No cases yet">
            <p>"A case collects what belongs to one investigation."</p>
            <p class="actions">
                <button type="button" class="btn primary" on:click=move |_| dialogs.open(Open::NewCase)>
                    "Create a new case"
                </button>
            </p>
        </Empty>
    }
    .into_any()
}
