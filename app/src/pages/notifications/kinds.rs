//! What one wants to be told.

use crate::{
    api::notification::{mute_notifications, muted_notifications},
    components::Loaded,
    state::{Asked, Teller, ask, use_session, use_toasts},
};
use argus_domain::{Permission, notification::NotificationKind};
use leptos::prelude::*;

/// Part of the page of one's account.
#[component]
pub(crate) fn NotificationKinds() -> impl IntoView {
    let may = use_session().may(Permission::ViewCases);
    let muted = ask(move || may.then(muted_notifications));
    let body = if may {
        view! { <Loaded asked=muted lines=5 view=Callback::new(move |_| boxes(muted))/> }.into_any()
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

fn boxes(muted: Asked<Vec<NotificationKind>>) -> AnyView {
    let (toasts, teller) = (use_toasts(), Teller::here());
    let one = move |kind: NotificationKind| {
        let is_told = move || muted.with(|muted| !muted.contains(&kind)).unwrap_or(true);
        let change = move |event| {
            teller.tell(
                mute_notifications(kind, !event_target_checked(&event)),
                move |now| muted.amend(|muted| *muted = now),
                move |failure| {
                    toasts.failure(&failure);
                    // What is ticked is not what is stored.
                    muted.again();
                },
            );
        };
        view! {
            <label class="box">
                <input type="checkbox" prop:checked=is_told on:change=change/>
                <span>{kind.label()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>"You are told of"</legend>
            {NotificationKind::ALL.map(one).into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}
