//! Narrows the list of cases to those with a value in a custom field.

use crate::{
    components::{CustomControl, Icon, Popover, icon},
    link::CaseLink,
    state::{Asked, use_go},
};
use argus_domain::{
    case::{CaseFilterChoices, CustomMatch},
    custom_field::{CustomField, CustomFieldKind, RawValues},
};
use leptos::{ev, prelude::*};
use serde_json::Value;

#[component]
pub(super) fn ListCustom(link: Memo<CaseLink>, known: Asked<CaseFilterChoices>) -> impl IntoView {
    let go = use_go();
    let fields = Memo::new(move |_| known.with(|known| known.custom_fields.clone()).unwrap_or_default());
    let label_of = move |name: &str| {
        fields.with(|fields| fields.iter().find(|field| field.name == name).map(|field| field.label.clone()))
    };
    let asked = move |one: CustomMatch| {
        let label = label_of(&one.name).unwrap_or_else(|| one.name.clone());
        let text = format!("{label}: {}", one.value);
        let remove = move |_| {
            let link = link.get_untracked().changed(|link| link.filter.custom.retain(|other| *other != one));
            go.to(&link.write());
        };
        view! {
            <span class="tag asked">
                {text.clone()}
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label=format!("Any {text}")
                    title="Take this away"
                    on:click=remove
                >
                    {icon(Icon::Close)}
                </button>
            </span>
        }
    };
    let open = RwSignal::new(false);
    let add = move || {
        fields.with(|fields| !fields.is_empty()).then(|| {
            view! {
                <Popover
                    open
                    label="Narrow by a custom field"
                    class="btn"
                    button=ViewFn::from(|| view! { {icon(Icon::Plus)} "Field" })
                >
                    <Ask link fields open/>
                </Popover>
            }
        })
    };
    view! {
        {move || link.with(|link| link.filter.custom.clone()).into_iter().map(asked).collect_view()}
        {add}
    }
    .into_any()
}

/// Which field, and which value.
#[component]
fn Ask(link: Memo<CaseLink>, fields: Memo<Vec<CustomField>>, open: RwSignal<bool>) -> impl IntoView {
    let go = use_go();
    let first = fields.with_untracked(|fields| fields.first().map(|field| field.name.clone()));
    let chosen = RwSignal::new(first.unwrap_or_default());
    let values = RwSignal::new(RawValues::new());
    // Several of a list are asked for one by one.
    let field = Memo::new(move |_| {
        let found = fields.with(|fields| fields.iter().find(|field| field.name == chosen.get()).cloned())?;
        let kind = if found.kind.has_choices() { CustomFieldKind::Choice } else { found.kind };
        Some(CustomField { kind, ..found })
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let name = chosen.get_untracked();
        let value = values.with_untracked(|values| match values.get(&name) {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        });
        if value.is_empty() {
            return;
        }
        open.set(false);
        let one = CustomMatch { name, value };
        let narrowed = link.get_untracked().changed(|link| {
            link.filter.custom.retain(|other| *other != one);
            link.filter.custom.push(one);
        });
        go.to(&narrowed.write());
    };
    let option = move |field: CustomField| view! { <option value=field.name>{field.label}</option> };
    let control = move || {
        field.get().map(|field| {
            view! { <CustomControl field id="narrow-by".to_owned() values wrong=Signal::stored(false)/> }
        })
    };
    view! {
        <form class="ask-field" novalidate="" on:submit=submit>
            <select class="input" aria-label="Custom field" on:change=move |event| chosen.set(event_target_value(&event))>
                {move || fields.get().into_iter().map(option).collect_view()}
            </select>
            {control}
            <button type="submit" class="btn primary">"Show these"</button>
        </form>
    }
    .into_any()
}
