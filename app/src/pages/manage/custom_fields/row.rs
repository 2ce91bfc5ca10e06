//! One field of the list.

use super::{
    super::parts::{retire, state_of},
    FieldList,
};
use crate::api::custom_field::change_custom_field;
use argus_domain::custom_field::{CustomField, CustomFieldChange};
use leptos::prelude::*;

pub(super) fn row(fields: FieldList, field: &CustomField) -> AnyView {
    let list = fields.list;
    let needed = match (field.required_new, field.required_closing) {
        (true, true) => "to open and to close",
        (true, false) => "to open",
        (false, true) => "to close",
        (false, false) => "not needed",
    };
    let customers = customers(fields, field);
    let (id, version, retired) = (field.id, field.version, field.retired);
    let turn = move || {
        let change = CustomFieldChange { version, retired: Some(!retired), ..CustomFieldChange::default() };
        change_custom_field(id, change)
    };
    let kept = "Cases keep what they have in it.";
    let act = retire(field.label.clone(), retired, kept, turn, move || list.found.again());
    view! {
        <tr class:over=retired>
            <td>{list.link(field, field.label.clone())}</td>
            <td class="mono">{field.name.clone()}</td>
            <td>{field.kind.label()}</td>
            <td>{needed}</td>
            <td>{customers}</td>
            <td class="num">{field.position}</td>
            <td>{state_of(retired)}</td>
            <td class="col-act">{act}</td>
        </tr>
    }
    .into_any()
}

fn customers(fields: FieldList, field: &CustomField) -> impl Fn() -> String + use<> {
    let own = field.customers.clone();
    move || {
        if own.is_empty() {
            return "all".to_owned();
        }
        let names = fields.customers.with(|known| {
            let names = known.iter().filter(|known| own.contains(&known.id)).map(|known| known.name.as_str());
            names.collect::<Vec<_>>().join(", ")
        });
        names.unwrap_or_else(|| own.len().to_string())
    }
}
