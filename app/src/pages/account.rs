//! What concerns only the person logged in.

use super::{manage::OwnKeys, notifications::NotificationKinds, password_form::PasswordForm};
use crate::{
    api::{Failure, session::set_time_zone},
    browser::{page, time},
    components::{Field, FieldState, TextInput},
    shell::ThemeChoice,
    state::{command::use_commands, tell, use_session, use_toasts},
};
use leptos::{ev, prelude::*};

#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    page::set_title("Account");
    let session = use_session();
    let toasts = use_toasts();
    let commands = use_commands();
    let done = Callback::new(move |user| {
        session.set(Some(user));
        toasts.done("Your new password holds from now on. Your other sessions have ended.");
    });
    view! {
        <section class="page narrow">
            <header class="page-head">
                <h1>"Account"</h1>
            </header>
            <section class="panel">
                <h2>{move || session.name()}</h2>
                <dl class="facts">
                    <dt>"User name"</dt>
                    <dd class="mono">{move || session.login()}</dd>
                    <dt>"Times are shown in"</dt>
                    <dd>{time::zone()} " (the zone of this browser), UTC on hover"</dd>
                    <dt>"Days begin in"</dt>
                    <dd>
                        {move || session.time_zone()} " (for relative times such as "<code>"startOfDay"</code> ")"
                    </dd>
                </dl>
                <TimeZone/>
            </section>
            <section class="panel">
                <h2>"Appearance"</h2>
                <ThemeChoice/>
            </section>
            <section class="panel">
                <h2>"Keyboard"</h2>
                <label class="box">
                    <input
                        type="checkbox"
                        prop:checked=move || commands.single_keys()
                        on:change=move |event| commands.set_single_keys(event_target_checked(&event))
                    />
                    <span>
                        "Single keys, such as " <kbd>"?"</kbd> " for help and " <kbd>"j"</kbd> " for the next row"
                    </span>
                </label>
                <p class="muted small">"Kept in this browser. Ctrl K always works."</p>
            </section>
            <NotificationKinds/>
            <OwnKeys/>
            <section class="panel">
                <h2>"Password"</h2>
                <PasswordForm current_label="Current password" done/>
            </section>
        </section>
    }
    .into_any()
}

/// In which zone one's days begin.
#[component]
fn TimeZone() -> impl IntoView {
    let session = use_session();
    let toasts = use_toasts();
    let fields = FieldState::new();
    let zone = RwSignal::new(untrack(|| session.time_zone()));
    let problem = fields.of("timeZone");
    let wrong = Signal::derive(move || problem.with(Option::is_some));
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        fields.clear();
        let done = move |user| {
            session.set(Some(user));
            toasts.done("Your days begin in this time zone from now on.");
        };
        let failed = move |failure| match failure {
            Failure::Invalid(invalid) => {
                fields.set(invalid);
                fields.focus_first();
            }
            other => toasts.failure(&other),
        };
        tell(set_time_zone(zone.get_untracked()), done, failed);
    };
    view! {
        <form class="one-line" novalidate="" on:submit=save>
            <Field id="own-time-zone" label="Time zone" hint="Such as Europe/Oslo." problem>
                <TextInput id="own-time-zone" value=zone wrong/>
            </Field>
            <button type="submit" class="btn">"Save time zone"</button>
        </form>
    }
    .into_any()
}
