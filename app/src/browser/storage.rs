//! What is remembered in this browser. Where storage is forbidden, nothing is remembered and nothing fails.

use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

pub(crate) fn text(key: &str) -> Option<String> {
    local()?.get_item(key).ok().flatten()
}

pub(crate) fn set_text(key: &str, value: &str) {
    if let Some(storage) = local() {
        // Full or forbidden: what was to be remembered is a convenience.
        let _ = storage.set_item(key, value);
    }
}

pub(crate) fn remove(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}

/// A draft, if one of this shape was kept.
pub(crate) fn draft<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_str(&text(key)?).ok()
}

pub(crate) fn keep_draft<T: Serialize>(key: &str, value: &T) {
    if let Ok(text) = serde_json::to_string(value) {
        set_text(key, &text);
    }
}
