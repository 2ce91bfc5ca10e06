//! The configuration of a module as a document.

use crate::api::openapi::takes;
use argus_domain::module::Settings;
use argus_lenient::Fields;
use serde_json::{Map, Value};

takes! {
    /// The configuration of a module, without its secrets.
    #[schema(as = ModuleConfiguration)]
    #[schema(example = json!({"module": "my-module", "enabled": true, "settings": {"url": "https://example.com"}}))]
    pub(super) struct Configuration {
        /// The name of the package.
        #[schema(required)]
        module: String,
        /// Of the package that was installed. Another one takes it as far as it has such settings.
        moduleVersion: String,
        enabled: bool,
        /// By the names of its parameters.
        #[schema(value_type = Object)]
        settings: Settings,
        #[schema(minimum = 1, maximum = 32)]
        atOnce: u32,
        warm: bool,
        muted: Vec<String>,
        position: i64,
        /// Of an import: the version of the module that was seen. The newest where it is left out.
        version: i64,
    }
}

pub(super) const AT_ONCE: &str = "must be from 1 to 32";

/// The document as it came, as far as it is one, and the version that was seen.
pub(super) fn read(fields: &mut Fields) -> (Value, i64) {
    const NAMES: [&str; 8] =
        ["module", "moduleVersion", "enabled", "settings", "atOnce", "warm", "muted", "position"];
    let mut document = Map::new();
    for name in NAMES {
        document.extend(fields.raw(name).map(|value| (name.to_owned(), value)));
    }
    (Value::Object(document), fields.int("version").unwrap_or(i64::MAX))
}

/// Settings as they came.
pub(super) fn settings(fields: &mut Fields) -> Option<Settings> {
    match fields.raw("settings")? {
        Value::Object(settings) => Some(settings),
        _ => {
            fields.refuse("settings", "must be a JSON object");
            None
        }
    }
}
