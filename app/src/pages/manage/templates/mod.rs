//! Templates of cases: the list, and one, as a form and as JSON.

mod draft;
mod editor;
mod folders;
mod form;
mod form_view;
mod json_view;
mod line;
mod list_page;
mod one_page;
mod row;
mod tasks;

pub(crate) use list_page::TemplatesPage;
pub(crate) use one_page::TemplatePage;

/// Where they are managed.
const PATH: &str = "/manage/templates";

const MAY_NOT: &str =
    "You need the permission “administer” to change templates. Ask an administrator for it.";
