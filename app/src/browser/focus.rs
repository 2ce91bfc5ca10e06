//! Where the keyboard's focus is.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn active() -> Option<Element> {
    document()?.active_element()
}

/// Whether nothing has the focus, as after what had it was taken away.
pub(crate) fn is_nowhere() -> bool {
    active().is_none_or(|active| active.tag_name() == "BODY")
}

/// Whether a box to tick has the focus.
pub(crate) fn is_on_box() -> bool {
    active().is_some_and(|element| element.get_attribute("type").as_deref() == Some("checkbox"))
}

/// Whether keys belong to a field that is being typed in.
pub(crate) fn is_typing() -> bool {
    active().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && !matches!(
                element.get_attribute("type").as_deref(),
                Some("checkbox" | "radio" | "button" | "submit")
            )
            || element.closest("[contenteditable='true']").ok().flatten().is_some()
    })
}

/// Whether a modal dialog has the keyboard.
pub(crate) fn is_in_dialog() -> bool {
    document().and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some()
}

/// Moves the focus to the first element that the selector finds.
pub(crate) fn on(selector: &str) -> bool {
    document().and_then(|document| document.document_element()).is_some_and(|all| within(&all, selector))
}

/// The same, within an element.
pub(crate) fn within(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten();
    found
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|found| found.focus().is_ok())
}

/// The same, once what is being shown now is there.
pub(crate) fn soon(selector: &'static str) {
    request_animation_frame(move || {
        on(selector);
    });
}

/// Moves the focus to the element of this id, once what is being shown now is there.
pub(crate) fn soon_by_id(id: &'static str) {
    request_animation_frame(move || {
        on(&format!("#{id}"));
    });
}

/// Moves the focus among the elements within `root` that the selector finds, `by` places on.
pub(crate) fn step(root: &Element, selector: &str, by: i32) {
    let Ok(all) = root.query_selector_all(selector) else { return };
    let length = all.length() as i32;
    let current = active();
    let at = (0..length).find(|&index| {
        let node = all.item(index as u32);
        node.as_ref().zip(current.as_ref()).is_some_and(|(node, current)| current.is_same_node(Some(node)))
    });
    let next = match at {
        Some(at) => (at + by).clamp(0, length - 1),
        None if by > 0 => 0,
        None => length - 1,
    };
    if let Some(element) = all.item(next.max(0) as u32).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Where the focus was, to give it back.
#[derive(Clone, Copy)]
pub(crate) struct Remembered {
    element: StoredValue<Option<Element>, LocalStorage>,
    /// The row or card that it is in, which may be made anew meanwhile.
    row: StoredValue<Option<String>>,
}

pub(crate) fn remember() -> Remembered {
    Remembered { element: StoredValue::new_local(active()), row: StoredValue::new(data_row()) }
}

impl Remembered {
    /// Gives the focus back once what took it is gone, unless it has found another place by then.
    pub(crate) fn restore(self) {
        let Some(element) = self.element.try_get_value().flatten() else { return };
        let row = self.row.try_get_value().flatten();
        set_timeout(
            move || {
                if !is_nowhere() {
                    return;
                }
                match (element.is_connected(), row) {
                    (false, Some(row)) => drop(on(&format!("[data-row='{row}']"))),
                    _ => {
                        if let Ok(element) = element.dyn_into::<HtmlElement>() {
                            let _ = element.focus();
                        }
                    }
                }
            },
            Duration::ZERO,
        );
    }
}

/// The row or card that the focus is in: what its `data-row` says.
pub(crate) fn data_row() -> Option<String> {
    let row = active()?.closest("tr, .alert-card").ok().flatten()?;
    row.query_selector("[data-row]").ok().flatten()?.get_attribute("data-row")
}

/// Presses a button.
pub(crate) fn press(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(button) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
