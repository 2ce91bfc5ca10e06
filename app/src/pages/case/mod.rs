//! Cases: the list, and one.

mod choose;
mod close_dialog;
mod contest;
mod draft;
mod edit_text;
mod events;
mod facts;
mod head;
mod history;
mod list_filter;
mod list_page;
mod one_page;
mod opened;
mod summary;
mod tab_list;
mod tags;

pub(crate) use list_page::CaseListPage;
pub(crate) use one_page::CasePage;
