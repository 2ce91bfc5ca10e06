//! One of a few values, saved as soon as it is chosen.

use super::opened::use_case;
use crate::components::Choice;
use argus_domain::case::{CaseChange, CaseField};
use leptos::prelude::*;

/// What somebody is choosing, and the version of the case that he sees while he does.
#[derive(Clone)]
struct Held {
    version: i64,
    value: String,
}

#[component]
pub(super) fn Choose(
    field: CaseField,
    /// What "none" is called, where there may be none.
    #[prop(optional)]
    none: &'static str,
    /// What is stored, and what it is called if it is not among the choices.
    stored: Signal<Choice>,
    choices: Signal<Vec<Choice>>,
    change: fn(&str) -> CaseChange,
) -> impl IntoView {
    let case = use_case();
    let held = RwSignal::new(None::<Held>);
    let busy = RwSignal::new(false);
    let shown = Memo::new(move |_| held.get().map_or_else(|| stored.get().value, |held| held.value));
    // While somebody chooses, what others change is not put under his hand.
    let hold = move || {
        if held.with_untracked(Option::is_none) {
            let value = stored.with_untracked(|stored| stored.value.clone());
            held.set(Some(Held { version: case.version(), value }));
        }
    };
    let let_go = move || {
        if !busy.get_untracked() {
            held.set(None);
        }
    };
    let after = Callback::new(move |saved| {
        busy.set(false);
        held.set(None);
        case.tell(&saved);
    });
    let on_change = move |event| {
        let value = event_target_value(&event);
        hold();
        busy.set(true);
        let version = held.with_untracked(|held| held.as_ref().map_or(0, |held| held.version));
        held.set(Some(Held { version, value: value.clone() }));
        case.save(CaseChange { version, ..change(&value) }, after);
    };
    let all = Memo::new(move |_| {
        let none = (!none.is_empty()).then(|| Choice { value: String::new(), label: none.to_owned() });
        let mut all: Vec<Choice> = none.into_iter().chain(choices.get()).collect();
        // What is stored is shown, even if nobody may choose it any more.
        let stored = stored.get();
        if all.iter().all(|choice| choice.value != stored.value) {
            all.push(stored);
        }
        all
    });
    let option = move |choice: Choice| {
        let is_shown = {
            let value = choice.value.clone();
            move || shown.with(|shown| *shown == value)
        };
        view! { <option value=choice.value prop:selected=is_shown>{choice.label}</option> }
    };
    view! {
        <select
            class="select quiet"
            aria-label=field.title()
            disabled=move || case.refusal(field).is_some()
            title=move || case.refusal(field)
            on:focus=move |_| hold()
            on:pointerdown=move |_| hold()
            on:keydown=move |_| hold()
            on:blur=move |_| let_go()
            on:change=on_change
        >
            {move || all.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
