//! Cases: the list, and one.

mod list_page;
mod one_page;

pub(crate) use list_page::CaseListPage;
pub(crate) use one_page::CasePage;
