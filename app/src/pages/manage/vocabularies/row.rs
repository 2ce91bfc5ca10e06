//! One classification of the list.

use super::{Opened, Vocabulary};
use crate::{
    api::classification::change_classification,
    state::{Teller, use_toasts},
};
use argus_domain::classification::{ClassificationChange, ManagedClassification};
use leptos::prelude::*;

pub(super) fn row(list: Vocabulary, one: &ManagedClassification) -> AnyView {
    let opened = Opened::One(Box::new(one.clone()));
    let cases = if one.cases > ManagedClassification::COUNTED {
        format!("over {}", ManagedClassification::COUNTED)
    } else {
        one.cases.to_string()
    };
    view! {
        <tr class:over=one.retired>
            <td>
                <button type="button" class="as-link" data-row="" on:click=move |_| list.opened.set(Some(opened.clone()))>
                    {one.label.clone()}
                </button>
            </td>
            <td class="mono">{one.name.clone()}</td>
            <td class="long-value">{one.description.clone()}</td>
            <td class="num order">{one.position}</td>
            <td class="num" data-what=if one.cases == 1 { "case" } else { "cases" }>{cases}</td>
            <td>{if one.retired { "retired" } else { "in use" }}</td>
            <td class="col-act"><Retire list one=one.clone()/></td>
        </tr>
    }
    .into_any()
}

/// Nothing is lost by it, and it can be taken back at once.
#[component]
fn Retire(list: Vocabulary, one: ManagedClassification) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let (verb, said) = if one.retired {
        ("Use again", "is offered again.")
    } else {
        ("Retire", "is not offered any more. Cases keep it.")
    };
    let label = format!("{verb}: {}", one.label);
    let press = move |_| {
        let said = format!("“{}” {said}", one.label);
        let change = ClassificationChange {
            version: one.version,
            retired: Some(!one.retired),
            ..ClassificationChange::default()
        };
        teller.tell(
            change_classification(one.id, change),
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
