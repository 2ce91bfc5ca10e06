//! What somebody sees depends on who he is: the log-in, the demand for a new password, or the page.

use super::{no_connection::NoConnection, shell_view::Shell};
use crate::{
    browser::page,
    link::query_text::{QueryText, encode},
    pages::{login::Login, new_password::NewPassword},
    state::{go, session::Gate, use_connection, use_go, use_session},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

const LOG_IN: &str = "/login";

#[component]
pub(crate) fn Gated() -> impl IntoView {
    let session = use_session();
    go::provide();
    let go = use_go();
    let connection = use_connection();
    let location = use_location();
    let gate = Memo::new(move |_| session.gate());

    Effect::new(move |_| {
        let at_log_in = location.pathname.get() == LOG_IN;
        match gate.get() {
            Gate::LogIn if !at_log_in => {
                let mut address = format!("{LOG_IN}?next=");
                encode(&page::here(), &mut address);
                go.instead(&address);
            }
            Gate::Open if at_log_in => {
                let query = QueryText::read(&location.search.get_untracked());
                go.instead(safe_next(query.first("next")));
            }
            _ => {}
        }
        if gate.get() != Gate::Asking {
            page::remove_boot_screen();
        } else if connection.is_lost() {
            page::say_on_boot_screen("This page opens by itself as soon as the server answers.");
        }
    });

    move || match gate.get() {
        Gate::Asking => view! { <NoConnection/> }.into_any(),
        Gate::LogIn => view! { <Login/> }.into_any(),
        Gate::ChangePassword => view! { <NewPassword/> }.into_any(),
        Gate::Open => view! { <Shell/> }.into_any(),
    }
}

/// Only an address within this page: a link that somebody else wrote must not lead elsewhere after the log-in.
fn safe_next(next: Option<&str>) -> &str {
    match next {
        Some(next)
            if next.starts_with('/')
                && !next.starts_with("//")
                && !next.contains('\\')
                && !next.starts_with(LOG_IN) =>
        {
            next
        }
        _ => "/",
    }
}
