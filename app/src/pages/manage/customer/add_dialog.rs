//! A new customer.

use super::{
    super::parts::{FormDialog, TextField},
    PATH,
};
use crate::{
    api::customer::add_customer,
    pages::case::part_form::PartForm,
    state::{tell, use_go},
};
use argus_domain::customer::NewCustomer;
use leptos::prelude::*;

#[component]
pub(super) fn AddDialog(on_close: Callback<()>) -> impl IntoView {
    let go = use_go();
    let form = PartForm::new(0);
    let (name, short_name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let save = Callback::new(move |()| {
        let new = NewCustomer {
            short_name: short_name.get_untracked().trim().to_owned(),
            name: name.get_untracked().trim().to_owned(),
        };
        let done = move |added: argus_domain::customer::Customer| go.to(&format!("{PATH}/{}", added.id));
        tell(add_customer(new), done, move |failure| form.failed(failure));
    });
    view! {
        <FormDialog title="New customer" submit="Add" form shown=&["name", "shortName"] save on_close>
            <TextField id="customer-name" name="name" label="Name" required=true value=name fields=form.fields/>
            <TextField
                id="customer-short-name"
                name="shortName"
                label="Short name"
                hint="What programs and commands call it: lower case letters, digits, - _ and ."
                required=true
                value=short_name
                fields=form.fields
            />
        </FormDialog>
    }
    .into_any()
}
