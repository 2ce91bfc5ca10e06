//! The page itself: its address, its title, loading it anew.

use web_sys::{Element, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

/// `https://argus.example.org`
pub(crate) fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Path and query: where somebody is, to come back to after logging in.
pub(crate) fn here() -> String {
    let Some(location) = window().map(|window| window.location()) else { return "/".to_owned() };
    format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

pub(crate) fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Goes to an address that this page does not answer itself.
pub(crate) fn leave_for(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(address);
    }
}

/// What tells this page from others that are open: when it was, to a part of a millisecond.
pub(crate) fn name() -> String {
    let now = window().and_then(|window| window.performance());
    now.map_or_else(String::new, |clock| (clock.time_origin() + clock.now()).to_string())
}

/// Whether nobody can see the page: another tab lies over it.
pub(crate) fn is_hidden() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// What the tab and the history call the page.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(&format!("{title} · Argus"));
    }
}

/// Whether the page is narrow: a phone, or a window beside another.
pub(crate) fn is_narrow() -> bool {
    window()
        .and_then(|window| window.match_media("(max-width: 767px)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// In CSS pixels.
pub(crate) fn width() -> u32 {
    let width = window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64());
    width.unwrap_or_default() as u32
}

/// In CSS pixels.
pub(crate) fn height() -> u32 {
    let height = window().and_then(|window| window.inner_height().ok()).and_then(|height| height.as_f64());
    height.unwrap_or_default() as u32
}

/// Says something on what `index.html` shows while the interface is on its way.
pub(crate) fn say_on_boot_screen(text: &str) {
    if let Some(note) = window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("boot-note"))
    {
        note.set_text_content(Some(text));
    }
}

/// Takes away what `index.html` showed while the interface was on its way.
pub(crate) fn remove_boot_screen() {
    if let Some(boot) =
        window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("boot"))
    {
        boot.remove();
    }
}

/// Registers the service worker: the page can be installed, and opens without a connection.
pub(crate) fn register_service_worker() {
    // Browsers offer it only on https and on localhost.
    if let Some(window) = window().filter(Window::is_secure_context) {
        let _ = window.navigator().service_worker().register("/sw.js");
    }
}

/// What is shown at a point of the window.
pub(crate) fn element_at(x: i32, y: i32) -> Option<Element> {
    window()?.document()?.element_from_point(x as f32, y as f32)
}
