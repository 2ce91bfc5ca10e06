//! Countries by name: the browser knows them.

use argus_domain::Country;
use js_sys::{Array, Intl::DisplayNames, Object, Reflect};

/// `Norway`, or the code itself where it names no country.
pub(crate) fn name(country: Country) -> String {
    let options = Object::new();
    // Setting a property of a new object does not fail.
    let _ = Reflect::set(&options, &"type".into(), &"region".into());
    let names = DisplayNames::new(&Array::of1(&"en".into()), &options);
    names.of(country.as_str()).map_or_else(|| country.to_string(), String::from)
}
