//! One part of the filter: what it says opens its editor, its cross removes it.

use super::{editor::FilterEditor, filtered::Filtered, names::Names};
use crate::{
    components::{Icon, Popover, icon},
    link::{FilterField, NO_CASE},
};
use argus_domain::PropertyCriteria;
use leptos::prelude::*;

#[component]
pub(super) fn FilterPart(field: FilterField) -> impl IntoView {
    let filtered: Filtered = expect_context();
    let names: Names = expect_context();
    let open = RwSignal::new(false);
    let value = move || said(filtered, names, field);
    let label = Signal::derive(move || format!("Change the filter: {} {}", field.label(), value()));
    let remove = move |_| filtered.change(|link| drop(field.set(&mut link.criteria, &[])));
    let button = move || {
        view! {
            <span class="part-label">{field.label()}</span>
            " "
            <span class="part-value" class:mono=field.is_code()>{value}</span>
        }
    };
    view! {
        <div class="part">
            <Popover open label class="part-button" button=ViewFn::from(button)>
                <FilterEditor field done=Callback::new(move |()| open.set(false))/>
            </Popover>
            <button
                type="button"
                class="part-remove"
                aria-label=move || format!("Remove the filter: {} {}", field.label(), value())
                title="Remove"
                on:click=remove
            >
                {icon(Icon::Close)}
            </button>
        </div>
    }
    .into_any()
}

fn said(filtered: Filtered, names: Names, field: FilterField) -> String {
    let mut values = filtered.with_link(|link| field.values(&link.criteria));
    for value in &mut values {
        match field {
            field if field.is_number() => *value = names.of(field, value),
            FilterField::Case if value != NO_CASE => value.insert(0, '#'),
            _ => {}
        }
    }
    if field == FilterField::Property {
        values = filtered.with_link(|link| link.criteria.properties.iter().map(property).collect());
    }
    if values.len() > 3 {
        let more = values.len() - 2;
        values.truncate(2);
        return format!("{}{}{more} more", values.join(field.joint()), field.joint());
    }
    values.join(field.joint())
}

fn property(property: &PropertyCriteria) -> String {
    let sign = if property.pattern { '~' } else { '=' };
    format!("{}{sign}{}", property.key, property.values.join(" or "))
}
