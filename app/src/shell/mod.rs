//! What surrounds every page.

mod account_menu;
mod app;
mod bell;
mod current_case;
mod gate;
mod go_commands;
mod help;
mod menu;
mod new_case;
mod new_case_draft;
mod new_case_form;
mod no_connection;
mod notices;
mod palette;
mod shell_view;
mod switch_case;
mod top_bar;

pub use app::App;
pub(crate) use current_case::{CurrentCase, use_current_case};
pub(crate) use {account_menu::ThemeChoice, no_connection::NoConnection};
