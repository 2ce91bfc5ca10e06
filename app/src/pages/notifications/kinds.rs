//! What one wants to be told, and how.

use super::{browser::BrowserNotices, quiet::OwnQuietHours};
use crate::{
    api::notification::{choose_notification, notification_preferences},
    components::Loaded,
    state::{Asked, Teller, ask, use_session, use_toasts},
};
use argus_domain::{
    Permission,
    notification::{NotificationKind, Preferences, ToldBy},
};
use leptos::prelude::*;

/// Part of the page of one's account.
#[component]
pub(crate) fn NotificationKinds() -> impl IntoView {
    let may = use_session().may(Permission::ViewCases);
    let found = ask(move || may.then(notification_preferences));
    let body = if may {
        view! {
            <Loaded asked=found lines=7 view=Callback::new(move |_| kinds(found))/>
            <BrowserNotices/>
        }
        .into_any()
    } else {
        view! { <p class="muted">"You lack the permission viewCases, so there is nothing to tell you."</p> }
            .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="own-notifications">
            <h2 id="own-notifications">"Notifications"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn kinds(found: Asked<Preferences>) -> AnyView {
    let no_mail = Memo::new(move |_| found.with(|now| now.no_mail.clone()).flatten());
    let note = move || match no_mail.get() {
        Some(reason) => format!("Nothing can come by mail: {reason}."),
        None => format!(
            "What you have not read comes by mail after {} minutes, all of it in one.",
            Preferences::MAIL_WAIT
        ),
    };
    view! {
        <fieldset class="field told-by">
            <legend>"How you are told of"</legend>
            {NotificationKind::ALL.map(|kind| one(found, no_mail, kind)).into_iter().collect_view()}
        </fieldset>
        <p class="muted small">{note}</p>
        <OwnQuietHours found/>
    }
    .into_any()
}

fn one(found: Asked<Preferences>, no_mail: Memo<Option<String>>, kind: NotificationKind) -> AnyView {
    let (toasts, teller) = (use_toasts(), Teller::here());
    let now = Memo::new(move |_| found.with(|now| now.of(kind)).unwrap_or_default());
    let change = move |event| {
        let told = ToldBy::named(&event_target_value(&event)).unwrap_or_default();
        teller.tell(
            choose_notification(kind, told),
            move |all| found.amend(|now| *now = all),
            move |failure| {
                toasts.failure(&failure);
                // What is chosen is not what is stored.
                found.again();
            },
        );
    };
    let option = move |told: &ToldBy| {
        let told = *told;
        let is_refused = move || told == ToldBy::Mail && no_mail.with(Option::is_some) && now.get() != told;
        view! {
            <option value=told.name() prop:selected=move || now.get() == told disabled=is_refused>
                {told.label()}
            </option>
        }
    };
    view! {
        <label>
            <span>{kind.label()}</span>
            <select class="select" on:change=change>{ToldBy::ALL.iter().map(option).collect_view()}</select>
        </label>
    }
    .into_any()
}
