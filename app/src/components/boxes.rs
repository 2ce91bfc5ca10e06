//! Some of many: a list of boxes to tick, narrowed by typing.

use leptos::prelude::*;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

impl Choice {
    pub(crate) fn new(value: impl ToString, label: &str) -> Self {
        Self { value: value.to_string(), label: label.to_owned() }
    }

    pub(crate) fn same(value: impl Into<String>) -> Self {
        let value = value.into();
        Self { label: value.clone(), value }
    }
}

#[component]
pub(crate) fn Boxes(
    label: &'static str,
    choices: Signal<Vec<Choice>>,
    chosen: RwSignal<Vec<String>>,
    /// Only one of them.
    #[prop(optional)]
    single: bool,
    /// What is typed, where the choices follow it by themselves.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
) -> impl IntoView {
    let wanted = typed.unwrap_or_default();
    let shown = move || {
        let mut choices = choices.get();
        if typed.is_none() {
            let wanted = wanted.get().to_lowercase();
            choices.retain(|choice| choice.label.to_lowercase().contains(&wanted));
        }
        choices
    };
    let toggle = move |value: &str| {
        if single {
            chosen.set(vec![value.to_owned()]);
            return;
        }
        chosen.update(|chosen| match chosen.iter().position(|other| other == value) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(value.to_owned()),
        });
    };
    let kind = if single { "radio" } else { "checkbox" };
    let one = move |choice: Choice| {
        let value = choice.value.clone();
        let is_chosen = {
            let value = value.clone();
            move || chosen.with(|chosen| chosen.contains(&value))
        };
        view! {
            <label class="box">
                <input type=kind name="box" prop:checked=is_chosen on:change=move |_| toggle(&value)/>
                <span>{choice.label}</span>
            </label>
        }
    };
    let many = Memo::new(move |_| typed.is_some() || choices.with(|choices| choices.len() > 8));
    let search = move || {
        many.get().then(|| {
            view! {
                <input
                    type="search"
                    class="input"
                    placeholder="Narrow the list…"
                    aria-label="Narrow the list"
                    data-first=""
                    bind:value=wanted
                />
            }
        })
    };
    view! {
        {search}
        <div class="boxes" role="group" aria-label=label>
            <For each=shown key=|choice| choice.value.clone() children=one/>
        </div>
    }
    .into_any()
}
