//! The networks of a customer.

use super::{super::parts::LocalPage, network_dialog::NetworkDialog};
use crate::{
    api::network::{add_network, list_networks, remove_network},
    components::{Empty, Icon, Loaded, Pager, RemoveButton, SearchText, icon},
    state::{Asked, Teller, ask, remove, use_toasts},
};
use argus_domain::{CustomerId, criteria::Page, network::ManagedNetwork};
use leptos::prelude::*;

/// What the dialog is about, if it is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Opened {
    New,
    Network(ManagedNetwork),
}

#[derive(Clone, Copy)]
pub(super) struct NetworkList {
    pub(super) customer: CustomerId,
    pub(super) found: Asked<Page<ManagedNetwork>>,
    opened: RwSignal<Option<Opened>>,
}

#[component]
pub(super) fn Networks(customer: CustomerId) -> impl IntoView {
    let local = LocalPage::new();
    let text = RwSignal::new(String::new());
    let found = ask(move || Some(list_networks(customer, text.get(), local.limit(), local.offset())));
    let opened = RwSignal::new(None::<Opened>);
    let list = NetworkList { customer, found, opened };
    let narrow = Callback::new(move |typed| {
        local.first();
        text.set(typed);
    });
    view! {
        <section class="panel flush" aria-labelledby="networks">
            <header class="page-head">
                <h2 id="networks">"Networks"</h2>
                <button type="button" class="btn small" on:click=move |_| opened.set(Some(Opened::New))>
                    {icon(Icon::Plus)}
                    "New network"
                </button>
                <SearchText
                    value=text.into()
                    change=narrow
                    label="Search networks"
                    placeholder="Search…"
                    class="input search"
                />
                <span class="grow"></span>
                <Pager paging=local.paging(found) what="networks"/>
            </header>
            <Loaded asked=found lines=3 view=Callback::new(move |_| table(list))/>
        </section>
        {move || opened.get().map(|about| {
            let on_close = Callback::new(move |()| opened.set(None));
            view! { <NetworkDialog list about on_close/> }
        })}
    }
    .into_any()
}

fn table(list: NetworkList) -> AnyView {
    let rows =
        move || list.found.with(|page| page.rows.iter().map(|network| row(list, network)).collect_view());
    let is_empty = list.found.is_empty();
    let body = move || match is_empty.get() {
        true => view! {
            <Empty title="No networks here">
                <p>"Say which networks are this customer's, where they are and what they are for."</p>
            </Empty>
        }
        .into_any(),
        false => view! {
            <div class="table-box">
                <table class="list manage">
                    <thead>
                        <tr>
                            <th scope="col">"Network"</th>
                            <th scope="col">"Zone"</th>
                            <th scope="col">"Location"</th>
                            <th scope="col">"Flags"</th>
                            <th scope="col">"Description"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    body.into_any()
}

fn row(list: NetworkList, network: &ManagedNetwork) -> AnyView {
    let about = Opened::Network(network.clone());
    let flags: Vec<&str> = network.flags.iter().map(|flag| flag.name()).collect();
    view! {
        <tr>
            <td>
                <button type="button" class="as-link mono" on:click=move |_| list.opened.set(Some(about.clone()))>
                    {network.network.to_string()}
                </button>
            </td>
            <td>{network.zone.name()}</td>
            <td>{network.location.name.clone()}</td>
            <td>{flags.join(", ")}</td>
            <td>{network.description.clone()}</td>
            <td class="col-act"><Remove list network=network.clone()/></td>
        </tr>
    }
    .into_any()
}

#[component]
fn Remove(list: NetworkList, network: ManagedNetwork) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let label = format!("Delete {}", network.network);
    let press = move |()| {
        let again = network.clone();
        let said = format!("Deleted {}.", network.network);
        let put_back = move || {
            let ManagedNetwork { network, location, zone, flags, description, .. } = again.clone();
            add_network(list.customer, network, location.id, zone, flags, description)
        };
        remove(teller, toasts, remove_network(network.id), said, put_back, move || list.found.again());
    };
    view! { <RemoveButton label press=Callback::new(press)/> }.into_any()
}
