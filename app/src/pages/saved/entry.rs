//! One saved search: opens it; its owner also renames, shares and deletes it.

use super::words::{address, words};
use crate::{
    api::saved_search::{change_saved_search, delete_saved_search, save_search},
    browser::focus,
    components::{Icon, icon},
    state::{Asked, Teller, remove, use_toasts},
};
use argus_domain::saved_search::{NewSavedSearch, SavedSearch};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn Entry(
    search: SavedSearch,
    kept: Asked<Vec<SavedSearch>>,
    question: Memo<String>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let renaming = RwSignal::new(false);
    let is_own = search.is_own;
    let address = address(search.list, &search.query);
    let is_current = {
        let query = search.query.clone();
        move || question.with(|question| *question == query).then_some("true")
    };
    let said =
        if is_own { search.shared.then(|| "shared".to_owned()) } else { Some(search.owner_name.clone()) };
    let link = {
        let name = search.name.clone();
        view! {
            <a class="saved-link" href=address aria-current=is_current on:click=move |_| open.set(false)>
                <span>{name}</span>
                {said.map(|said| view! { <span class="muted small">{said}</span> })}
            </a>
        }
    };
    let own = StoredValue::new(search);
    view! {
        <li class="saved-search">
            <div class="saved-line" hidden=move || renaming.get()>
                {link}
                {is_own.then(|| view! { <Changes search=own kept renaming/> })}
            </div>
            {move || renaming.get().then(|| view! { <Rename search=own kept renaming/> })}
        </li>
    }
    .into_any()
}

#[component]
fn Changes(
    search: StoredValue<SavedSearch>,
    kept: Asked<Vec<SavedSearch>>,
    renaming: RwSignal<bool>,
) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let SavedSearch { id, name, shared, list, .. } = search.get_value();
    let button = |picture: Icon, label: String, pressed: Option<String>, press: Callback<()>| {
        view! {
            <button
                type="button"
                class="icon-btn small"
                title=label.clone()
                aria-label=label
                aria-pressed=pressed
                on:click=move |_| press.run(())
            >
                {icon(picture)}
            </button>
        }
    };
    let share = Callback::new({
        let name = name.clone();
        move |()| {
            let said = if shared { "Shared no longer." } else { words(list).shared };
            teller.tell(
                change_saved_search(id, name.clone(), !shared),
                move |_| {
                    toasts.done(said);
                    kept.again();
                },
                move |failure| toasts.failure(&failure),
            );
        }
    });
    let delete = Callback::new(move |()| {
        let SavedSearch { name, list, query, shared, .. } = search.get_value();
        let said = format!("Deleted “{name}”.");
        let again = NewSavedSearch { name, list, query, shared };
        let put_back = move || save_search(again.clone());
        remove(teller, toasts, delete_saved_search(id), said, put_back, move || kept.again());
    });
    view! {
        {button(Icon::Share, format!("Share {name}"), Some(shared.to_string()), share)}
        {button(Icon::Edit, format!("Rename {name}"), None, Callback::new(move |()| renaming.set(true)))}
        {button(Icon::Trash, format!("Delete {name}"), None, delete)}
    }
    .into_any()
}

#[component]
fn Rename(
    search: StoredValue<SavedSearch>,
    kept: Asked<Vec<SavedSearch>>,
    renaming: RwSignal<bool>,
) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let SavedSearch { id, name, shared, .. } = search.get_value();
    let label = format!("New name of {name}");
    let typed = RwSignal::new(name);
    focus::soon(".saved-rename input");
    let rename = move |event: ev::SubmitEvent| {
        event.prevent_default();
        teller.tell(
            change_saved_search(id, typed.get_untracked(), shared),
            move |_| {
                renaming.set(false);
                kept.again();
            },
            // What was typed stays.
            move |failure| toasts.failure(&failure),
        );
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            renaming.set(false);
        }
    };
    view! {
        <form class="saved-rename save-line" on:submit=rename on:keydown=on_key>
            <input class="input" type="text" autocomplete="off" aria-label=label bind:value=typed/>
            <button type="submit" class="btn small">"Rename"</button>
        </form>
    }
    .into_any()
}
