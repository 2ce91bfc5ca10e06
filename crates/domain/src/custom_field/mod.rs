//! Fields of cases that an administrator defines.

mod change;
mod definition;
mod kind;
mod number;
mod value;

pub use change::{CustomFieldChange, NewCustomField};
pub use definition::CustomField;
pub use kind::CustomFieldKind;
pub use number::Number;
pub use value::CustomValue;

/// Values as they come from outside, by the fields' names; `null` takes one away. Only the definition of a field
/// knows how to read them ([`CustomField::parse`]).
pub type RawValues = std::collections::BTreeMap<String, serde_json::Value>;

/// What a case has, by the fields' names.
pub type CustomValues = std::collections::BTreeMap<String, CustomValue>;
