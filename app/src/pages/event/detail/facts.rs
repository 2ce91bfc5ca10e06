//! What is known about an event, name by name.

use super::super::state::EventsState;
use crate::{
    components::{Clock, Icon, icon, time},
    link::FilterField,
};
use argus_domain::Timestamp;
use leptos::prelude::*;

pub(super) fn fact(name: &'static str, value: Option<String>) -> Option<AnyView> {
    let value = value.filter(|value| !value.is_empty())?;
    Some(view! { <dt>{name}</dt><dd class="breaks">{value}</dd> }.into_any())
}

pub(super) fn moment(name: &'static str, at: Timestamp) -> AnyView {
    view! { <dt>{name}</dt><dd>{time(at, Clock::Full)}</dd> }.into_any()
}

/// A fact that the list can be narrowed to.
pub(super) fn narrowing(
    state: EventsState,
    name: &'static str,
    shown: String,
    field: FilterField,
    value: String,
) -> AnyView {
    let label = format!("Only events with this {}", name.to_lowercase());
    view! {
        <dt>{name}</dt>
        <dd class="breaks">
            {shown}
            <button
                type="button"
                class="icon-btn small"
                title=label.clone()
                aria-label=label
                on:click=move |_| state.filter(field, &value)
            >
                {icon(Icon::Filter)}
            </button>
        </dd>
    }
    .into_any()
}
