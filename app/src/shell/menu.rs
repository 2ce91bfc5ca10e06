//! The menu at the left, and in the drawer on a phone.

use super::{
    current_case::case_address,
    go_commands::{MAY_NOT_SEE_ALERTS, MAY_NOT_SEE_TASKS},
};
use crate::{
    components::{Icon, icon},
    pages::manage::{self, ManagePage},
    state::use_session,
};
use argus_domain::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn Menu() -> impl IntoView {
    let session = use_session();
    let case = Signal::derive(move || case_address(session));
    view! {
        <nav class="menu" aria-label="Main">
            <ul>
                <Entry label="Overview" picture=Icon::Overview key="g o" address="/overview"/>
            </ul>
            <h2 class="menu-head" id="menu-investigation">"Investigation"</h2>
            <ul aria-labelledby="menu-investigation">
                <Entry label="Case" picture=Icon::Case key="g c" address=case/>
                <Entry label="My tasks" picture=Icon::Check key="g t" address="/tasks"/>
                {alerts()}
                <Entry label="Events" picture=Icon::Event key="g e" address="/events"/>
                <Entry label="Search" picture=Icon::Search key="g s" address="/search"/>
                <Entry label="Activities" picture=Icon::Activity key="g y" address="/activities"/>
                {tasks()}
            </ul>
            <h2 class="menu-head" id="menu-manage">"Manage"</h2>
            <ul aria-labelledby="menu-manage">
                <Entry label="Cases" picture=Icon::Cases key="g l" address="/cases"/>
                {manage::PAGES.iter().map(managed).collect_view()}
            </ul>
        </nav>
    }
    .into_any()
}

fn alerts() -> AnyView {
    if use_session().may(Permission::ViewAlerts) {
        view! { <Entry label="Alerts" picture=Icon::Alert key="g a" address="/alerts"/> }.into_any()
    } else {
        view! { <Refused label="Alerts" picture=Icon::Alert reason=MAY_NOT_SEE_ALERTS id="no-alerts"/> }
            .into_any()
    }
}

fn tasks() -> AnyView {
    if use_session().may(Permission::ViewCases) {
        view! { <Entry label="DIM Tasks" picture=Icon::Task key="g d" address="/dim-tasks"/> }.into_any()
    } else {
        view! { <Refused label="DIM Tasks" picture=Icon::Task reason=MAY_NOT_SEE_TASKS id="no-tasks"/> }
            .into_any()
    }
}

/// What somebody may not manage is there, and says why.
fn managed(page: &'static ManagePage) -> AnyView {
    let ManagePage { label, address, keys, picture, permission, refusal } = page;
    if use_session().may(*permission) {
        view! { <Entry label picture=*picture key=keys address=*address/> }.into_any()
    } else {
        view! { <Refused label picture=*picture reason=refusal id=format!("no{}", address.replace('/', "-"))/> }
            .into_any()
    }
}

#[component]
fn Entry(
    label: &'static str,
    picture: Icon,
    key: &'static str,
    #[prop(into)] address: Signal<String>,
) -> impl IntoView {
    let location = use_location();
    let session = use_session();
    let current = move || {
        let here = location.pathname.get();
        let is_here = match label {
            // Without a case it leads to the list, and is then not where one is.
            "Case" => here != "/cases" && here == address.get(),
            // The list, and every case but the one worked in.
            "Cases" => here.starts_with("/cases") && (here == "/cases" || here != case_address(session)),
            // A list, and every single one of it.
            _ => here == address.get() || here.starts_with(&format!("{}/", address.get())),
        };
        is_here.then_some("page")
    };
    view! {
        <li>
            <a class="menu-item" href=move || address.get() aria-current=current>
                {icon(picture)}
                <span class="menu-label">{label}</span>
                <kbd aria-hidden="true">{key}</kbd>
            </a>
        </li>
    }
    .into_any()
}

/// What leads nowhere for this person: it says why.
#[component]
fn Refused(
    label: &'static str,
    picture: Icon,
    reason: &'static str,
    #[prop(into)] id: String,
) -> impl IntoView {
    view! {
        <li>
            <span class="menu-item refused" role="link" aria-disabled="true" aria-describedby=id.clone() tabindex="0" title=reason>
                {icon(picture)}
                <span class="menu-label">{label}</span>
            </span>
            <span class="sr-only" id=id>{reason}</span>
        </li>
    }
    .into_any()
}
