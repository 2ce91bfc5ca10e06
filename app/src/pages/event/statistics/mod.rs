//! Who stands out among the events found: the most frequent signatures, addresses, countries and customers.

mod asked;
mod column;
mod list;

use super::state::use_events;
use crate::{
    browser::{page, storage},
    components::{FailureBox, Icon, icon},
};
pub(super) use asked::TopAsked;
use column::Column;
use leptos::prelude::*;

const KEY: &str = "argus.statistics";

/// Whether this person wants to see them: on a small screen only if asked for.
fn is_wanted() -> bool {
    match storage::text(KEY).as_deref() {
        Some(kept) => kept == "open",
        None => !page::is_narrow() && page::height() >= 800,
    }
}

#[component]
pub(super) fn EventStatistics() -> impl IntoView {
    let asked: TopAsked = expect_context();
    let open = asked.open;
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        storage::set_text(KEY, if open.get_untracked() { "open" } else { "closed" });
    };
    view! {
        <section class="statistics" aria-label="Most frequent">
            <button
                type="button"
                class="statistics-toggle"
                id="statistics-toggle"
                aria-expanded=move || open.get().to_string()
                on:click=toggle
            >
                <span class="turn" class:turned=move || open.get()>{icon(Icon::Next)}</span>
                "Most frequent"
                <span class="muted">"signatures, addresses, countries, customers"</span>
            </button>
            {move || open.get().then(|| columns(asked))}
        </section>
    }
    .into_any()
}

fn columns(asked: TopAsked) -> AnyView {
    let state = use_events();
    let many_customers =
        Memo::new(move |_| state.customers.with(|customers| customers.len() > 1).unwrap_or_default());
    let shown = move || {
        let mut columns = Column::ALL.to_vec();
        columns.retain(|column| *column != Column::Customer || many_customers.get());
        columns
    };
    let failure = move || {
        let failure = asked.failure()?;
        Some(view! { <FailureBox failure again=Callback::new(move |()| asked.again())/> })
    };
    view! {
        {failure}
        <div class="statistics-columns" class:busy=move || asked.is_busy() aria-busy=move || asked.is_busy().to_string()>
            <For each=shown key=|column| column.title() let:column>
                <list::TopList column asked/>
            </For>
        </div>
    }
    .into_any()
}
