//! What administrators arrange.

mod contest;
mod custom_fields;
mod templates;

pub(crate) use custom_fields::CustomFieldsPage;
pub(crate) use templates::{TemplatePage, TemplatesPage};
