//! API keys: one's own on the account page, and everybody's for administrators.

mod list_page;
mod new_dialog;
mod own;
mod table;

pub(crate) use list_page::KeyListPage;
pub(crate) use own::OwnKeys;

pub(super) const PATH: &str = "/manage/keys";
