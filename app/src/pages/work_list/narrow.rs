//! What narrows a list: the address says it, so each choice goes there.

use super::ListLink;
use crate::{
    components::{Choice, SearchText},
    state::use_go,
};
use leptos::prelude::*;

/// One of the values, or any. An address can name several, which then is a choice of its own.
#[component]
pub(crate) fn Narrow<L: ListLink>(
    link: Memo<L>,
    label: &'static str,
    any: &'static str,
    choices: Signal<Vec<Choice>>,
    values: fn(&L::Filter) -> Vec<String>,
    narrow: fn(&mut L::Filter, Option<&str>),
    /// What a value that is not among the choices is called, where that is not what it is.
    #[prop(default = str::to_owned)]
    label_of: fn(&str) -> String,
) -> impl IntoView {
    let go = use_go();
    let chosen = Memo::new(move |_| link.with(|link| values(link.filter())));
    let on_change = move |event| {
        let value = event_target_value(&event);
        let value = (!value.is_empty()).then_some(value.as_str());
        go.to(&link.get_untracked().narrowed(|filter| narrow(filter, value)).write());
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

/// The text takes the place of the entry before in the way back.
#[component]
pub(crate) fn Search<L: ListLink>(
    link: Memo<L>,
    label: &'static str,
    placeholder: &'static str,
) -> impl IntoView {
    let go = use_go();
    let change = move |text| go.instead(&link.get_untracked().searched(text).write());
    view! {
        <SearchText
            value=Signal::derive(move || link.with(|link| link.text().to_owned()))
            change=Callback::new(change)
            label
            placeholder
            class="input search"
            main=true
        />
    }
    .into_any()
}
