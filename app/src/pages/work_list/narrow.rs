//! What narrows a list: the address says it, so each choice goes there.

use crate::{
    components::{Choice, NarrowSelect, SearchText},
    link::{Question, WorkLink},
    state::use_go,
};
use leptos::prelude::*;
use std::{fmt::Display, str::FromStr};

/// One of the values, or any. An address can name several, which then is a choice of its own.
#[component]
pub(crate) fn Narrow<Q: Question>(
    link: Memo<WorkLink<Q>>,
    label: &'static str,
    any: &'static str,
    choices: Signal<Vec<Choice>>,
    values: fn(&Q) -> Vec<String>,
    narrow: fn(&mut Q, Option<&str>),
    /// What a value that is not among the choices is called, where that is not what it is.
    #[prop(default = str::to_owned)]
    label_of: fn(&str) -> String,
) -> impl IntoView {
    let chosen = Memo::new(move |_| link.with(|link| values(&link.filter)));
    select(link, Words { label, any, label_of }, choices, chosen, narrow)
}

/// The same where the values are those of one of the question's lists.
#[component]
pub(crate) fn NarrowTo<Q: Question, T: Display + FromStr + 'static>(
    link: Memo<WorkLink<Q>>,
    label: &'static str,
    any: &'static str,
    choices: Signal<Vec<Choice>>,
    list: fn(&mut Q) -> &mut Vec<T>,
) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let mut filter = link.with(|link| link.filter.clone());
        list(&mut filter).iter().map(ToString::to_string).collect()
    });
    let narrow = move |filter: &mut Q, value: Option<&str>| {
        *list(filter) = value.and_then(|value| value.parse().ok()).into_iter().collect();
    };
    select(link, Words { label, any, label_of: str::to_owned }, choices, chosen, narrow)
}

struct Words {
    label: &'static str,
    any: &'static str,
    label_of: fn(&str) -> String,
}

fn select<Q: Question>(
    link: Memo<WorkLink<Q>>,
    Words { label, any, label_of }: Words,
    choices: Signal<Vec<Choice>>,
    chosen: Memo<Vec<String>>,
    narrow: impl Fn(&mut Q, Option<&str>) + Send + Sync + 'static,
) -> AnyView {
    let go = use_go();
    let change = Callback::new(move |value: Option<String>| {
        go.to(&link.get_untracked().changed(|link| narrow(&mut link.filter, value.as_deref())).write());
    });
    view! { <NarrowSelect label any choices chosen=chosen.into() change label_of/> }.into_any()
}

/// The text takes the place of the entry before in the way back.
#[component]
pub(crate) fn Search<Q: Question>(
    link: Memo<WorkLink<Q>>,
    label: &'static str,
    placeholder: &'static str,
) -> impl IntoView {
    let go = use_go();
    let change = move |text| {
        go.instead(&link.get_untracked().changed(|link| *link.filter.text() = text).write());
    };
    view! {
        <SearchText
            value=Signal::derive(move || link.with(|link| link.filter.clone().text().clone()))
            change=Callback::new(change)
            label
            placeholder
            class="input search"
            main=true
        />
    }
    .into_any()
}

/// Asks for everything again, where something narrows it.
#[component]
pub(crate) fn Clear<Q: Question>(link: Memo<WorkLink<Q>>) -> impl IntoView {
    let cleared = move || link.get().changed(|link| link.filter = Q::of_nobody()).write();
    (move || {
        link.with(WorkLink::is_filtered).then(|| view! { <a class="btn ghost" href=cleared>"Clear"</a> })
    })
    .into_any()
}
