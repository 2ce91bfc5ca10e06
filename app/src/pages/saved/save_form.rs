//! Gives the search at hand a name.

use super::words::words;
use crate::{
    api::{Failure, saved_search::save_search},
    components::{FailureBox, Field, FieldState, TextInput},
    state::{Asked, tell, use_toasts},
};
use argus_domain::saved_search::{NewSavedSearch, SavedList, SavedSearch};
use leptos::prelude::*;

#[component]
pub(super) fn SaveForm(
    list: SavedList,
    question: Memo<String>,
    kept: Asked<Vec<SavedSearch>>,
) -> impl IntoView {
    let words = words(list);
    let toasts = use_toasts();
    let name = RwSignal::new(String::new());
    let shared = RwSignal::new(false);
    let fields = FieldState::new();
    let failure = RwSignal::new(None::<Failure>);
    let saving = RwSignal::new(false);
    let save = move || {
        let query = question.get_untracked();
        let new = NewSavedSearch { name: name.get_untracked(), list, query, shared: shared.get_untracked() };
        failure.set(None);
        if let Err(invalid) = new.check() {
            fields.set(invalid);
            fields.focus_first();
            return;
        }
        fields.clear();
        if saving.get_untracked() {
            return;
        }
        saving.set(true);
        tell(
            save_search(new),
            move |saved| {
                saving.set(false);
                name.set(String::new());
                shared.set(false);
                toasts.done(format!("Saved as “{}”.", saved.name));
                kept.again();
            },
            move |error| {
                saving.set(false);
                match error {
                    Failure::Invalid(invalid) => {
                        fields.set(invalid);
                        fields.focus_first();
                    }
                    error => failure.set(Some(error)),
                }
            },
        );
    };
    let problem = fields.of("name");
    let too_long = fields.of("query");
    view! {
        <form
            class="save-form"
            novalidate=""
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <Field id="search-name" label=words.save_as problem>
                <div class="save-line">
                    <TextInput id="search-name" value=name wrong=Signal::derive(move || problem.with(Option::is_some))/>
                    <button type="submit" class="btn primary" disabled=move || saving.get()>"Save"</button>
                </div>
            </Field>
            <label class="box">
                <input type="checkbox" bind:checked=shared/>
                <span>{words.share}</span>
            </label>
            {move || {
                too_long
                    .get()
                    .map(|problem| view! { <p class="note wrong" role="alert">{format!("{} {problem}.", words.too_long)}</p> })
            }}
            {move || {
                failure
                    .get()
                    .map(|failure| view! { <FailureBox failure again=Callback::new(move |()| save())/> })
            }}
        </form>
    }
    .into_any()
}
