//! The boxes that mark the rows of a list.

use crate::state::Selection;
use leptos::{ev, prelude::*};
use std::hash::Hash;
use web_sys::HtmlInputElement;

/// The cell of one row. `ids` gives those of all rows in their order, for a span that Shift marks.
pub(crate) fn mark_box<T: Copy + Eq + Hash + Send + Sync + 'static>(
    selection: Selection<T>,
    ids: impl Fn() -> Vec<T> + 'static,
    id: T,
    name: &str,
) -> AnyView {
    let is_marked = move || selection.contains(id);
    let mark = move |event: ev::MouseEvent| {
        if event.shift_key() { selection.extend(&ids(), id) } else { selection.toggle(id) }
    };
    view! {
        <td class="col-mark">
            <input
                type="checkbox"
                aria-label=format!("Mark {name}")
                title="Mark (x)"
                prop:checked=is_marked
                on:click=mark
                // Extending a span never unmarks, whatever the browser made of the click.
                on:change=move |event| {
                    event_target::<HtmlInputElement>(&event).set_checked(untrack(is_marked));
                }
            />
        </td>
    }
    .into_any()
}

/// The head of their column: marks all rows, or none if all are marked.
pub(crate) fn mark_all<T: Copy + Eq + Hash + Send + Sync + 'static>(
    selection: Selection<T>,
    ids: Signal<Vec<T>>,
    label: &'static str,
) -> AnyView {
    let counted = Memo::new(move |_| ids.with(|ids| (selection.among(ids).len(), ids.len())));
    let every = move || matches!(counted.get(), (marked @ 1.., rows) if marked == rows);
    let some = move || matches!(counted.get(), (marked @ 1.., rows) if marked < rows);
    view! {
        <th scope="col" class="col-mark">
            <input
                type="checkbox"
                aria-label=label
                title=label
                prop:checked=every
                prop:indeterminate=some
                on:change=move |_| selection.toggle_all(&ids.get_untracked())
            />
        </th>
    }
    .into_any()
}
