//! The customers that a user sees.

use super::{
    super::{customer::through, parts::Give},
    one_page::Opened,
};
use crate::{
    api::customer::{let_see_customer, list_customers},
    components::{Choice, Icon, Loaded, icon},
    state::{Teller, ask, use_toasts},
};
use argus_domain::{
    CustomerId, Permission,
    event::CustomerName,
    membership::{Holder, Through},
};
use leptos::prelude::*;

#[component]
pub(super) fn Customers(opened: Opened) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let set = Callback::new(move |(customer, may): (CustomerId, bool)| {
        let order = let_see_customer(customer, Holder::User(opened.id), may);
        teller.tell(order, move |()| opened.again(), move |failure| toasts.failure(&failure));
    });
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
            set.run((id, true));
        }
    });
    let sees_all = move || {
        opened.rights.with(|rights| {
            rights.permissions.iter().find(|(permission, _)| *permission == Permission::AllCustomers).map(
                |(_, groups)| {
                    let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
                    format!("This person sees every customer, through {}.", names.join(", "))
                },
            )
        })
    };
    view! {
        <section class="panel flush" aria-labelledby="customers">
            <header class="page-head"><h2 id="customers">"Customers"</h2></header>
            {move || sees_all().flatten().map(|text| view! { <p class="note">{text}</p> })}
            <Give id="customer" label="Customer" placeholder="Choose a customer" choices give/>
            <Loaded asked=opened.rights lines=2 view=Callback::new(move |_| table(opened, set))/>
        </section>
    }
    .into_any()
}

fn table(opened: Opened, set: Callback<(CustomerId, bool)>) -> AnyView {
    let row = move |(customer, why): &(CustomerName, Vec<Through>)| {
        let id = customer.id;
        let take = why.contains(&Through::Himself).then(|| {
            view! {
                <button
                    type="button"
                    class="icon-btn small"
                    title="Take away"
                    aria-label=format!("Take {} away", customer.name)
                    on:click=move |_| set.run((id, false))
                >
                    {icon(Icon::Close)}
                </button>
            }
        });
        view! {
            <tr>
                <td><a href=format!("/manage/customers/{id}")>{customer.name.clone()}</a></td>
                <td class="col-through">{why.iter().map(through).collect::<Vec<_>>().join(", ")}</td>
                <td class="col-act">{take}</td>
            </tr>
        }
    };
    let body = move || {
        opened.rights.with(|rights| match rights.customers.is_empty() {
            true => {
                view! { <p class="muted">"No customer was given to this person or to a group of his."</p> }
                    .into_any()
            }
            false => view! {
                <div class="table-box">
                    <table class="list manage">
                        <thead>
                            <tr>
                                <th scope="col">"Customer"</th>
                                <th scope="col" class="col-through">"Through"</th>
                                <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                            </tr>
                        </thead>
                        <tbody>{rights.customers.iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            }
            .into_any(),
        })
    };
    body.into_any()
}
