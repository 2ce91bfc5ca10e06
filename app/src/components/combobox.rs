//! One of many: a text field with a list below it, as the ARIA practices describe it.

use super::{Choice, field::note_id};
use crate::text::fuzzy;
use leptos::{ev, html, prelude::*};

#[component]
pub(crate) fn Combobox(
    id: &'static str,
    choices: Signal<Vec<Choice>>,
    /// The value chosen.
    chosen: RwSignal<Option<String>>,
    #[prop(optional)] placeholder: &'static str,
    #[prop(optional)] required: bool,
    #[prop(optional)] first: bool,
    wrong: Signal<bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    // What is typed to narrow the list; nothing while the field shows what is chosen.
    let typed = RwSignal::new(None::<String>);
    let at = RwSignal::new(0_usize);
    let list = NodeRef::<html::Ul>::new();

    let label_of_chosen = move || {
        let value = chosen.get();
        choices.with(|choices| {
            let found = choices.iter().find(|choice| Some(&choice.value) == value.as_ref());
            found.map(|choice| choice.label.clone()).unwrap_or_default()
        })
    };
    let shown = Memo::new(move |_| {
        let all = choices.get();
        match typed.get() {
            Some(typed) => fuzzy::best(all, &typed, |choice| choice.label.clone()),
            None => all,
        }
    });
    let choose = move |choice: Choice| {
        chosen.set(Some(choice.value));
        typed.set(None);
        open.set(false);
    };
    let step = move |by: isize| {
        open.set(true);
        let last = shown.with_untracked(Vec::len).saturating_sub(1);
        at.update(|at| *at = at.saturating_add_signed(by).min(last));
        if let Some(option) =
            list.get_untracked().and_then(|list| list.children().item(at.get_untracked() as u32))
        {
            option.scroll_into_view_with_bool(false);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            step(if open.get_untracked() { 1 } else { 0 });
        }
        "ArrowUp" => {
            event.prevent_default();
            step(-1);
        }
        "Enter" if open.get_untracked() => {
            event.prevent_default();
            if let Some(choice) = shown.with_untracked(|shown| shown.get(at.get_untracked()).cloned()) {
                choose(choice);
            }
        }
        "Escape" if open.get_untracked() => {
            // The dialog around it stays.
            event.prevent_default();
            event.stop_propagation();
            typed.set(None);
            open.set(false);
        }
        _ => {}
    };
    let on_input = move |event| {
        let text = event_target_value(&event);
        if text.is_empty() {
            chosen.set(None);
        }
        typed.set(Some(text));
        at.set(0);
        open.set(true);
    };
    let option_id = move |index: usize| format!("{id}-option-{index}");
    let option = move |index: usize, choice: Choice| {
        let is_chosen = {
            let value = choice.value.clone();
            move || chosen.with(|chosen| chosen.as_ref() == Some(&value)).to_string()
        };
        let label = choice.label.clone();
        view! {
            <li
                id=option_id(index)
                class="option"
                class:at=move || at.get() == index
                role="option"
                aria-selected=is_chosen
                // Before the field loses the focus and closes the list.
                on:pointerdown=move |event| {
                    event.prevent_default();
                    choose(choice.clone());
                }
            >
                {label}
            </li>
        }
    };
    let options = move || {
        let shown = shown.get();
        if shown.is_empty() {
            return view! { <li class="option-none">"Nothing has this in its name."</li> }.into_any();
        }
        shown.into_iter().enumerate().map(|(index, choice)| option(index, choice)).collect_view().into_any()
    };
    view! {
        <div class="combobox">
            <input
                id=id
                class="input"
                type="text"
                role="combobox"
                autocomplete="off"
                placeholder=placeholder
                aria-expanded=move || open.get().to_string()
                aria-controls=format!("{id}-list")
                aria-autocomplete="list"
                aria-activedescendant=move || open.get().then(|| option_id(at.get()))
                aria-describedby=note_id(id)
                aria-required=required.to_string()
                aria-invalid=move || wrong.get().to_string()
                data-first=first.then_some("")
                prop:value=move || typed.get().unwrap_or_else(label_of_chosen)
                on:input=on_input
                on:keydown=on_key
                on:click=move |_| open.set(true)
                on:blur=move |_| {
                    typed.set(None);
                    open.set(false);
                }
            />
            <ul class="options" id=format!("{id}-list") role="listbox" node_ref=list hidden=move || !open.get()>
                {options}
            </ul>
        </div>
    }
    .into_any()
}
