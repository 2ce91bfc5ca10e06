//! The list of cases.

use crate::{
    api::case::list_cases,
    browser::page,
    components::{Clock, Empty, Icon, Loaded, Pager, Paging, icon, row_keys, state_mark, time},
    link::{CaseLink, PAGE_SIZES, case_link},
    shell::debounced,
    state::{Asked, Group, ask, command, dialogs::Open, use_dialogs, use_go},
};
use argus_domain::{
    case::{CaseState, CaseSummary},
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
        Some(list_cases(link.filter, link.size, offset))
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
                <Filter link/>
                <button type="button" class="btn" on:click=move |_| dialogs.open(Open::NewCase)>
                    {icon(Icon::Plus)}
                    "New case"
                </button>
                <span class="grow"></span>
                <Pager paging what="cases"/>
            </header>
            <Loaded asked=found lines=10 view=Callback::new(move |found| table(found, link))/>
        </section>
    }
    .into_any()
}

/// Text and state. The text goes into the address once typing has paused, in the place of the entry before.
#[component]
fn Filter(link: Memo<CaseLink>) -> impl IntoView {
    let go = use_go();
    let typed = RwSignal::new(link.get_untracked().filter.text);
    let settled = debounced(typed);
    Effect::new(move |before: Option<()>| {
        let text = settled.get();
        let link = link.get_untracked();
        if before.is_some() && link.filter.text != text {
            go.instead(&link.changed(|link| link.filter.text = text).write());
        }
    });
    // Back and forward change the address under the field.
    Effect::new(move |_| {
        let text = link.with(|link| link.filter.text.clone());
        if settled.get_untracked() != text {
            typed.set(text);
        }
    });
    let on_state = move |event| {
        let state = case_link::state(&event_target_value(&event));
        go.to(&link.get_untracked().changed(|link| link.filter.state = state).write());
    };
    let option = move |state: Option<CaseState>, label: &'static str| {
        let is_chosen = move || link.with(|link| link.filter.state == state);
        view! { <option value=state.map_or("", CaseState::name) selected=is_chosen>{label}</option> }
    };
    view! {
        <input
            type="search"
            class="input search"
            placeholder="Name, number, customer or ticket…"
            aria-label="Search cases"
            data-search=""
            bind:value=typed
        />
        <select class="select" aria-label="State" on:change=on_state>
            {option(None, "Any state")}
            {option(Some(CaseState::Open), "Open")}
            {option(Some(CaseState::Closed), "Closed")}
        </select>
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
                        <th scope="col" class="col-number">"#"</th>
                        <th scope="col">"Name"</th>
                        <th scope="col" class="col-state">"State"</th>
                        <th scope="col" class="col-customer">"Customer"</th>
                        <th scope="col" class="col-class">"Classification"</th>
                        <th scope="col" class="col-ticket">"SOC ticket"</th>
                        <th scope="col" class="col-opened">"Opened"</th>
                        <th scope="col" class="col-user">"By"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn row(case: &CaseSummary) -> AnyView {
    let address = format!("/cases/{}", case.id);
    view! {
        <tr class="opens">
            <td class="col-number mono">{case.id.to_string()}</td>
            <td>
                <a class="row-link" href=address data-row="">{case.name.clone()}</a>
            </td>
            <td class="col-state">{state_mark(case.state)}</td>
            <td class="col-customer">{case.customer.name.clone()}</td>
            <td class="col-class">{case.classification.clone()}</td>
            <td class="col-ticket mono">{case.soc_ticket.clone()}</td>
            <td class="col-opened">{time(case.opened, Clock::Relative)}</td>
            <td class="col-user">{case.opened_by.clone()}</td>
        </tr>
    }
    .into_any()
}

fn none_found() -> AnyView {
    view! {
        <Empty title="No case answers to this">
            <p>"Search for a part of the name, the number, the customer or the ticket."</p>
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
