//! The fields of cases that administrators define.

mod field_dialog;
mod form;
mod row;

use super::parts::{Columns, ManagedList, managed_page};
use crate::{
    api::{custom_field::list_custom_fields, customer::list_customers},
    browser::page,
    state::{Asked, ask},
};
use argus_domain::{custom_field::CustomField, event::CustomerName};
use field_dialog::FieldDialog;
use leptos::prelude::*;

/// What the page's parts share.
#[derive(Clone, Copy)]
struct FieldList {
    list: ManagedList<CustomField>,
    customers: Asked<Vec<CustomerName>>,
}

#[component]
pub(crate) fn CustomFieldsPage() -> impl IntoView {
    page::set_title("Custom fields");
    let list = ManagedList::of(ask(|| Some(list_custom_fields())));
    let customers = ask(|| Some(list_customers(String::new())));
    let fields = FieldList { list, customers };
    let columns = Columns {
        class: "custom-fields",
        heads: &[
            ("Field", ""),
            ("Name", ""),
            ("Type", ""),
            ("Needed", ""),
            ("Customers", ""),
            ("Order", "num"),
            ("State", ""),
        ],
        empty: (
            "No custom fields yet",
            "Define one, such as “Site” or “Hosts affected”, and every case can be given it.",
        ),
        key: |field: &CustomField| (field.id.0, field.version),
    };
    managed_page(
        list,
        "Custom fields",
        "New custom field",
        "What your organisation wants to know of a case, beside what every case has. Values are checked by their type, and cases are found by them.",
        columns,
        move |field| row::row(fields, field),
        move |opened| view! { <FieldDialog fields opened/> }.into_any(),
    )
}
