//! Searching cases, all that they hold, and alerts.

mod filter;
mod group;
mod hit;

use crate::{
    browser::{focus, page},
    components::Empty,
    link::SearchLink,
    state::{Group as Keys, Session, command, listed_key, use_session},
};
use argus_domain::search::SearchKind;
use filter::Filter;
use group::{First, Paged};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn SearchPage() -> impl IntoView {
    page::set_title("Search");
    let location = use_location();
    let link = Memo::new(move |_| SearchLink::read(&location.search.get()));
    let root = NodeRef::<html::Section>::new();
    let step = move |by: i32| {
        if let Some(root) = root.get_untracked() {
            focus::step(&root, "[data-row]", by);
        }
    };
    command(Keys::Page, "j", "Next result", move || step(1));
    command(Keys::Page, "k", "Previous result", move || step(-1));
    listed_key(Keys::Page, "Enter", "Open the result");
    let session = use_session();
    let is_asked = Memo::new(move |_| link.with(|link| !link.query.text.trim().is_empty()));
    let kind = Memo::new(move |_| link.with(|link| link.kind));
    let shown = move || {
        match (is_asked.get(), kind.get()) {
        (false, _) => view! {
            <Empty title="Search cases, IOCs, notes, tasks, comments, attachments and alerts">
                <p>"All words have to be in it. The last word may be unfinished, and so may addresses and names with dots."</p>
            </Empty>
        }
        .into_any(),
        (true, Some(kind)) => view! { <Paged link kind/> }.into_any(),
        (true, None) => kinds(session).map(|kind| view! { <First link kind/> }).collect_view().into_any(),
    }
    };
    // Whoever comes here wants to type.
    Effect::new(move |_| {
        if untrack(|| !is_asked.get()) {
            focus::soon("[data-search]");
        }
    });
    view! {
        <section class="page search-page" node_ref=root>
            <header class="page-head">
                <h1>"Search"</h1>
            </header>
            <Filter link/>
            {shown}
        </section>
    }
    .into_any()
}

/// Those that whoever asks may see any of.
fn kinds(session: Session) -> impl Iterator<Item = SearchKind> {
    SearchKind::ALL.into_iter().filter(move |kind| session.may(kind.permission()))
}
