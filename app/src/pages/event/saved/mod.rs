//! Searches kept under a name, one's own and those that others share; and the search at hand as a link.

mod entry;
mod save_form;

use super::state::use_events;
use crate::{
    api::saved_search::list_saved_searches,
    browser::page,
    components::{Icon, Loaded, Popover, copy, icon},
    link::EventLink,
    state::{Asked, Group, ask, command, use_toasts},
};
use argus_domain::saved_search::SavedSearch;
use entry::Entry;
use leptos::prelude::*;
use save_form::SaveForm;

#[component]
pub(super) fn SavedSearches() -> impl IntoView {
    let open = RwSignal::new(false);
    command(Group::Page, "", "Saved searches", move || open.set(true));
    let button = || {
        view! {
            {icon(Icon::Bookmark)}
            <span class="btn-text">"Save"</span>
            {icon(Icon::Down)}
        }
    };
    view! {
        <Popover open label="Save, open and share searches" class="btn ghost" id="saved-searches" at_end=true button=ViewFn::from(button)>
            <Body open/>
        </Popover>
    }
    .into_any()
}

#[component]
fn Body(open: RwSignal<bool>) -> impl IntoView {
    let state = use_events();
    let toasts = use_toasts();
    let kept = ask(|| Some(list_saved_searches()));
    let question = Memo::new(move |_| state.with_link(EventLink::question));
    let copy_link = move |_| {
        let address = EventLink::of_question(&question.get_untracked());
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
                "Copy the link to this search"
            </button>
            <hr/>
            <SaveForm question kept/>
            <hr/>
            <Loaded asked=kept lines=2 view=Callback::new(move |kept| lists(kept, question, open))/>
        </div>
    }
    .into_any()
}

fn lists(kept: Asked<Vec<SavedSearch>>, question: Memo<String>, open: RwSignal<bool>) -> AnyView {
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
        {part(true, "Your searches")}
        {part(false, "Shared by others")}
        {none}
    }
    .into_any()
}
