//! How long events are kept, for all customers and for single ones.

use super::super::parts::{FormDialog, TextField};
use crate::{
    api::{
        customer::list_customers,
        setting::{clear_retention, retention_rules, set_retention},
    },
    components::{Choice, Field, Icon, Loaded, RemoveButton, SelectInput, icon},
    pages::case::part_form::PartForm,
    state::{Asked, Teller, ask, remove, tell, use_toasts},
};
use argus_domain::{CustomerId, Invalid, event::CustomerName, setting::RetentionRule};
use leptos::prelude::*;

#[component]
pub(super) fn Retention() -> impl IntoView {
    let found = ask(|| Some(retention_rules()));
    let setting = RwSignal::new(false);
    view! {
        <section class="panel flush" aria-labelledby="retention">
            <header class="page-head">
                <h2 id="retention">"How long events are kept"</h2>
                <button type="button" class="btn small" on:click=move |_| setting.set(true)>
                    {icon(Icon::Plus)}
                    "Set a rule"
                </button>
            </header>
            <p class="muted">
                "The server removes older events every hour. Those that are linked to a case stay: they are evidence. Also set by "
                <code>"argus retention"</code> "."
            </p>
            <Loaded asked=found lines=2 view=Callback::new(table)/>
        </section>
        {move || setting.get().then(|| {
            view! { <SetDialog found on_close=Callback::new(move |()| setting.set(false))/> }
        })}
    }
    .into_any()
}

fn table(found: Asked<Vec<RetentionRule>>) -> AnyView {
    let row = move |rule: &RetentionRule| {
        let whose = rule.customer.as_ref().map_or_else(|| "All others".to_owned(), |name| name.name.clone());
        view! {
            <tr>
                <td>{whose}</td>
                <td>{format!("{} days", rule.days)}</td>
                <td class="col-act"><Clear found rule=rule.clone()/></td>
            </tr>
        }
    };
    let body = move || {
        found.with(|rules| match rules.is_empty() {
            true => view! { <p class="muted">"Events are kept for ever: there is no rule."</p> }.into_any(),
            false => view! {
                <div class="table-box">
                    <table class="list manage">
                        <thead>
                            <tr>
                                <th scope="col">"Customer"</th>
                                <th scope="col">"Kept for"</th>
                                <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                            </tr>
                        </thead>
                        <tbody>{rules.iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            }
            .into_any(),
        })
    };
    body.into_any()
}

#[component]
fn Clear(found: Asked<Vec<RetentionRule>>, rule: RetentionRule) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let (customer, days) = (rule.customer.as_ref().map(|name| name.id), rule.days);
    let whose = rule.customer.map_or_else(|| "all others".to_owned(), |name| name.name);
    let label = format!("Remove the rule for {whose}");
    let press = move |()| {
        let said = format!("Removed the rule for {whose}.");
        let put_back = move || set_retention(customer, days);
        remove(teller, toasts, clear_retention(customer), said, put_back, move || found.again());
    };
    view! { <RemoveButton label title="Remove" press=Callback::new(press)/> }.into_any()
}

#[component]
fn SetDialog(found: Asked<Vec<RetentionRule>>, on_close: Callback<()>) -> impl IntoView {
    let form = PartForm::new(0);
    let fields = form.fields;
    let (customer, days) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let save = Callback::new(move |()| {
        let of: Option<CustomerId> = customer.get_untracked().parse().ok();
        let Ok(days) = days.get_untracked().trim().parse() else {
            return form.failed(crate::api::Failure::Invalid(Invalid::one("days", "must be a number")));
        };
        let done = move |()| {
            on_close.run(());
            found.again();
        };
        tell(set_retention(of, days), done, move |failure| form.failed(failure));
    });
    let all = ask(|| Some(list_customers(String::new())));
    let choices = Signal::derive(move || {
        let choice =
            |customer: &CustomerName| Choice { value: customer.id.to_string(), label: customer.name.clone() };
        all.with(|all| all.iter().map(choice).collect()).unwrap_or_default()
    });
    view! {
        <FormDialog title="How long events are kept" submit="Set" form shown=&["customer", "days"] save on_close>
            <Field id="retention-customer" label="Customer" problem=fields.of("customer")>
                <SelectInput
                    id="retention-customer"
                    value=customer
                    none="All without a rule of their own"
                    choices
                />
            </Field>
            <TextField
                id="retention-days"
                name="days"
                label="Days"
                hint="Older events are removed within the hour and do not come back, unless linked to a case."
                required=true
                value=days
                fields
            />
        </FormDialog>
    }
    .into_any()
}
