//! Everything about one place.

use super::{
    super::parts::{FormDialog, TextField},
    locations::{LocationList, Opened},
};
use crate::{
    api::location::{add_location, change_location},
    components::{Choice, Field, SelectInput},
    pages::case::part_form::{PartForm, changed},
    state::tell,
};
use argus_domain::network::{ManagedLocation, Zone};
use leptos::prelude::*;

#[component]
pub(super) fn LocationDialog(list: LocationList, about: Opened, on_close: Callback<()>) -> impl IntoView {
    let LocationList { customer, found, .. } = list;
    let stored = match about {
        Opened::New => None,
        Opened::Location(place) => Some(place),
    };
    let form = PartForm::new(0);
    let fields = form.fields;
    let of = |text: fn(&ManagedLocation) -> String, new: &str| {
        RwSignal::new(stored.as_ref().map_or_else(|| new.to_owned(), text))
    };
    let name = of(|place| place.name.clone(), "");
    let short_name = of(|place| place.short_name.clone(), "");
    let time_zone = of(|place| place.time_zone.clone(), "UTC");
    let zone = of(|place| place.zone.name().to_owned(), Zone::Unknown.name());
    let (is_new, shown) = (stored.is_none(), stored);
    // As the REST API of locations has it.
    let zone_field = if is_new { "timeZoneDescription" } else { "timeZoneIdOrName" };
    let save = Callback::new(move |()| {
        let done = move |_| {
            on_close.run(());
            found.again();
        };
        let failed = move |failure| form.failed(failure);
        let typed = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let zone: Zone = zone.get_untracked().parse().unwrap_or_default();
        let (name, short_name, time_zone) = (typed(name), typed(short_name), typed(time_zone));
        match &shown {
            None => tell(add_location(customer, short_name, name, time_zone, zone), done, failed),
            Some(shown) => {
                let order = change_location(
                    shown.id,
                    changed(&shown.short_name, short_name),
                    changed(&shown.name, name),
                    changed(&shown.time_zone, time_zone),
                    changed(&shown.zone, zone),
                );
                tell(order, done, failed);
            }
        }
    });
    let zones = Signal::stored(Zone::ALL.map(|zone| Choice::same(zone.name())).to_vec());
    let (title, submit) = if is_new { ("New location", "Add") } else { ("Location", "Save") };
    view! {
        <FormDialog
            title
            submit
            form
            shown=&["name", "shortName", "timeZoneDescription", "timeZoneIdOrName"]
            save
            on_close
        >
            <TextField id="location-name" name="name" label="Name" required=true value=name fields/>
            <TextField
                id="location-short-name"
                name="shortName"
                label="Short name"
                hint="What programs call it: letters, digits, . _ : and -"
                required=true
                value=short_name
                fields
            />
            <div class="field-pair">
                <TextField
                    id="location-time-zone"
                    name=zone_field
                    label="Time zone"
                    hint="Such as Europe/Oslo."
                    value=time_zone
                    fields
                />
                <Field id="location-zone" label="Zone" problem=fields.of("zone")>
                    <SelectInput id="location-zone" value=zone choices=zones/>
                </Field>
            </div>
        </FormDialog>
    }
    .into_any()
}
