//! The places of a customer.

use super::{super::parts::LocalPage, location_dialog::LocationDialog};
use crate::{
    api::location::{add_location, locations_of, remove_location},
    components::{Empty, Icon, Loaded, Pager, RemoveButton, icon},
    state::{Asked, Teller, ask, remove, use_toasts},
};
use argus_domain::{CustomerId, criteria::Page, network::ManagedLocation};
use leptos::prelude::*;

/// What the dialog is about, if it is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Opened {
    New,
    Location(ManagedLocation),
}

#[derive(Clone, Copy)]
pub(super) struct LocationList {
    pub(super) customer: CustomerId,
    pub(super) found: Asked<Page<ManagedLocation>>,
    opened: RwSignal<Option<Opened>>,
}

#[component]
pub(super) fn Locations(customer: CustomerId) -> impl IntoView {
    let local = LocalPage::new();
    let found = ask(move || Some(locations_of(customer, local.limit(), local.offset())));
    let opened = RwSignal::new(None::<Opened>);
    let list = LocationList { customer, found, opened };
    view! {
        <section class="panel flush" aria-labelledby="locations">
            <header class="page-head">
                <h2 id="locations">"Locations"</h2>
                <button type="button" class="btn small" on:click=move |_| opened.set(Some(Opened::New))>
                    {icon(Icon::Plus)}
                    "New location"
                </button>
                <span class="grow"></span>
                <Pager paging=local.paging(found) what="locations"/>
            </header>
            <Loaded asked=found lines=2 view=Callback::new(move |_| table(list))/>
        </section>
        {move || opened.get().map(|about| {
            let on_close = Callback::new(move |()| opened.set(None));
            view! { <LocationDialog list about on_close/> }
        })}
    }
    .into_any()
}

fn table(list: LocationList) -> AnyView {
    let rows = move || list.found.with(|page| page.rows.iter().map(|place| row(list, place)).collect_view());
    let is_empty = list.found.is_empty();
    let body = move || {
        match is_empty.get() {
        true => view! {
            <Empty title="No places of its own">
                <p>"Add the sites where this customer's networks and sensors are. Places that are everybody's can be used, too."</p>
            </Empty>
        }
        .into_any(),
        false => view! {
            <div class="table-box">
                <table class="list manage">
                    <thead>
                        <tr>
                            <th scope="col">"Name"</th>
                            <th scope="col">"Short name"</th>
                            <th scope="col">"Zone"</th>
                            <th scope="col">"Time zone"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    }
    };
    body.into_any()
}

fn row(list: LocationList, place: &ManagedLocation) -> AnyView {
    let about = Opened::Location(place.clone());
    view! {
        <tr>
            <td>
                <button type="button" class="as-link" on:click=move |_| list.opened.set(Some(about.clone()))>
                    {place.name.clone()}
                </button>
            </td>
            <td class="mono">{place.short_name.clone()}</td>
            <td>{place.zone.name()}</td>
            <td>{place.time_zone.clone()}</td>
            <td class="col-act"><Remove list place=place.clone()/></td>
        </tr>
    }
    .into_any()
}

#[component]
fn Remove(list: LocationList, place: ManagedLocation) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let label = format!("Delete {}", place.name);
    let press = move |()| {
        let again = place.clone();
        let said = format!("Deleted {}.", place.name);
        let put_back = move || {
            let ManagedLocation { short_name, name, time_zone, zone, .. } = again.clone();
            add_location(list.customer, short_name, name, time_zone, zone)
        };
        remove(teller, toasts, remove_location(place.id), said, put_back, move || list.found.again());
    };
    view! { <RemoveButton label press=Callback::new(press)/> }.into_any()
}
