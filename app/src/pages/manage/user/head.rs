//! Who a user is, and what can be done about him.

use super::{
    super::parts::{Confirm, Once},
    WHY_PATH,
};
use crate::{
    api::user::{change_user, reset_password},
    components::{Clock, Icon, icon, time},
    state::{Asked, Teller, use_toasts},
};
use argus_domain::user::{ManagedUser, OneTimePassword, UserChange};
use leptos::prelude::*;

/// What is asked before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    Reset,
    Disable,
}

pub(super) fn head(found: Asked<ManagedUser>, changing: RwSignal<bool>) -> AnyView {
    let asking = RwSignal::new(None::<Asking>);
    let shown = RwSignal::new(None::<OneTimePassword>);
    let facts = move || found.with(|user| facts(user, found, changing, asking));
    let question = move || {
        let login = found.with_untracked(|user| user.user.login.clone()).unwrap_or_default();
        let on_close = Callback::new(move |()| asking.set(None));
        asking.get().map(|asked| view! { <Question asked login found shown on_close/> })
    };
    let once = move || {
        let OneTimePassword { login, password, .. } = shown.get()?;
        let text = format!(
            "{login} is logged out everywhere, logs in with this password once, and then chooses another."
        );
        let on_close = Callback::new(move |()| shown.set(None));
        Some(
            view! { <Once title="One-time password" text secret=password copy="Copy the password" on_close/> },
        )
    };
    view! {
        {facts}
        {question}
        {once}
    }
    .into_any()
}

fn facts(
    managed: &ManagedUser,
    found: Asked<ManagedUser>,
    changing: RwSignal<bool>,
    asking: RwSignal<Option<Asking>>,
) -> AnyView {
    let user = &managed.user;
    let last_login = match managed.last_login {
        Some(at) => time(at, Clock::Relative),
        None => "never".into_any(),
    };
    let able = if user.disabled {
        view! { <Enable user=managed.clone() found/> }.into_any()
    } else {
        view! {
            <button type="button" class="btn" on:click=move |_| asking.set(Some(Asking::Disable))>
                "Disable…"
            </button>
        }
        .into_any()
    };
    view! {
        <header class="page-head">
            <h1>{user.name.clone()}</h1>
            <span class="mono muted">{user.login.clone()}</span>
            {user.disabled.then(|| view! { <span class="tag">"disabled"</span> })}
            <span class="grow"></span>
            <a class="btn" href=format!("{WHY_PATH}?user={}", user.id)>"What may this person see?"</a>
            <button type="button" class="btn" title="Change (e)" on:click=move |_| changing.set(true)>
                {icon(Icon::Edit)}
                "Change"
            </button>
            <button type="button" class="btn" on:click=move |_| asking.set(Some(Asking::Reset))>
                "Reset password…"
            </button>
            {able}
        </header>
        <section class="panel">
            <dl class="facts">
                <dt>"E-mail"</dt>
                <dd>{if managed.email.is_empty() { "none".to_owned() } else { managed.email.clone() }}</dd>
                <dt>"Days begin in"</dt>
                <dd>{user.time_zone.clone()}</dd>
                <dt>"Last log-in"</dt>
                <dd>{last_login}</dd>
                <dt>"Password"</dt>
                <dd>
                    {if managed.must_change_password {
                        "a one-time password, not used yet"
                    } else {
                        "chosen by this person"
                    }}
                </dd>
                <dt>"Added"</dt>
                <dd>{time(managed.added, Clock::Full)}</dd>
            </dl>
        </section>
    }
    .into_any()
}

#[component]
fn Question(
    asked: Asking,
    login: String,
    found: Asked<ManagedUser>,
    shown: RwSignal<Option<OneTimePassword>>,
    on_close: Callback<()>,
) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let (title, yes, text) = match asked {
        Asking::Reset => (
            "Reset the password",
            "Reset password",
            format!(
                "{login} gets a one-time password, is logged out everywhere, and cannot use the old one any more."
            ),
        ),
        Asking::Disable => (
            "Disable the user",
            "Disable",
            format!(
                "{login} is logged out everywhere at once and cannot log in. All API keys of this person end and do not come back."
            ),
        ),
    };
    let on_yes = Callback::new(move |()| {
        let Some((id, version)) = found.with_untracked(|user| (user.user.id, user.version)) else { return };
        let failed = move |failure| toasts.failure(&failure);
        match asked {
            Asking::Reset => {
                let done = move |one_time| {
                    shown.set(Some(one_time));
                    found.again();
                };
                teller.tell(reset_password(id), done, failed);
            }
            Asking::Disable => {
                let change = UserChange { version, disabled: Some(true), ..UserChange::default() };
                teller.tell(change_user(id, change), move |_| found.again(), failed);
            }
        }
    });
    view! { <Confirm title text yes on_yes on_close/> }.into_any()
}

#[component]
fn Enable(user: ManagedUser, found: Asked<ManagedUser>) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let press = move |_| {
        let change = UserChange { version: user.version, disabled: Some(false), ..UserChange::default() };
        let order = change_user(user.user.id, change);
        teller.tell(order, move |_| found.again(), move |failure| toasts.failure(&failure));
    };
    view! { <button type="button" class="btn" on:click=press>"Enable"</button> }.into_any()
}
