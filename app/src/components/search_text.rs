//! A text that a list is narrowed by, which the address says.

use crate::state::debounced;
use leptos::prelude::*;

/// `change` is called once typing has paused. Back and forward change the address under the field.
#[component]
pub(crate) fn SearchText(
    /// What the address says.
    value: Signal<String>,
    change: Callback<String>,
    label: &'static str,
    placeholder: &'static str,
    class: &'static str,
    /// `/` leads here.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    let typed = RwSignal::new(value.get_untracked());
    let settled = debounced(typed);
    Effect::new(move |before: Option<()>| {
        let text = settled.get();
        if before.is_some() && value.get_untracked() != text {
            change.run(text);
        }
    });
    Effect::new(move |_| {
        let text = value.get();
        if settled.get_untracked() != text {
            typed.set(text);
        }
    });
    view! {
        <input
            type="search"
            class=class
            placeholder=placeholder
            aria-label=label
            data-search=main.then_some("")
            bind:value=typed
        />
    }
    .into_any()
}
