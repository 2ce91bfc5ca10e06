//! Files that the page itself makes.

use js_sys::encode_uri_component;

/// The address of a text as JSON, for a link that saves it as a file.
pub(crate) fn json_address(text: &str) -> String {
    format!("data:application/json;charset=utf-8,{}", String::from(encode_uri_component(text)))
}

/// The same as CSV.
pub(crate) fn csv_address(text: &str) -> String {
    format!("data:text/csv;charset=utf-8,{}", String::from(encode_uri_component(text)))
}
