//! Groups of users.

mod change_dialog;
mod list_page;
mod members;
mod one_page;

pub(crate) use list_page::GroupListPage;
pub(crate) use one_page::GroupPage;

pub(super) const PATH: &str = "/manage/groups";
