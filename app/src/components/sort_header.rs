//! A column's head by which the list can be sorted.

use super::{Icon, icon};
use leptos::prelude::*;

#[component]
pub(crate) fn SortHeader(
    label: &'static str,
    #[prop(optional)] class: &'static str,
    /// Whether the list is sorted by this column, and then whether downwards.
    order: Signal<Option<bool>>,
    on_press: Callback<()>,
) -> impl IntoView {
    let aria = move || match order.get() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let arrow =
        move || order.get().map(|descending| icon(if descending { Icon::SortDown } else { Icon::SortUp }));
    view! {
        <th scope="col" class=class aria-sort=aria>
            <button type="button" class="sort" on:click=move |_| on_press.run(())>
                {label}
                {arrow}
            </button>
        </th>
    }
    .into_any()
}
