//! Searches for events and views of the list of cases that are kept under a name, one's own and those that others
//! share; and the one at hand as a link.

mod entry;
mod save_form;
mod words;

use crate::{
    api::saved_search::list_saved_searches,
    browser::page,
    components::{Icon, Loaded, Popover, copy, icon},
    state::{Asked, Group, ask, command, use_toasts},
};
use argus_domain::saved_search::{SavedList, SavedSearch};
use entry::Entry;
use leptos::prelude::*;
use save_form::SaveForm;
use words::{address, words};

#[component]
pub(crate) fn SavedSearches(
    list: SavedList,
    /// What is asked, as the query part of the list's address.
    question: Memo<String>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let words = words(list);
    command(Group::Page, "", words.command, move || open.set(true));
    let button = || {
        view! {
            {icon(Icon::Bookmark)}
            <span class="btn-text">"Save"</span>
            {icon(Icon::Down)}
        }
    };
    view! {
        <Popover open label=words.opener class="btn ghost" id="saved-searches" at_end=true button=ViewFn::from(button)>
            <Body list question open/>
        </Popover>
    }
    .into_any()
}

#[component]
fn Body(list: SavedList, question: Memo<String>, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let kept = ask(move || Some(list_saved_searches(list)));
    let copy_link = move |_| {
        let address = address(list, &question.get_untracked());
        copy(
            toasts,
            format!("{}{address}", page::origin()),
            "Copied. Whoever opens the link finds what they may see.",
        );
    };
    view! {
        <div class="saved">
            <button type="button" class="menu-item" on:click=copy_link>
                {icon(Icon::Copy)}
                {words(list).copy_link}
            </button>
            <hr/>
            <SaveForm list question kept/>
            <hr/>
            <Loaded asked=kept lines=2 view=Callback::new(move |kept| lists(list, kept, question, open))/>
        </div>
    }
    .into_any()
}

fn lists(
    list: SavedList,
    kept: Asked<Vec<SavedSearch>>,
    question: Memo<String>,
    open: RwSignal<bool>,
) -> AnyView {
    let of = move |own: bool| {
        let mut searches = kept.with(Clone::clone).unwrap_or_default();
        searches.retain(|search| search.is_own == own);
        searches
    };
    let part = move |own: bool, title: &'static str| {
        move || {
            (!of(own).is_empty()).then(|| {
                view! {
                    <section aria-label=title>
                        <h2>{title}</h2>
                        <ul>
                            <For
                                each=move || of(own)
                                key=|search| (search.id, search.name.clone(), search.shared)
                                let:search
                            >
                                <Entry search kept question open/>
                            </For>
                        </ul>
                    </section>
                }
            })
        }
    };
    let none = move || {
        let none = kept.with(Vec::is_empty).unwrap_or_default();
        none.then(|| view! { <p class="muted">"None saved yet, and nobody shares one."</p> })
    };
    view! {
        {part(true, words(list).own)}
        {part(false, "Shared by others")}
        {none}
    }
    .into_any()
}
