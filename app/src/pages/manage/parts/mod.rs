//! What the pages have in common.

mod confirm;
mod form_dialog;
mod give;
mod list;
mod managed_list;
mod once;
mod only;
mod permission_boxes;
mod quiet;
mod retire;
mod text_field;
mod word_fields;

pub(crate) use confirm::Confirm;
pub(crate) use form_dialog::FormDialog;
pub(super) use give::Give;
pub(crate) use list::{LocalPage, list_link};
pub(super) use list::{search, sorted};
pub(super) use managed_list::{Columns, ManagedList, Opened, managed_page};
pub(crate) use once::Once;
pub(super) use only::Only;
pub(crate) use permission_boxes::PermissionBoxes;
pub(crate) use quiet::{QuietFields, QuietForm};
pub(super) use retire::{retire, state_of};
pub(crate) use text_field::TextField;
pub(super) use word_fields::{Word, WordFields};
