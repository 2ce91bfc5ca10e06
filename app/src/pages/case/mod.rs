//! Cases: the list, and one.

mod actions;
mod alerts;
mod attachments;
mod choose;
mod close_dialog;
mod comments;
mod contact_watchers;
mod contest;
mod custom_facts;
mod draft;
mod edit_text;
mod events;
mod export;
mod facts;
mod head;
mod history;
mod iocs;
mod links;
mod list;
mod notes;
mod one_page;
mod opened;
pub(crate) mod part_form;
mod paste_picture;
mod picker;
mod presence;
mod publish;
mod remove_part;
mod summary;
mod tab_list;
mod tags;
mod tasks;
mod typing;
mod watchers;

pub(crate) use list::CaseListPage;
pub(crate) use one_page::CasePage;
