//! A new user.

use super::super::parts::{FormDialog, TextField};
use crate::{
    api::{customer::list_customers, group::list_groups, user::add_user},
    components::{Boxes, Choice},
    pages::case::part_form::PartForm,
    state::{ask, tell},
};
use argus_domain::{
    event::CustomerName,
    group::ManagedGroup,
    user::{NewManagedUser, OneTimePassword},
};
use leptos::prelude::*;

#[component]
pub(super) fn AddDialog(
    /// Gets the one-time password.
    added: Callback<OneTimePassword>,
    on_close: Callback<()>,
) -> impl IntoView {
    let form = PartForm::new(0);
    let fields = form.fields;
    let text = || RwSignal::new(String::new());
    let (login, name, email, time_zone) = (text(), text(), text(), text());
    let groups = RwSignal::new(vec!["Analysts".to_owned()]);
    let customers = RwSignal::new(Vec::<String>::new());
    let save = Callback::new(move |()| {
        let new = NewManagedUser {
            login: login.get_untracked(),
            name: name.get_untracked(),
            email: email.get_untracked(),
            time_zone: time_zone.get_untracked(),
            groups: groups.get_untracked(),
            customers: customers.with_untracked(|ids| ids.iter().filter_map(|id| id.parse().ok()).collect()),
        };
        tell(add_user(new), move |one_time| added.run(one_time), move |failure| form.failed(failure));
    });
    let all_groups = ask(move || Some(list_groups(String::new(), 200, 0)));
    let group_choices = Signal::derive(move || {
        let choice = |group: &ManagedGroup| Choice::same(group.name.clone());
        all_groups.with(|page| page.rows.iter().map(choice).collect()).unwrap_or_default()
    });
    let all_customers = ask(move || Some(list_customers(String::new())));
    let customer_choices = Signal::derive(move || {
        let choice =
            |customer: &CustomerName| Choice { value: customer.id.to_string(), label: customer.name.clone() };
        all_customers.with(|all| all.iter().map(choice).collect()).unwrap_or_default()
    });
    view! {
        <FormDialog
            title="New user"
            submit="Add"
            form
            shown=&["login", "name", "email", "timeZone"]
            save
            on_close
        >
            <div class="field-pair">
                <TextField
                    id="user-login"
                    name="login"
                    label="User name"
                    hint="What this person logs in with: letters, digits, - _ . and @."
                    required=true
                    value=login
                    fields
                />
                <TextField
                    id="user-name"
                    name="name"
                    label="Name"
                    hint="As others see it; the user name if empty."
                    value=name
                    fields
                />
            </div>
            <div class="field-pair">
                <TextField id="user-email" name="email" label="E-mail" value=email fields/>
                <TextField
                    id="user-time-zone"
                    name="timeZone"
                    label="Time zone"
                    hint="Such as Europe/Oslo; UTC if empty."
                    value=time_zone
                    fields
                />
            </div>
            <div class="field-pair">
                <fieldset class="field">
                    <legend>"Groups"</legend>
                    <Boxes label="Groups" choices=group_choices chosen=groups/>
                </fieldset>
                <fieldset class="field">
                    <legend>"Customers"</legend>
                    <Boxes label="Customers" choices=customer_choices chosen=customers/>
                </fieldset>
            </div>
        </FormDialog>
    }
    .into_any()
}
