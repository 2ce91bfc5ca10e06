//! Some of many to choose from, folded up while nobody chooses: the summary says what is chosen.

use crate::components::{Boxes, Choice};
use leptos::prelude::*;

#[component]
pub(crate) fn Fold(
    label: &'static str,
    /// What it means that nothing is chosen.
    #[prop(default = "any")]
    any: &'static str,
    choices: Signal<Vec<Choice>>,
    chosen: RwSignal<Vec<String>>,
) -> impl IntoView {
    let said = move || {
        let chosen = chosen.get();
        if chosen.is_empty() {
            return any.to_owned();
        }
        let label = |value: &String| {
            choices.with(|choices| {
                let found = choices.iter().find(|choice| choice.value == *value);
                found.map_or_else(|| value.clone(), |choice| choice.label.clone())
            })
        };
        chosen.iter().map(label).collect::<Vec<_>>().join(", ")
    };
    view! {
        <details class="fold">
            <summary>
                {label} ": " <span class="fold-said">{said}</span>
            </summary>
            <Boxes label choices chosen/>
        </details>
    }
    .into_any()
}
