//! One case in the list.

use super::state::CaseList;
use crate::{
    components::{Clock, mark_box, severity_mark, state_mark, time},
    link::CaseLink,
};
use argus_domain::case::{CaseSummary, CaseTag};
use leptos::prelude::*;

pub(super) fn row(list: CaseList, case: &CaseSummary) -> AnyView {
    let CaseList { link, ids, selection, fresh, .. } = list;
    let id = case.id;
    let tags = case.tags.iter().cloned().map(|tag| tag_link(link, tag)).collect_view();
    let address = format!("/cases/{id}");
    let merged = case
        .merged_into
        .map(|into| view! { <span class="tag" title=format!("Merged into #{into}")>"merged"</span> });
    view! {
        <tr
            class:marked=move || selection.contains(id)
            class:fresh=move || fresh.contains(id)
        >
            {mark_box(selection, move || ids.get_untracked(), id, &case.title())}
            <td class="col-number mono">{id.to_string()}</td>
            <td class="col-name">
                <a class="row-link" href=address data-row=id.to_string()>{case.name.clone()}</a>
                <span class="row-tags">{tags}</span>
            </td>
            <td class="col-state">{state_mark(&case.state)} {merged}</td>
            <td class="col-severity">{severity_mark(case.severity)}</td>
            <td class="col-customer">{case.customer.name.clone()}</td>
            <td class="col-class" title=case.classification.clone()>{case.classification.clone()}</td>
            <td class="col-ticket mono">{case.soc_ticket.clone()}</td>
            <td class="col-user">{case.assignee.as_ref().map(|person| person.name.clone())}</td>
            <td class="col-opened">{time(case.opened, Clock::Relative)}</td>
            <td class="col-updated">{time(case.updated, Clock::Relative)}</td>
        </tr>
    }
    .into_any()
}

/// Narrows the list to the cases that have it, too.
fn tag_link(link: Memo<CaseLink>, tag: CaseTag) -> AnyView {
    let text = tag.to_string();
    let address = move || {
        let narrowed = link.get().changed(|link| {
            if !link.filter.tags.contains(&tag) {
                link.filter.tags.push(tag.clone());
            }
        });
        narrowed.write()
    };
    view! { <a class="tag" href=address title="Only cases with this tag">{text}</a> }.into_any()
}
