//! The fields of cases that administrators define.

mod field_dialog;
mod form;
mod row;

use crate::{
    api::{custom_field::list_custom_fields, customer::list_customers},
    browser::page,
    components::{Empty, Icon, Loaded, icon, row_keys},
    state::{Asked, Group, ask, command_if, use_session},
};
use argus_domain::{Permission, custom_field::CustomField, event::CustomerName};
use field_dialog::FieldDialog;
use leptos::{html, prelude::*};

/// What the page's parts share.
#[derive(Clone, Copy)]
struct FieldList {
    found: Asked<Vec<CustomField>>,
    customers: Asked<Vec<CustomerName>>,
    /// The field whose dialog is open, or a new one.
    opened: RwSignal<Option<Opened>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Opened {
    New,
    Field(Box<CustomField>),
}

const MAY_NOT: &str = "You need the permission “administer” for this. Ask an administrator for it.";

#[component]
pub(crate) fn CustomFieldsPage() -> impl IntoView {
    page::set_title("Custom fields");
    let found = ask(|| Some(list_custom_fields()));
    let customers = ask(|| Some(list_customers(String::new())));
    let list = FieldList { found, customers, opened: RwSignal::new(None) };
    let refusal = (!use_session().may(Permission::Administer)).then_some(MAY_NOT);
    let add = move || list.opened.set(Some(Opened::New));
    command_if(Group::Page, "n", "New custom field", refusal, add);
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Custom fields"</h1>
                <button
                    type="button"
                    class="btn"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("New custom field (n)")
                    on:click=move |_| add()
                >
                    {icon(Icon::Plus)}
                    "New field"
                </button>
            </header>
            <p class="muted">
                "What your organisation wants to know of a case, beside what every case has. Values are checked by their type, and cases are found by them."
            </p>
            <Loaded asked=found lines=6 view=Callback::new(move |_| table(list))/>
            {move || list.opened.get().map(|opened| view! { <FieldDialog list opened/> })}
        </section>
    }
    .into_any()
}

fn table(list: FieldList) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || list.found.with(Clone::clone).unwrap_or_default();
    let is_empty = Memo::new(move |_| list.found.with(Vec::is_empty).unwrap_or_default());
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No custom fields yet">
                    <p>"Define one, such as “Site” or “Hosts affected”, and every case can be given it."</p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list custom-fields" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Field"</th>
                            <th scope="col">"Name"</th>
                            <th scope="col">"Type"</th>
                            <th scope="col">"Needed"</th>
                            <th scope="col">"Customers"</th>
                            <th scope="col" class="num">"Order"</th>
                            <th scope="col">"State"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=|field| (field.id, field.version) children=move |field| row::row(list, &field)/>
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}
