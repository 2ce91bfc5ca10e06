//! Alert rules: what there are, what came of them, and writing one.

mod condition;
mod condition_json;
mod counting;
mod firings;
mod form;
mod import;
mod import_drafts;
mod list_page;
mod one_page;
mod raising;
mod rules;
mod trial;
mod watching;
mod whose;
mod writing;

pub(crate) use list_page::AlertRulesPage;
pub(crate) use one_page::AlertRulePage;

const MAY_NOT: &str = "You need the permission “manageAlertRules” for this. Ask an administrator for it.";
