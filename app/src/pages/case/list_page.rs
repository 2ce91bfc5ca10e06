//! The list of cases.

use super::list_filter::ListFilter;
use crate::{
    api::case::list_cases,
    browser::page,
    components::{
        Clock, Empty, Icon, Loaded, Pager, Paging, SortHeader, icon, row_keys, severity_mark, state_mark,
        time,
    },
    link::{CaseLink, PAGE_SIZES},
    state::{Asked, Group, ask, command, dialogs::Open, use_dialogs, use_go},
};
use argus_domain::{
    case::{CaseSort, CaseSortKey, CaseSummary},
    criteria::Page,
};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn CaseListPage() -> impl IntoView {
    page::set_title("Cases");
    let go = use_go();
    let dialogs = use_dialogs();
    let location = use_location();
    let link = Memo::new(move |_| CaseLink::read(&location.search.get()));
    let found = ask(move || {
        let link = link.get();
        let offset = link.offset();
        Some(list_cases(link.filter, link.sort, link.size, offset))
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    let paging = Paging {
        page: Signal::derive(move || link.get().page),
        size: Signal::derive(move || link.get().size),
        rows: Signal::derive(move || found.with(|page| (page.rows.len(), page.total))),
        sizes: &PAGE_SIZES,
        go: Callback::new(move |page| go.to(&CaseLink { page, ..link.get_untracked() }.write())),
        resize: Callback::new(move |size| {
            go.to(&link.get_untracked().changed(|link| link.size = size).write());
        }),
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Cases"</h1>
                <button type="button" class="btn" on:click=move |_| dialogs.open(Open::NewCase)>
                    {icon(Icon::Plus)}
                    "New case"
                </button>
                <span class="grow"></span>
                <Pager paging what="cases"/>
            </header>
            <div class="list-filter" role="search" aria-label="Cases"><ListFilter link/></div>
            <Loaded asked=found lines=10 view=Callback::new(move |found| table(found, link))/>
        </section>
    }
    .into_any()
}

fn table(found: Asked<Page<CaseSummary>>, link: Memo<CaseLink>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.iter().map(row).collect_view());
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
                <tbody>{rows}</tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

/// The first press sorts downwards, the next the other way round.
fn sorted(link: Memo<CaseLink>, key: CaseSortKey, label: &'static str, class: &'static str) -> AnyView {
    let go = use_go();
    let order = Signal::derive(move || {
        let sort = link.with(|link| link.sort);
        (sort.key == key).then_some(sort.descending)
    });
    let on_press = Callback::new(move |()| {
        let descending = order.get_untracked() != Some(true);
        go.to(&link.get_untracked().changed(|link| link.sort = CaseSort { key, descending }).write());
    });
    view! { <SortHeader label class order on_press/> }.into_any()
}

fn row(case: &CaseSummary) -> AnyView {
    let tags =
        case.tags.iter().map(|tag| view! { <span class="tag">{tag.to_string()}</span> }).collect_view();
    let address = format!("/cases/{}", case.id);
    view! {
        <tr class="opens">
            <td class="col-number mono">{case.id.to_string()}</td>
            <td>
                <a class="row-link" href=address data-row="">{case.name.clone()}</a>
                <span class="row-tags">{tags}</span>
            </td>
            <td class="col-state">{state_mark(&case.state)}</td>
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
