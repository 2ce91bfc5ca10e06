//! One customer: what it is called, whom to call, who sees it, where its networks are.

use super::{
    PATH, change_dialog::ChangeDialog, contacts::Contacts, locations::Locations, members::Members,
    networks::Networks, production,
};
use crate::{
    api::customer::{add_customer, get_customer, remove_customer},
    browser::page,
    components::{Clock, Icon, Loaded, icon, time},
    state::{Asked, Group, Teller, ask, command, remove, use_go, use_toasts},
};
use argus_domain::{
    CustomerId,
    customer::{ManagedCustomer, NewCustomer},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub(crate) fn CustomerPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let number = params.with(|params| params.get("id")).and_then(|id| id.parse().ok());
        CustomerId(number.unwrap_or_default())
    });
    let found = ask(move || Some(get_customer(id.get())));
    let changing = RwSignal::new(false);
    Effect::new(move |_| {
        found.with(|customer| page::set_title(&customer.name));
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    command(Group::Page, "e", "Change the customer", move || {
        changing.set(found.with_untracked(|_| ()).is_some());
    });
    let dialog = move || {
        let customer = changing.get().then(|| found.with_untracked(ManagedCustomer::clone)).flatten()?;
        let on_close = Callback::new(move |()| changing.set(false));
        Some(view! { <ChangeDialog customer found on_close/> })
    };
    view! {
        <section class="page">
            <p class="up">
                <a href=PATH>{icon(Icon::Back)} "Customers"</a>
            </p>
            <Loaded asked=found lines=4 view=Callback::new(move |found| head(found, changing))/>
            {move || {
                let id = id.get();
                found.is_answered().then(|| view! {
                    <div class="manage-parts">
                        <Contacts customer=id/>
                        <Members customer=id/>
                        <Networks customer=id/>
                        <Locations customer=id/>
                    </div>
                })
            }}
        </section>
        {dialog}
    }
    .into_any()
}

fn head(found: Asked<ManagedCustomer>, changing: RwSignal<bool>) -> AnyView {
    let facts = move || {
        found.with(|customer| {
            view! {
                <header class="page-head">
                    <h1>{customer.name.clone()}</h1>
                    <span class="mono muted">{customer.short_name.clone()}</span>
                    <span class="muted">
                        {format!("#{}, {}, added ", customer.id, production(customer.in_production))}
                        {time(customer.added, Clock::Relative)}
                    </span>
                    <span class="grow"></span>
                    <button type="button" class="btn" title="Change (e)" on:click=move |_| changing.set(true)>
                        {icon(Icon::Edit)}
                        "Change"
                    </button>
                    <Remove customer=customer.clone()/>
                </header>
            }
        })
    };
    facts.into_any()
}

/// The server refuses where anything belongs to the customer, and says what to do instead.
#[component]
fn Remove(customer: ManagedCustomer) -> impl IntoView {
    let go = use_go();
    let toasts = use_toasts();
    let teller = Teller::here();
    let press = move |_| {
        let again = NewCustomer { short_name: customer.short_name.clone(), name: customer.name.clone() };
        let said = format!("Removed the customer “{}”.", customer.name);
        let put_back = move || add_customer(again.clone());
        remove(teller, toasts, remove_customer(customer.id), said, put_back, move || go.to(PATH));
    };
    view! {
        <button type="button" class="btn" on:click=press>
            {icon(Icon::Trash)}
            "Remove"
        </button>
    }
    .into_any()
}
