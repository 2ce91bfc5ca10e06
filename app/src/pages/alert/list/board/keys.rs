//! Moving over the board by key, and moving its cards.

use super::move_to;
use crate::{
    browser::focus,
    components::focused,
    pages::alert::list::{
        bulk::use_bulk,
        queue::{Queue, columns},
    },
    state::{Group, command, listed_key},
};
use argus_domain::{AlertId, alert::AlertStatus};
use leptos::{ev, prelude::*};

/// The arrows, `j` and `k` move from card to card, with Shift the arrows to the side take the marked cards along, else the one
/// that has the focus.
pub(super) fn board_keys(queue: Queue) -> impl Fn(ev::KeyboardEvent) + Copy {
    let bulk = use_bulk();
    let (list, selection) = (queue.list, queue.list.selection);
    let step = move |by: Step| {
        let cards = cards(queue);
        let target =
            focused(&list.ids.get_untracked()).map_or_else(|| first(&cards), |id| neighbour(&cards, id, by));
        if let Some(id) = target {
            focus::on(&format!("[data-row='{id}']"));
        }
    };
    let take_along = move |by: i32| {
        let cards = cards(queue);
        let Some(id) = focused(&list.ids.get_untracked()) else { return };
        let Some(place) = cards.iter().position(|(_, ids)| ids.contains(&id)) else { return };
        let Some((status, _)) = place.checked_add_signed(by as isize).and_then(|place| cards.get(place))
        else {
            return;
        };
        let status = *status;
        bulk.with_meant(move |alerts| move_to(queue, bulk, status, alerts));
    };
    command(Group::Page, "j", "Next card", move || step(Step::Down(1)));
    command(Group::Page, "k", "Previous card", move || step(Step::Down(-1)));
    command(Group::Page, "x", "Mark the card", move || {
        if let Some(id) = focused(&list.ids.get_untracked()) {
            selection.toggle(id);
        }
    });
    command(Group::Page, "Escape", "Unmark all", move || selection.clear());
    listed_key(Group::Page, "Shift ←", "Move the card to the column before");
    listed_key(Group::Page, "Shift →", "Move the card to the next column");
    move |event: ev::KeyboardEvent| {
        // In a menu the arrows choose.
        if focus::is_typing() {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("ArrowDown", false) => step(Step::Down(1)),
            ("ArrowUp", false) => step(Step::Down(-1)),
            ("ArrowRight", false) => step(Step::Across(1)),
            ("ArrowLeft", false) => step(Step::Across(-1)),
            ("ArrowRight", true) => take_along(1),
            ("ArrowLeft", true) => take_along(-1),
            _ => return,
        }
        event.prevent_default();
    }
}

#[derive(Clone, Copy)]
enum Step {
    Down(isize),
    Across(isize),
}

type Cards = Vec<(AlertStatus, Vec<AlertId>)>;

/// As they are shown.
fn cards(queue: Queue) -> Cards {
    let of = |status: AlertStatus| {
        let ids = queue.list.found.with_untracked(|page| {
            page.rows.iter().filter(|alert| alert.status == status).map(|alert| alert.id).collect()
        });
        (status, ids.unwrap_or_default())
    };
    queue.list.link.with_untracked(columns).into_iter().map(of).collect()
}

fn first(cards: &Cards) -> Option<AlertId> {
    cards.iter().find_map(|(_, ids)| ids.first().copied())
}

/// To the side it is the card at the same height of the next column that has any.
fn neighbour(cards: &Cards, id: AlertId, by: Step) -> Option<AlertId> {
    let at = |ids: &Vec<AlertId>| ids.iter().position(|other| *other == id);
    let (column, row) = cards.iter().enumerate().find_map(|(place, (_, ids))| Some((place, at(ids)?)))?;
    match by {
        Step::Down(by) => cards[column].1.get(row.checked_add_signed(by)?).copied(),
        Step::Across(by) => {
            let mut place = column;
            loop {
                place = place.checked_add_signed(by)?;
                let (_, ids) = cards.get(place)?;
                if let Some(last) = ids.last() {
                    return ids.get(row).or(Some(last)).copied();
                }
            }
        }
    }
}
