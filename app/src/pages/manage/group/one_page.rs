//! One group: what its members may do, whose customers they see, and who they are.

use super::{PATH, change_dialog::ChangeDialog, members::Members};
use crate::{
    api::{
        customer::{let_see_customer, list_customers},
        group::{add_group, get_group, remove_group},
    },
    browser::page,
    components::{Choice, Icon, Loaded, icon},
    pages::manage::parts::Give,
    state::{Asked, Group, Teller, ask, command, remove, use_go, use_toasts},
};
use argus_domain::{
    CustomerId, GroupId, Permission,
    event::CustomerName,
    group::{GroupDetails, ManagedGroup, NewGroup},
    membership::Holder,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub(crate) fn GroupPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let number = params.with(|params| params.get("id")).and_then(|id| id.parse().ok());
        GroupId(number.unwrap_or_default())
    });
    let found = ask(move || Some(get_group(id.get())));
    let changing = RwSignal::new(false);
    Effect::new(move |_| {
        found.with(|details| page::set_title(&details.group.name));
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    command(Group::Page, "e", "Change the group", move || {
        changing.set(found.with_untracked(|_| ()).is_some());
    });
    let dialog = move || {
        let group = changing.get().then(|| found.with_untracked(|details| details.group.clone()))?;
        let on_close = Callback::new(move |()| changing.set(false));
        let done = Callback::new(move |_| found.again());
        Some(view! { <ChangeDialog group done on_close/> })
    };
    let parts = move || {
        let id = id.get();
        found.is_answered().then(|| {
            view! {
                <div class="manage-parts">
                    <Customers id found/>
                    <Members id found/>
                </div>
            }
        })
    };
    view! {
        <section class="page">
            <p class="up">
                <a href=PATH>{icon(Icon::Back)} "Groups"</a>
            </p>
            <Loaded asked=found lines=4 view=Callback::new(move |found| head(found, changing))/>
            {parts}
        </section>
        {dialog}
    }
    .into_any()
}

fn head(found: Asked<GroupDetails>, changing: RwSignal<bool>) -> AnyView {
    let permission = |permission: &Permission| {
        view! {
            <dt class="mono">{permission.name()}</dt>
            <dd>{permission.description()}</dd>
        }
    };
    let body = move || {
        found.with(|details| {
            let group = &details.group;
            let may = match group.permissions.is_empty() {
                true => {
                    view! { <p class="muted">"Members may do nothing through this group."</p> }.into_any()
                }
                false => view! {
                    <dl class="facts">{group.permissions.iter().map(permission).collect_view()}</dl>
                }
                .into_any(),
            };
            view! {
                <header class="page-head">
                    <h1>{group.name.clone()}</h1>
                    <span class="grow"></span>
                    <button type="button" class="btn" title="Change (e)" on:click=move |_| changing.set(true)>
                        {icon(Icon::Edit)}
                        "Change"
                    </button>
                    <Remove group=group.clone()/>
                </header>
                <section class="panel" aria-labelledby="may">
                    <h2 id="may">"Members may"</h2>
                    {may}
                </section>
            }
        })
    };
    body.into_any()
}

/// The server refuses while somebody is in it.
#[component]
fn Remove(group: ManagedGroup) -> impl IntoView {
    let go = use_go();
    let toasts = use_toasts();
    let teller = Teller::here();
    let press = move |_| {
        let again = NewGroup { name: group.name.clone(), permissions: group.permissions.clone() };
        let said = format!("Removed the group “{}”.", group.name);
        let put_back = move || add_group(again.clone());
        remove(teller, toasts, remove_group(group.id), said, put_back, move || go.to(PATH));
    };
    view! {
        <button type="button" class="btn" on:click=press>
            {icon(Icon::Trash)}
            "Remove"
        </button>
    }
    .into_any()
}

/// The customers that members see through the group.
#[component]
fn Customers(id: GroupId, found: Asked<GroupDetails>) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let set = move |customer: CustomerId, may: bool| {
        let order = let_see_customer(customer, Holder::Group(id), may);
        teller.tell(order, move |()| found.again(), move |failure| toasts.failure(&failure));
    };
    let all = ask(move || Some(list_customers(String::new())));
    let choices = Signal::derive(move || {
        let choice = |customer: &CustomerName| Choice {
            value: customer.id.to_string(),
            label: format!("{} ({})", customer.name, customer.short_name),
        };
        all.with(|all| all.iter().map(choice).collect()).unwrap_or_default()
    });
    let give = Callback::new(move |id: String| {
        if let Ok(id) = id.parse() {
            set(id, true);
        }
    });
    let one = move |customer: &CustomerName| {
        let id = customer.id;
        view! {
            <li class="tag">
                <a href=format!("/manage/customers/{id}")>{customer.name.clone()}</a>
                <button
                    type="button"
                    class="icon-btn small"
                    title="Take away"
                    aria-label=format!("Take {} away", customer.name)
                    on:click=move |_| set(id, false)
                >
                    {icon(Icon::Close)}
                </button>
            </li>
        }
    };
    let customers = move || {
        found.with(|details| {
            let sees_all = details.group.permissions.contains(&Permission::AllCustomers);
            match (sees_all, details.customers.is_empty()) {
                (true, _) => {
                    view! { <p class="note">"Members see every customer: the group has the permission allCustomers."</p> }
                        .into_any()
                }
                (false, true) => {
                    view! { <p class="muted">"Members see only the customers given to themselves."</p> }.into_any()
                }
                (false, false) => ().into_any(),
            }
        })
    };
    let tags = move || found.with(|details| details.customers.iter().map(one).collect_view());
    view! {
        <section class="panel" aria-labelledby="customers">
            <h2 id="customers">"Customers"</h2>
            {customers}
            <div class="group-line"><ul class="tags">{tags}</ul></div>
            <Give id="customer" label="Customer" placeholder="Choose a customer" choices give/>
        </section>
    }
    .into_any()
}
