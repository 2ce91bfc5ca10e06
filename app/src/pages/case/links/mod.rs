//! What other cases a case has to do with.

mod link_dialog;
mod merged;
mod one;

use super::opened::{OpenedCase, use_case};
use crate::{
    api::case_link::links_of_case,
    components::{Icon, Loaded, icon},
    state::{Asked, Group, ask, command},
};
use argus_domain::case::CaseLinks;
use leptos::prelude::*;
use link_dialog::LinkDialog;
use merged::MergedCase;
use one::One;

/// What the parts share.
#[derive(Clone, Copy)]
struct Linked {
    case: OpenedCase,
    found: Asked<CaseLinks>,
}

#[component]
pub(super) fn Links() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        Some(links_of_case(case.id.get()))
    });
    let linked = Linked { case, found };
    let adding = RwSignal::new(false);
    let begin = move || {
        if untrack(|| case.refused()).is_none() {
            adding.set(true);
        }
    };
    command(Group::Page, "", "Link another case", begin);
    let links = move || found.with(|all| all.links.clone()).unwrap_or_default();
    let merged = move || found.with(|all| all.merged.clone()).unwrap_or_default();
    let has = move |look: fn(&CaseLinks) -> bool| Memo::new(move |_| found.with(look).unwrap_or_default());
    let (has_links, has_merged) = (has(|all| !all.links.is_empty()), has(|all| !all.merged.is_empty()));
    let list = move |_| {
        view! {
            <Show
                when=move || has_links.get()
                fallback=|| view! { <p class="muted">"None yet: link a parent, a duplicate, or what is related."</p> }
            >
                <ul class="case-links">
                    <For
                        each=links
                        key=|link| (link.id, link.case.version)
                        children=move |link| view! { <One linked link/> }
                    />
                </ul>
            </Show>
            <Show when=move || has_merged.get()>
                <h3 id="case-merged-title">"Merged into this case"</h3>
                <ul class="case-links" aria-labelledby="case-merged-title">
                    <For
                        each=merged
                        key=|case| (case.id, case.version)
                        children=move |merged| view! { <MergedCase linked merged/> }
                    />
                </ul>
            </Show>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="case-links-title">
            <header class="panel-head">
                <h2 id="case-links-title">"Linked cases"</h2>
                <span class="grow"></span>
                <button
                    type="button"
                    class="btn small"
                    disabled=move || case.refused().is_some()
                    title=move || case.refused()
                    on:click=move |_| begin()
                >
                    {icon(Icon::Link)}
                    "Link…"
                </button>
            </header>
            <Loaded asked=found lines=2 view=Callback::new(list)/>
        </section>
        {move || adding.get().then(|| view! { <LinkDialog linked adding/> })}
    }
    .into_any()
}
