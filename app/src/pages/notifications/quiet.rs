//! One's own quiet hours.

use crate::{
    api::{Failure, notification::set_quiet_hours},
    components::FieldState,
    pages::manage::parts::{QuietFields, QuietForm},
    state::{Asked, tell, use_session, use_toasts},
};
use argus_domain::{Invalid, notification::Preferences};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn OwnQuietHours(found: Asked<Preferences>) -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let fields = FieldState::new();
    let quiet = found.with_untracked(|now| now.quiet.clone()).flatten();
    let form = QuietForm::of(quiet.as_ref(), untrack(|| session.time_zone()));
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        fields.clear();
        let failed = move |failure| match failure {
            Failure::Invalid(invalid) => {
                fields.set(invalid);
                fields.focus_first();
            }
            other => toasts.failure(&other),
        };
        let mut invalid = Invalid::default();
        let quiet = untrack(|| form.read(&mut invalid));
        if let Err(invalid) = invalid.into_result() {
            return failed(Failure::Invalid(invalid));
        }
        let said = match quiet {
            Some(_) => "In your quiet hours no mail comes, and the browser shows nothing.",
            None => "You have no quiet hours.",
        };
        let done = move |all| {
            found.amend(|now| *now = all);
            toasts.done(said);
        };
        tell(set_quiet_hours(quiet), done, failed);
    };
    view! {
        <form class="own-quiet" novalidate="" on:submit=save>
            <QuietFields form fields/>
            <button type="submit" class="btn">"Save quiet hours"</button>
        </form>
    }
    .into_any()
}
