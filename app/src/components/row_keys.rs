//! Moving through the rows of a list by key.

use crate::{
    browser::focus,
    state::{Group, command, listed_key},
};
use leptos::{ev, html, prelude::*};

/// `j` and `k`, and the arrows within the list, move from row to row; Enter follows the focused row's link. In
/// each row the link is marked with `data-row`.
pub(crate) fn row_keys(table: NodeRef<html::Table>) -> impl Fn(ev::KeyboardEvent) + Copy {
    let step = move |by: i32| {
        if let Some(table) = table.get_untracked() {
            focus::step(&table, "[data-row]", by);
        }
    };
    command(Group::Page, "j", "Next row", move || step(1));
    command(Group::Page, "k", "Previous row", move || step(-1));
    listed_key(Group::Page, "Enter", "Open the row");
    move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        step(by);
    }
}
