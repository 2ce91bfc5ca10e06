//! What cases are worked on as part of.

mod dialog;
mod row;

use super::parts::{Columns, ManagedList, managed_page};
use crate::{
    api::{case::case_classifications, case_service::list_services},
    browser::page,
    state::ask,
};
use argus_domain::case_service::ManagedService;
use dialog::ServiceDialog;
use leptos::prelude::*;

type Services = ManagedList<ManagedService>;

#[component]
pub(crate) fn ServicesPage() -> impl IntoView {
    page::set_title("Services");
    let list = Services::of(ask(|| Some(list_services())));
    let offered = ask(|| Some(case_classifications(None)));
    let columns = Columns {
        class: "vocabulary services",
        heads: &[("Service", ""), ("Name", ""), ("Description", ""), ("Classifications", ""), ("State", "")],
        empty: (
            "No services yet",
            "Add one, such as “Threat hunting”, and cases can be worked on as part of it.",
        ),
        key: |one: &ManagedService| (one.id.0, one.version),
    };
    managed_page(
        list,
        "Services",
        "New service",
        "What cases are worked on as part of. Programs say it when they open one; cases that people open are of the first that is in use. One that is retired stays on its cases, and no other is opened as part of it.",
        columns,
        move |one| row::row(list, one),
        move |opened| view! { <ServiceDialog list offered opened/> }.into_any(),
    )
}
