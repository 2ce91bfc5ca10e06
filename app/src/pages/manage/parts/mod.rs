//! What the pages have in common.

mod confirm;
mod form_dialog;
mod give;
mod list;
mod once;
mod only;
mod permission_boxes;
mod text_field;

pub(crate) use confirm::Confirm;
pub(crate) use form_dialog::FormDialog;
pub(super) use give::Give;
pub(crate) use list::{LocalPage, list_link, paging};
pub(super) use list::{search, sorted};
pub(crate) use once::Once;
pub(super) use only::Only;
pub(crate) use permission_boxes::PermissionBoxes;
pub(crate) use text_field::TextField;
