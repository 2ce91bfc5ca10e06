//! Customers.

mod add_dialog;
mod change_dialog;
mod contact_dialog;
mod contacts;
mod list_page;
mod location_dialog;
mod locations;
mod member_add;
mod members;
mod network_dialog;
mod networks;
mod one_page;

pub(crate) use list_page::CustomerListPage;
pub(super) use members::through;
pub(crate) use one_page::CustomerPage;

pub(super) const PATH: &str = "/manage/customers";

/// In a word.
fn production(is: bool) -> &'static str {
    if is { "in production" } else { "not in production" }
}
