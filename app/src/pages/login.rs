//! Logging in.

use crate::{
    api::{Failure, session::log_in},
    browser::{focus, page},
    components::{Field, FieldState, brand, note_id},
    shell::NoConnection,
    state::{tell, use_session},
};
use argus_domain::Invalid;
use leptos::prelude::*;

#[component]
pub(crate) fn Login() -> impl IntoView {
    page::set_title("Log in");
    let session = use_session();
    let login = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let fields = FieldState::new();
    let failure = RwSignal::new(None::<String>);
    let asking = RwSignal::new(false);
    focus::soon("#login");

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if asking.get_untracked() {
            return;
        }
        let mut invalid = Invalid::default();
        for (field, value) in [("login", login), ("password", password)] {
            if value.with_untracked(String::is_empty) {
                invalid.add(field, "must be given");
            }
        }
        fields.set(invalid.clone());
        failure.set(None);
        if invalid.into_result().is_err() {
            return;
        }
        asking.set(true);
        tell(
            log_in(login.get_untracked().trim().to_owned(), password.get_untracked()),
            move |user| session.set(Some(user)),
            move |error| {
                asking.set(false);
                match error {
                    Failure::Invalid(invalid) => fields.set(invalid),
                    Failure::NotLoggedIn => {
                        failure.set(Some("This user name and password do not fit.".to_owned()));
                    }
                    error => failure.set(Some(error.to_string())),
                }
                password.set(String::new());
                focus::on("#password");
            },
        );
    };
    let elsewhere = fields.elsewhere(&["login", "password"]);
    let message = move || {
        failure
            .get()
            .or_else(|| elsewhere.get())
            .map(|text| view! { <p class="note wrong" role="alert">{text}</p> })
    };
    view! {
        <main class="lone">
            <NoConnection/>
            <form class="card" novalidate="" on:submit=submit>
                <h1>{brand()} "Log in to Argus"</h1>
                {message}
                <Field id="login" label="User name" problem=fields.of("login")>
                    <input
                        id="login"
                        class="input"
                        autocomplete="username"
                        autocapitalize="none"
                        spellcheck="false"
                        aria-describedby=note_id("login")
                        bind:value=login
                    />
                </Field>
                <Field id="password" label="Password" problem=fields.of("password")>
                    <input
                        id="password"
                        class="input"
                        type="password"
                        autocomplete="current-password"
                        aria-describedby=note_id("password")
                        bind:value=password
                    />
                </Field>
                <button type="submit" class="btn primary wide" disabled=move || asking.get()>
                    "Log in"
                </button>
            </form>
        </main>
    }
    .into_any()
}
