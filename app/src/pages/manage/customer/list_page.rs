//! The list of customers.

use super::{
    super::parts::{Only, list_link, search, sorted},
    PATH,
    add_dialog::AddDialog,
    production,
};
use crate::{
    api::customer::manage_customers,
    browser::page,
    components::{Clock, Empty, Icon, Loaded, Pager, icon, paging, row_keys, time},
    link::ListLink,
    state::{Asked, Group, ask, command},
};
use argus_domain::{
    Sort,
    criteria::Page,
    customer::{CustomerKey, ManagedCustomer, ManagedCustomerFilter},
};
use leptos::{html, prelude::*};

const KINDS: [(&str, &str); 2] = [("production", "In production"), ("other", "Not in production")];

#[component]
pub(crate) fn CustomerListPage() -> impl IntoView {
    page::set_title("Customers");
    let link = list_link(PATH);
    let found = ask(move || {
        let link = link.get();
        let filter = ManagedCustomerFilter {
            text: link.text.clone(),
            in_production: match link.only.as_str() {
                "production" => Some(true),
                "other" => Some(false),
                _ => None,
            },
        };
        Some(manage_customers(filter, order(&link), link.size, link.offset()))
    });
    let adding = RwSignal::new(false);
    command(Group::Page, "r", "Ask again", move || found.again());
    command(Group::Page, "n", "New customer", move || adding.set(true));
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Customers"</h1>
                <button type="button" class="btn" title="New customer (n)" on:click=move |_| adding.set(true)>
                    {icon(Icon::Plus)}
                    "New customer"
                </button>
                <span class="grow"></span>
                <Pager paging=paging(link, found) what="customers"/>
            </header>
            <div class="list-filter" role="search" aria-label="Customers">
                {search(link, "Search customers")} <Only link label="In production or not" kinds=&KINDS/>
            </div>
            <Loaded asked=found lines=10 view=Callback::new(move |found| table(found, link))/>
        </section>
        {move || adding.get().then(|| view! { <AddDialog on_close=Callback::new(move |()| adding.set(false))/> })}
    }
    .into_any()
}

fn order(link: &ListLink) -> Sort<CustomerKey> {
    let (name, descending) = link.order();
    let key = match name {
        "id" => CustomerKey::Id,
        "short" => CustomerKey::ShortName,
        _ => CustomerKey::Name,
    };
    Sort { key, descending }
}

fn table(found: Asked<Page<ManagedCustomer>>, link: Memo<ListLink>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.iter().map(row).collect_view());
    let is_empty = found.is_empty();
    let empty = move || {
        is_empty.get().then(|| match link.with(ListLink::is_narrowed) {
            true => view! {
                <Empty title="No customer answers to this">
                    <p>"Search for a part of the name, the short name or the number."</p>
                    <p class="actions"><a class="btn" href=PATH>"All customers"</a></p>
                </Empty>
            }
            .into_any(),
            false => view! {
                <Empty title="No customers yet">
                    <p>"Events, alerts and cases belong to customers. Add the first one with “New customer”."</p>
                </Empty>
            }
            .into_any(),
        })
    };
    view! {
        <div class="table-box">
            <table class="list manage" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        {sorted(link, "id", "#", "col-id")}
                        {sorted(link, "name", "Name", "")}
                        {sorted(link, "short", "Short name", "")}
                        <th scope="col">"Production"</th>
                        <th scope="col" class="col-when">"Added"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn row(customer: &ManagedCustomer) -> AnyView {
    view! {
        <tr>
            <td class="col-id mono">{customer.id.to_string()}</td>
            <td>
                <a class="row-link" href=format!("{PATH}/{}", customer.id) data-row="">{customer.name.clone()}</a>
            </td>
            <td class="mono">{customer.short_name.clone()}</td>
            <td class:muted=!customer.in_production>{production(customer.in_production)}</td>
            <td class="col-when">{time(customer.added, Clock::Relative)}</td>
        </tr>
    }
    .into_any()
}
