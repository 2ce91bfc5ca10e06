//! Changing a customer.

use super::super::parts::{FormDialog, TextField};
use crate::{
    api::customer::change_customer,
    pages::case::part_form::{PartForm, changed},
    state::{Asked, tell},
};
use argus_domain::customer::{CustomerChange, ManagedCustomer};
use leptos::prelude::*;

#[component]
pub(super) fn ChangeDialog(
    customer: ManagedCustomer,
    found: Asked<ManagedCustomer>,
    on_close: Callback<()>,
) -> impl IntoView {
    let form = PartForm::new(customer.version);
    let name = RwSignal::new(customer.name.clone());
    let short_name = RwSignal::new(customer.short_name.clone());
    let in_production = RwSignal::new(customer.in_production);
    let save = Callback::new(move |()| {
        let change = CustomerChange {
            version: form.version.get_untracked(),
            short_name: changed(&customer.short_name, short_name.get_untracked()),
            name: changed(&customer.name, name.get_untracked()),
            in_production: changed(&customer.in_production, in_production.get_untracked()),
        };
        let done = move |_| {
            on_close.run(());
            found.again();
        };
        tell(change_customer(customer.id, change), done, move |failure| form.failed(failure));
    });
    view! {
        <FormDialog title="Change the customer" submit="Save" form shown=&["name", "shortName"] save on_close>
            <TextField id="customer-name" name="name" label="Name" required=true value=name fields=form.fields/>
            <TextField
                id="customer-short-name"
                name="shortName"
                label="Short name"
                hint="What programs and commands call it. Those that use the old one find nothing afterwards."
                required=true
                value=short_name
                fields=form.fields
            />
            <label class="box">
                <input type="checkbox" bind:checked=in_production/>
                <span>"In production: searches can leave out those that are not"</span>
            </label>
        </FormDialog>
    }
    .into_any()
}
