//! Users.

mod add_dialog;
mod change_dialog;
mod customers;
mod groups;
mod head;
mod list_page;
mod one_page;
mod permissions;
mod why_page;

pub(crate) use list_page::UserListPage;
pub(crate) use one_page::UserPage;
pub(crate) use why_page::WhyPage;

pub(super) const PATH: &str = "/manage/users";
pub(super) const WHY_PATH: &str = "/manage/access";
