//! Choosing a new password.

use crate::{
    api::{Failure, session::change_password},
    components::{Field, FieldState, note_id},
    state::tell,
};
use argus_domain::{
    Invalid,
    user::{CurrentUser, MIN_PASSWORD, check_password},
};
use leptos::prelude::*;

#[component]
pub(crate) fn PasswordForm(
    /// What the password in use is called here.
    current_label: &'static str,
    done: Callback<CurrentUser>,
) -> impl IntoView {
    let current = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let repeated = RwSignal::new(String::new());
    let fields = FieldState::new();
    let failure = RwSignal::new(None::<String>);
    let asking = RwSignal::new(false);

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if asking.get_untracked() {
            return;
        }
        failure.set(None);
        let mut invalid = Invalid::default();
        if current.with_untracked(String::is_empty) {
            invalid.add("current", "must be given");
        }
        if let Err(wrong) = new.with_untracked(|new| check_password("new", new)) {
            invalid.0.extend(wrong.0);
        } else if new.get_untracked() != repeated.get_untracked() {
            invalid.add("repeated", "differs from the new password");
        }
        fields.set(invalid.clone());
        if invalid.into_result().is_err() {
            fields.focus_first();
            return;
        }
        asking.set(true);
        tell(
            change_password(current.get_untracked(), new.get_untracked()),
            move |user| {
                asking.set(false);
                for field in [current, new, repeated] {
                    field.set(String::new());
                }
                done.run(user);
            },
            move |error| {
                asking.set(false);
                match error {
                    Failure::Invalid(invalid) => {
                        fields.set(invalid);
                        fields.focus_first();
                    }
                    error => failure.set(Some(error.to_string())),
                }
            },
        );
    };
    let elsewhere = fields.elsewhere(&["current", "new", "repeated"]);
    let message = move || {
        failure
            .get()
            .or_else(|| elsewhere.get())
            .map(|text| view! { <p class="note wrong" role="alert">{text}</p> })
    };
    view! {
        <form novalidate="" class="stack" on:submit=submit>
            {message}
            <Password id="current" label=current_label autocomplete="current-password" value=current fields/>
            <Password
                id="new"
                label="New password"
                hint="Length is what counts: at least 12 characters."
                autocomplete="new-password"
                value=new
                fields
            />
            <Password
                id="repeated"
                label="New password again"
                autocomplete="new-password"
                value=repeated
                fields
            />
            <button type="submit" class="btn primary" disabled=move || asking.get()>
                "Change password"
            </button>
        </form>
    }
    .into_any()
}

// The hint above is a text and can't be computed.
const _: () = assert!(MIN_PASSWORD == 12);

#[component]
fn Password(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    autocomplete: &'static str,
    value: RwSignal<String>,
    fields: FieldState,
) -> impl IntoView {
    let problem = fields.of(id);
    view! {
        <Field id label hint problem>
            <input
                id=id
                class="input"
                type="password"
                autocomplete=autocomplete
                aria-describedby=note_id(id)
                aria-invalid=move || problem.with(Option::is_some).to_string()
                bind:value=value
            />
        </Field>
    }
    .into_any()
}
