//! Everything about one network.

use super::{
    super::parts::{FormDialog, TextField},
    networks::{NetworkList, Opened},
};
use crate::{
    api::{
        Failure,
        location::list_locations,
        network::{add_network, change_network},
    },
    components::{Boxes, Choice, Field, SelectInput},
    pages::case::part_form::{PartForm, changed},
    state::{ask, tell},
};
use argus_domain::{
    Cidr, Invalid, LocationId,
    network::{LocationChoice, ManagedNetwork, NetworkFlag, Zone},
};
use leptos::prelude::*;

#[component]
pub(super) fn NetworkDialog(list: NetworkList, about: Opened, on_close: Callback<()>) -> impl IntoView {
    let NetworkList { customer, found, .. } = list;
    let stored = match about {
        Opened::New => None,
        Opened::Network(network) => Some(network),
    };
    let form = PartForm::new(0);
    let fields = form.fields;
    let of = |text: &dyn Fn(&ManagedNetwork) -> String, new: &str| {
        RwSignal::new(stored.as_ref().map_or_else(|| new.to_owned(), text))
    };
    let network = of(&|network| network.network.to_string(), "");
    let location = of(&|network| network.location.id.to_string(), "0");
    let zone = of(&|network| network.zone.name().to_owned(), Zone::Internal.name());
    let description = of(&|network| network.description.clone(), "");
    let names = |network: &ManagedNetwork| network.flags.iter().map(|flag| flag.name().to_owned()).collect();
    let flags = RwSignal::new(stored.as_ref().map(names).unwrap_or_default());
    let (is_new, shown) = (stored.is_none(), stored);

    let save = Callback::new(move |()| {
        let done = move |_| {
            on_close.run(());
            found.again();
        };
        let failed = move |failure| form.failed(failure);
        let at: LocationId = location.get_untracked().parse().unwrap_or_default();
        let zone: Zone = zone.get_untracked().parse().unwrap_or_default();
        let chosen: Vec<NetworkFlag> = flags.with_untracked(|flags: &Vec<String>| {
            flags.iter().filter_map(|flag| flag.parse().ok()).collect()
        });
        let text = description.get_untracked().trim().to_owned();
        let Some(shown) = &shown else {
            match network.get_untracked().trim().parse::<Cidr>() {
                Ok(network) => tell(add_network(customer, network, at, zone, chosen, text), done, failed),
                Err(error) => form.failed(Failure::Invalid(Invalid::one("networkAddress", error))),
            }
            return;
        };
        let mut chosen = chosen;
        chosen.sort_unstable();
        let order = change_network(
            shown.id,
            changed(&shown.location.id, at),
            changed(&shown.zone, zone),
            changed(&shown.flags, chosen),
            changed(&shown.description, text),
        );
        tell(order, done, failed);
    });
    let locations = ask(move || Some(list_locations()));
    let places = Signal::derive(move || {
        let is_possible =
            |place: &&LocationChoice| place.customer.as_ref().is_none_or(|owner| owner.id == customer);
        let choice =
            |place: &LocationChoice| Choice { value: place.id.to_string(), label: place.name.clone() };
        locations.with(|all| all.iter().filter(is_possible).map(choice).collect()).unwrap_or_default()
    });
    let zones = Signal::stored(Zone::ALL.map(|zone| Choice::same(zone.name())).to_vec());
    let all_flags =
        Signal::stored(NetworkFlag::ALL.iter().map(|flag| Choice::same(flag.name())).collect::<Vec<_>>());
    let (title, submit) = if is_new { ("New network", "Add") } else { ("Network", "Save") };
    let address = if is_new {
        view! {
            <TextField
                id="network-address"
                name="networkAddress"
                label="Network"
                hint="An address or a range, such as 192.0.2.0/24 or 2001:db8::/32."
                required=true
                first=true
                value=network
                fields
            />
        }
        .into_any()
    } else {
        view! { <p class="mono">{network.get_untracked()}</p> }.into_any()
    };
    view! {
        <FormDialog title submit form shown=&["networkAddress", "location", "description"] save on_close>
            {address}
            <div class="field-pair">
                <Field id="network-zone" label="Zone" problem=fields.of("zone")>
                    <SelectInput id="network-zone" value=zone choices=zones/>
                </Field>
                <Field id="network-location" label="Location" problem=fields.of("location")>
                    <SelectInput id="network-location" value=location choices=places/>
                </Field>
            </div>
            <TextField id="network-description" name="description" label="Description" value=description fields/>
            <fieldset class="field">
                <legend>"Flags"</legend>
                <Boxes label="Flags" choices=all_flags chosen=flags/>
            </fieldset>
        </FormDialog>
    }
    .into_any()
}
