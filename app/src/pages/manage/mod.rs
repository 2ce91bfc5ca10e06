//! What administrators arrange.

mod contest;
mod custom_fields;

pub(crate) use custom_fields::CustomFieldsPage;
