//! The clipboard.

use wasm_bindgen::JsValue;

/// Copies a text. Browsers allow it only on a click, and only on https or localhost.
pub(crate) async fn copy(text: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    // Without a secure context the clipboard is undefined, and calling it would throw.
    if !window.is_secure_context() {
        return Err(JsValue::NULL);
    }
    window.navigator().clipboard().write_text(text).await.map(|_| ())
}
