//! Moving cards with the mouse: they are taken where they are pressed, and go to the column where they are let go.
//! (A finger scrolls; there the menu of a card moves it.)

use super::move_to;
use crate::{
    browser::page,
    pages::alert::list::{bulk::use_bulk, queue::Queue},
};
use argus_domain::{
    AlertId,
    alert::{AlertStatus, AlertSummary},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// In the context of the board.
#[derive(Clone, Copy)]
pub(super) struct Drag(RwSignal<Option<Held>>);

/// The card that is pressed.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    id: AlertId,
    /// Where it was pressed.
    from: (i32, i32),
    /// Whether it was moved far enough to be meant.
    is_moving: bool,
    /// The column that it is over.
    over: Option<AlertStatus>,
}

/// In pixels: less is a click.
const FAR_ENOUGH: i32 = 6;

impl Drag {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    pub(super) fn is_moving(self, id: AlertId) -> bool {
        self.0.with(|held| held.is_some_and(|held| held.is_moving && held.id == id))
    }

    /// Whether a card would go there.
    pub(super) fn is_over(self, status: AlertStatus) -> bool {
        self.0.with(|held| held.is_some_and(|held| held.is_moving && held.over == Some(status)))
    }

    pub(super) fn cancel(self) {
        if self.0.get_untracked().is_some() {
            self.0.set(None);
        }
    }

    fn press(self, id: AlertId, event: &ev::PointerEvent) {
        let is_on_control = target(event).is_some_and(|target| {
            target.closest("input, select, button").is_ok_and(|control| control.is_some())
        });
        if event.button() == 0 && event.pointer_type() != "touch" && !is_on_control {
            let from = (event.client_x(), event.client_y());
            self.0.set(Some(Held { id, from, is_moving: false, over: None }));
        }
    }

    fn go(self, event: &ev::PointerEvent) {
        let Some(held) = self.0.get_untracked() else { return };
        // It was let go where no card heard of it.
        if event.buttons() == 0 {
            self.cancel();
            return;
        }
        let (x, y) = (event.client_x(), event.client_y());
        let is_far = (x - held.from.0).abs().max((y - held.from.1).abs()) >= FAR_ENOUGH;
        if !held.is_moving && !is_far {
            return;
        }
        if !held.is_moving {
            // What is let go elsewhere is told here, too, and opens no link.
            if let Some(card) = target(event).and_then(|target| target.closest(".alert-card").ok()?) {
                let _ = card.set_pointer_capture(event.pointer_id());
            }
        }
        let now = Held { is_moving: true, over: column_at(x, y), ..held };
        if now != held {
            self.0.set(Some(now));
        }
    }

    /// Where it goes, if it was moved.
    fn let_go(self) -> Option<AlertStatus> {
        let held = self.0.get_untracked();
        self.cancel();
        held.filter(|held| held.is_moving)?.over
    }
}

fn target(event: &ev::PointerEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn column_at(x: i32, y: i32) -> Option<AlertStatus> {
    let there = page::element_at(x, y)?;
    let column = there.closest("[data-status]").ok()??;
    AlertStatus::named(&column.get_attribute("data-status")?)
}

/// What a card does when it is pressed, moved and let go. With a marked card go all that are marked.
pub(super) fn handlers(
    queue: Queue,
    alert: AlertSummary,
) -> (impl Fn(ev::PointerEvent), impl Fn(ev::PointerEvent), impl Fn(ev::PointerEvent)) {
    let (drag, bulk) = (expect_context::<Drag>(), use_bulk());
    let id = alert.id;
    let alert = StoredValue::new(alert);
    let down = move |event: ev::PointerEvent| {
        if untrack(|| bulk.refusal()).is_none() {
            drag.press(id, &event);
        }
    };
    let go = move |event: ev::PointerEvent| drag.go(&event);
    let up = move |_: ev::PointerEvent| {
        let Some(status) = drag.let_go() else { return };
        if untrack(|| queue.list.selection.contains(id)) {
            bulk.with_meant(move |alerts| move_to(queue, bulk, status, alerts));
        } else if alert.with_value(|alert| alert.status != status) {
            move_to(queue, bulk, status, vec![alert.get_value()]);
        }
    };
    (down, go, up)
}
