//! One field of the list.

use super::{FieldList, Opened};
use crate::{
    api::custom_field::change_custom_field,
    state::{Teller, use_toasts},
};
use argus_domain::custom_field::{CustomField, CustomFieldChange};
use leptos::prelude::*;

pub(super) fn row(list: FieldList, field: &CustomField) -> AnyView {
    let opened = Opened::Field(Box::new(field.clone()));
    let needed = match (field.required_new, field.required_closing) {
        (true, true) => "to open and to close",
        (true, false) => "to open",
        (false, true) => "to close",
        (false, false) => "not needed",
    };
    let customers = customers(list, field);
    view! {
        <tr class:over=field.retired>
            <td>
                <button type="button" class="as-link" data-row="" on:click=move |_| list.opened.set(Some(opened.clone()))>
                    {field.label.clone()}
                </button>
            </td>
            <td class="mono">{field.name.clone()}</td>
            <td>{field.kind.label()}</td>
            <td>{needed}</td>
            <td>{customers}</td>
            <td class="num">{field.position}</td>
            <td>{if field.retired { "retired" } else { "in use" }}</td>
            <td class="col-act"><Retire list field=field.clone()/></td>
        </tr>
    }
    .into_any()
}

fn customers(list: FieldList, field: &CustomField) -> impl Fn() -> String + use<> {
    let own = field.customers.clone();
    move || {
        if own.is_empty() {
            return "all".to_owned();
        }
        let names = list.customers.with(|known| {
            let names = known.iter().filter(|known| own.contains(&known.id)).map(|known| known.name.as_str());
            names.collect::<Vec<_>>().join(", ")
        });
        names.unwrap_or_else(|| own.len().to_string())
    }
}

/// Nothing is lost by it, and it can be taken back at once.
#[component]
fn Retire(list: FieldList, field: CustomField) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let (verb, said) = if field.retired {
        ("Use again", "is offered again.")
    } else {
        ("Retire", "is not offered any more. Cases keep what they have in it.")
    };
    let label = format!("{verb}: {}", field.label);
    let press = move |_| {
        let said = format!("“{}” {said}", field.label);
        let change = CustomFieldChange {
            version: field.version,
            retired: Some(!field.retired),
            ..CustomFieldChange::default()
        };
        teller.tell(
            change_custom_field(field.id, change),
            move |_| {
                toasts.done(said);
                list.found.again();
            },
            move |failure| {
                toasts.failure(&failure);
                list.found.again();
            },
        );
    };
    view! { <button type="button" class="btn small" aria-label=label on:click=press>{verb}</button> }
        .into_any()
}
