//! What else the sensor reported, by name.

use crate::components::CopyButton;
use leptos::prelude::*;
use std::collections::BTreeMap;

#[component]
pub(super) fn Properties(properties: BTreeMap<String, String>) -> impl IntoView {
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
    let one = |(key, value): (String, String)| {
        view! {
            <tr>
                <th scope="row" class="mono">{key}</th>
                <td class="mono breaks">
                    {value.clone()}
                    <CopyButton text=value label="Copy the value"/>
                </td>
            </tr>
        }
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
                            <For each=shown key=|(key, _)| key.clone() children=one/>
                        </tbody>
                    </table>
                </section>
            }
        })
        .into_any()
}
