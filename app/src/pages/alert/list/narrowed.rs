//! What the queue is narrowed to beside the choices of the bar: where groups and similar alerts lead. Each can be taken away.

use crate::{
    components::{Icon, icon},
    link::AlertLink,
    state::use_go,
};
use argus_domain::alert::{AlertFilter, AlertGrouping};
use leptos::prelude::*;

/// What it is called, and how it is taken away.
type Part = (String, Box<dyn Fn(&mut AlertFilter)>);

#[component]
pub(super) fn Narrowed(link: Memo<AlertLink>) -> impl IntoView {
    (move || link.with(|link| parts(&link.filter)).into_iter().map(|part| tag(link, part)).collect_view())
        .into_any()
}

fn parts(filter: &AlertFilter) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for one in filter.rules.iter().copied() {
        let away = Box::new(move |filter: &mut AlertFilter| filter.rules.retain(|other| *other != one));
        parts.push((format!("Rule {one}"), away));
    }
    for one in filter.iocs.iter().cloned() {
        let name = format!("Indicator: {}", one.value);
        parts.push((name, Box::new(move |filter| filter.iocs.retain(|other| *other != one))));
    }
    for one in filter.assets.iter().cloned() {
        let name = format!("Asset: {}", one.name);
        parts.push((name, Box::new(move |filter| filter.assets.retain(|other| *other != one))));
    }
    for one in filter.lacks.iter().copied() {
        let name = if one == AlertGrouping::Rule { "No rule" } else { "No indicator" };
        parts.push((name.to_owned(), Box::new(move |filter| filter.lacks.retain(|other| *other != one))));
    }
    parts
}

fn tag(link: Memo<AlertLink>, (name, away): Part) -> AnyView {
    let go = use_go();
    let remove = move |_| {
        go.to(&link.get_untracked().changed(|link| away(&mut link.filter)).write());
    };
    view! {
        <span class="tag asked">
            {name.clone()}
            <button
                type="button"
                class="icon-btn small"
                aria-label=format!("Not only {name}")
                title="Take this away"
                on:click=remove
            >
                {icon(Icon::Close)}
            </button>
        </span>
    }
    .into_any()
}
