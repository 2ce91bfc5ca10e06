//! The demand for a new password, after a one-time password was used.

use super::password_form::PasswordForm;
use crate::{
    api::session::log_out,
    browser::{focus, page},
    shell::NoConnection,
    state::{tell, use_session, use_toasts},
};
use leptos::prelude::*;

#[component]
pub(crate) fn NewPassword() -> impl IntoView {
    page::set_title("Choose a password");
    let session = use_session();
    let toasts = use_toasts();
    let done = Callback::new(move |user| {
        session.set(Some(user));
        toasts.done("Your new password holds from now on.");
    });
    let leave = move |_| tell(log_out(), move |()| session.ended(), |_| {});
    focus::soon("#current");
    view! {
        <main class="lone">
            <NoConnection/>
            <section class="card">
                <h1>"Choose a password"</h1>
                <p class="muted">
                    "You logged in with a password that somebody else knows. Choose one of your own to go on."
                </p>
                <PasswordForm current_label="One-time password" done/>
                <button type="button" class="btn ghost" on:click=leave>
                    "Log out"
                </button>
            </section>
        </main>
    }
    .into_any()
}
