//! Processing modules: installed, turned on, set.

mod configuration;
mod head;
mod health;
mod hooks;
mod import_dialog;
mod install_dialog;
mod list_page;
mod one_page;
mod opened;
mod running;
mod settings_form;
mod shipped;
mod turned;
mod wheel_dialog;

pub(crate) use list_page::ModulesPage;
pub(crate) use one_page::ModulePage;

use argus_domain::ModuleId;

pub(crate) const PATH: &str = "/manage/modules";

fn address(id: ModuleId) -> String {
    format!("{PATH}/{id}")
}
