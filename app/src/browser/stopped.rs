//! When the interface itself fails.

/// Shows that the page has stopped, and how to go on. To be called when the program panics: nothing of it works
/// from then on, so this only takes the `hidden` off what `index.html` holds ready.
pub fn stopped() {
    let notice = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("stopped"));
    if let Some(notice) = notice {
        let _ = notice.remove_attribute("hidden");
    }
}
