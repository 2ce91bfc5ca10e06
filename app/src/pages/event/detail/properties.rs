//! What else the sensor reported, by name.

use super::super::state::use_events;
use crate::{
    components::{CopyButton, Icon, icon},
    link::FilterField,
};
use argus_domain::property::{PropertyMap, SEPARATOR};
use leptos::prelude::*;

#[component]
pub(super) fn Properties(properties: PropertyMap) -> impl IntoView {
    let count = properties.len();
    let all: Vec<(String, String)> = properties.into_iter().collect();
    let wanted = RwSignal::new(String::new());
    let shown = move || {
        let wanted = wanted.get().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&wanted);
        let mut shown = all.clone();
        shown.retain(|(key, value)| has(key) || has(value));
        shown
    };
    let search = (count > 6).then(|| {
        view! {
            <input
                type="search"
                class="input"
                placeholder="Narrow the properties…"
                aria-label="Narrow the properties"
                bind:value=wanted
            />
        }
    });
    (count > 0)
        .then(|| {
            view! {
                <section>
                    <h4>{format!("Properties ({count})")}</h4>
                    {search}
                    <table class="properties">
                        <tbody>
                            <For each=shown key=|(key, _)| key.clone() let:pair>
                                <Property key_=pair.0 value=pair.1/>
                            </For>
                        </tbody>
                    </table>
                </section>
            }
        })
        .into_any()
}

/// One name, with each of its values on a line of its own.
#[component]
fn Property(key_: String, value: String) -> impl IntoView {
    let state = use_events();
    let one = |value: &str| {
        let pair = format!("{key_}={value}");
        let label = format!("Only events with {pair}");
        view! {
            <li>
                <span>{value.to_owned()}</span>
                <CopyButton text=value label="Copy the value"/>
                <button
                    type="button"
                    class="icon-btn small"
                    title=label.clone()
                    aria-label=label
                    on:click=move |_| state.filter(FilterField::Property, &pair)
                >
                    {icon(Icon::Filter)}
                </button>
            </li>
        }
    };
    let values = value.split(SEPARATOR).map(one).collect_view();
    view! {
        <tr>
            <th scope="row" class="mono">{key_.clone()}</th>
            <td class="mono breaks"><ul>{values}</ul></td>
        </tr>
    }
    .into_any()
}
