//! Whom to call at a customer's.

use super::{super::parts::LocalPage, contact_dialog::ContactDialog};
use crate::{
    api::contact::{add_contact, list_contacts, remove_contact},
    components::{Empty, Icon, Loaded, Pager, RemoveButton, icon},
    state::{Asked, Teller, ask, remove, use_toasts},
};
use argus_domain::{
    CustomerId,
    contact::{Contact, NewContact},
    criteria::Page,
};
use leptos::prelude::*;

/// What the dialog is about, if it is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Opened {
    New,
    Contact(Contact),
}

#[component]
pub(super) fn Contacts(customer: CustomerId) -> impl IntoView {
    let local = LocalPage::new();
    let found = ask(move || Some(list_contacts(customer, local.limit(), local.offset())));
    let opened = RwSignal::new(None::<Opened>);
    view! {
        <section class="panel flush" aria-labelledby="contacts">
            <header class="page-head">
                <h2 id="contacts">"Contacts"</h2>
                <button type="button" class="btn small" on:click=move |_| opened.set(Some(Opened::New))>
                    {icon(Icon::Plus)}
                    "New contact"
                </button>
                <span class="grow"></span>
                <Pager paging=local.paging(found) what="contacts"/>
            </header>
            <Loaded asked=found lines=2 view=Callback::new(move |found| table(found, opened))/>
        </section>
        {move || opened.get().map(|about| {
            let on_close = Callback::new(move |()| opened.set(None));
            view! { <ContactDialog customer about found on_close/> }
        })}
    }
    .into_any()
}

fn table(found: Asked<Page<Contact>>, opened: RwSignal<Option<Opened>>) -> AnyView {
    let rows =
        move || found.with(|page| page.rows.iter().map(|contact| row(found, opened, contact)).collect_view());
    let is_empty = found.is_empty();
    let body = move || match is_empty.get() {
        true => view! {
            <Empty title="Nobody to call yet">
                <p>"Note whom to call or write to when something happens, and what they are there for."</p>
            </Empty>
        }
        .into_any(),
        false => view! {
            <div class="table-box">
                <table class="list manage">
                    <thead>
                        <tr>
                            <th scope="col">"Name"</th>
                            <th scope="col">"Role"</th>
                            <th scope="col">"E-mail"</th>
                            <th scope="col">"Phone"</th>
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

fn row(found: Asked<Page<Contact>>, opened: RwSignal<Option<Opened>>, contact: &Contact) -> AnyView {
    let about = Opened::Contact(contact.clone());
    let mail = (!contact.email.is_empty())
        .then(|| view! { <a href=format!("mailto:{}", contact.email)>{contact.email.clone()}</a> });
    let phone = (!contact.phone.is_empty())
        .then(|| view! { <a href=format!("tel:{}", contact.phone)>{contact.phone.clone()}</a> });
    view! {
        <tr>
            <td>
                <button type="button" class="as-link" on:click=move |_| opened.set(Some(about.clone()))>
                    {contact.name.clone()}
                </button>
            </td>
            <td>{contact.role.clone()}</td>
            <td>{mail}</td>
            <td>{phone}</td>
            <td class="col-act"><Remove found contact=contact.clone()/></td>
        </tr>
    }
    .into_any()
}

#[component]
fn Remove(found: Asked<Page<Contact>>, contact: Contact) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let label = format!("Delete {}", contact.name);
    let press = move |()| {
        let Contact { id, customer, name, role, email, phone, .. } = contact.clone();
        let said = format!("Deleted {name}.");
        let again = NewContact { name, role, email, phone };
        let put_back = move || add_contact(customer, again.clone());
        remove(teller, toasts, remove_contact(id), said, put_back, move || found.again());
    };
    view! { <RemoveButton label press=Callback::new(press)/> }.into_any()
}
