//! Marking the rows of a list by key, as one moves through them.

use super::row_keys;
use crate::{
    browser::focus,
    state::{Group, Selection, command},
};
use leptos::{ev, html, prelude::*};
use std::{fmt::Display, hash::Hash};

/// `x` and Space mark the row that has the focus, Shift with the arrows those that are passed, Escape unmarks all. In
/// each row `data-row` says its id. Moves through the rows as [`row_keys`] does.
pub(crate) fn mark_keys<T: Copy + Eq + Hash + Display + Send + Sync + 'static>(
    table: NodeRef<html::Table>,
    selection: Selection<T>,
    ids: Signal<Vec<T>>,
) -> impl Fn(ev::KeyboardEvent) + Copy {
    mark_keys_or(table, selection, ids, || ())
}

/// The same in a list that has rows of another kind, too, which `otherwise` marks.
pub(crate) fn mark_keys_or<T: Copy + Eq + Hash + Display + Send + Sync + 'static>(
    table: NodeRef<html::Table>,
    selection: Selection<T>,
    ids: Signal<Vec<T>>,
    otherwise: impl Fn() + Copy + Send + Sync + 'static,
) -> impl Fn(ev::KeyboardEvent) + Copy {
    let move_on = row_keys(table);
    let toggle = move || match focused(&ids.get_untracked()) {
        Some(id) => selection.toggle(id),
        None => otherwise(),
    };
    command(Group::Page, "x", "Mark the row", toggle);
    command(Group::Page, "Escape", "Unmark all", move || selection.clear());
    move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            // On the box itself the browser answers the key.
            " " if !focus::is_on_box() => {
                event.prevent_default();
                toggle();
                return;
            }
            "ArrowDown" if event.shift_key() => 1,
            "ArrowUp" if event.shift_key() => -1,
            _ => return move_on(event),
        };
        event.prevent_default();
        let ids = ids.get_untracked();
        let from = focused(&ids).and_then(|id| ids.iter().position(|other| *other == id));
        if let Some(from) = from {
            let to = from.saturating_add_signed(by).min(ids.len() - 1);
            selection.extend_between(&ids, ids[from], ids[to]);
            focus::on(&format!("[data-row='{}']", ids[to]));
        }
    }
}

/// The row that has the focus.
pub(crate) fn focused<T: Copy + Display>(ids: &[T]) -> Option<T> {
    let focused = focus::data_row()?;
    ids.iter().copied().find(|id| id.to_string() == focused)
}
