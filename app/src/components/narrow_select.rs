//! One of the values that a list is narrowed to, or any.

use super::boxes::Choice;
use leptos::prelude::*;

/// Several values at once, which an address can name, are a choice of their own.
#[component]
pub(crate) fn NarrowSelect(
    label: &'static str,
    any: &'static str,
    choices: Signal<Vec<Choice>>,
    chosen: Signal<Vec<String>>,
    /// None for any.
    change: Callback<Option<String>>,
    /// What a value that is not among the choices is called, where that is not what it is.
    #[prop(default = str::to_owned)]
    label_of: fn(&str) -> String,
) -> impl IntoView {
    let on_change = move |event| {
        let value = event_target_value(&event);
        change.run((!value.is_empty()).then_some(value));
    };
    let all = Memo::new(move |_| {
        let mut all = vec![Choice { value: String::new(), label: any.to_owned() }];
        all.extend(choices.get());
        match chosen.get().as_slice() {
            [] => {}
            [one] if all.iter().any(|choice| choice.value == *one) => {}
            // Not known, or not yet.
            [one] => all.push(Choice { value: one.clone(), label: label_of(one) }),
            several => {
                all.push(Choice { value: several.join(" "), label: format!("{} of them", several.len()) });
            }
        }
        all
    });
    let option = move |choice: Choice| {
        let is_chosen = {
            let value = choice.value.clone();
            move || chosen.with(|chosen| chosen.join(" ") == value)
        };
        view! { <option value=choice.value prop:selected=is_chosen>{choice.label}</option> }
    };
    view! {
        <select class="select" class:narrowed=move || chosen.with(|chosen| !chosen.is_empty()) aria-label=label on:change=on_change>
            {move || all.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// Spans of time to choose, in hours.
const SPANS: [(u32, &str); 4] =
    [(1, "Last hour"), (24, "Last day"), (168, "Last 7 days"), (720, "Last 30 days")];

/// The last so many hours; 0 for any time.
#[component]
pub(crate) fn NarrowTime(hours: Signal<u32>, change: Callback<u32>) -> impl IntoView {
    let choices =
        SPANS.map(|(hours, label)| Choice { value: hours.to_string(), label: label.to_owned() }).to_vec();
    let chosen = Signal::derive(move || match hours.get() {
        0 => Vec::new(),
        hours => vec![hours.to_string()],
    });
    let change = Callback::new(move |value: Option<String>| {
        change.run(value.and_then(|value| value.parse().ok()).unwrap_or_default());
    });
    view! {
        <NarrowSelect
            label="Time"
            any="Any time"
            choices=Signal::stored(choices)
            chosen
            change
            label_of=|hours| format!("Last {hours} hours")
        />
    }
    .into_any()
}
