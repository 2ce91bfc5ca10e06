//! Everything about one contact.

use super::{
    super::parts::{FormDialog, TextField},
    contacts::Opened,
};
use crate::{
    api::contact::{add_contact, change_contact},
    pages::case::part_form::{PartForm, changed},
    state::{Asked, tell},
};
use argus_domain::{
    CustomerId,
    contact::{Contact, ContactChange, NewContact},
    criteria::Page,
};
use leptos::prelude::*;

#[component]
pub(super) fn ContactDialog(
    customer: CustomerId,
    about: Opened,
    found: Asked<Page<Contact>>,
    on_close: Callback<()>,
) -> impl IntoView {
    let (id, shown, version) = match about {
        Opened::New => (None, NewContact::default(), 0),
        Opened::Contact(Contact { id, name, role, email, phone, version, .. }) => {
            (Some(id), NewContact { name, role, email, phone }, version)
        }
    };
    let form = PartForm::new(version);
    let text = |text: &String| RwSignal::new(text.clone());
    let (name, role) = (text(&shown.name), text(&shown.role));
    let (email, phone) = (text(&shown.email), text(&shown.phone));
    let save = Callback::new(move |()| {
        let typed = NewContact {
            name: name.get_untracked(),
            role: role.get_untracked(),
            email: email.get_untracked(),
            phone: phone.get_untracked(),
        };
        let done = move |_| {
            on_close.run(());
            found.again();
        };
        let failed = move |failure| form.failed(failure);
        match id {
            None => tell(add_contact(customer, typed), done, failed),
            Some(id) => {
                let change = ContactChange {
                    version: form.version.get_untracked(),
                    name: changed(&shown.name, typed.name),
                    role: changed(&shown.role, typed.role),
                    email: changed(&shown.email, typed.email),
                    phone: changed(&shown.phone, typed.phone),
                };
                tell(change_contact(id, change), done, failed);
            }
        }
    });
    let (title, submit) = if id.is_some() { ("Contact", "Save") } else { ("New contact", "Add") };
    let fields = form.fields;
    view! {
        <FormDialog title submit form shown=&["name", "role", "email", "phone"] save on_close>
            <TextField id="contact-name" name="name" label="Name" required=true value=name fields/>
            <TextField
                id="contact-role"
                name="role"
                label="Role"
                hint="What this person is there for, and when."
                value=role
                fields
            />
            <TextField id="contact-email" name="email" label="E-mail" value=email fields/>
            <TextField id="contact-phone" name="phone" label="Phone" value=phone fields/>
        </FormDialog>
    }
    .into_any()
}
