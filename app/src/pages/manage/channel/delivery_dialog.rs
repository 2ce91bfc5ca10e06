//! One delivery with its text and each try.

use crate::{
    api::delivery::{get_delivery, retry_delivery},
    components::{Clock, Dialog, Icon, Loaded, icon, time},
    state::{Asked, Teller, ask, use_toasts},
};
use argus_domain::{
    DeliveryId,
    criteria::Page,
    delivery::{Attempt, Delivery, DeliveryDetail, DeliveryState},
};
use leptos::prelude::*;

#[component]
pub(super) fn DeliveryDialog(
    id: DeliveryId,
    opened: RwSignal<Option<DeliveryId>>,
    list: Asked<Page<Delivery>>,
) -> impl IntoView {
    let found = ask(move || Some(get_delivery(id)));
    let toasts = use_toasts();
    let teller = Teller::here();
    // It is asked for again whenever the list shows something else of it.
    let listed = Memo::new(move |_| {
        list.with(|page| {
            let own = page.rows.iter().find(|delivery| delivery.id == id);
            own.map(|delivery| (delivery.state, delivery.tries))
        })
        .flatten()
    });
    Effect::new(move |before: Option<_>| {
        // Not only tracked: a memo that nobody reads follows nothing.
        let now = listed.get();
        if before.is_some_and(|before| before != now) {
            found.again();
        }
        now
    });
    let refusal = Memo::new(move |_| {
        found
            .with(|detail| match detail.delivery.state {
                DeliveryState::Dead | DeliveryState::Retrying => None,
                DeliveryState::Sent => Some("It was sent."),
                _ => Some("It is on its way."),
            })
            .unwrap_or(Some("It is looked up."))
    });
    let retry = move |_| {
        let done = move |_| {
            found.again();
            list.again();
        };
        teller.tell(retry_delivery(id), done, move |failure| toasts.failure(&failure));
    };
    let close = Callback::new(move |()| opened.set(None));
    view! {
        <Dialog title="Delivery" class="wide" on_close=close>
            <div class="dialog-body">
                <Loaded asked=found lines=6 view=Callback::new(move |_| body(found))/>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn ghost" data-first="" on:click=move |_| close.run(())>"Close"</button>
                <button
                    type="button"
                    class="btn primary"
                    disabled=move || refusal.get().is_some()
                    title=move || refusal.get().unwrap_or("Try again now")
                    on:click=retry
                >
                    "Try again"
                </button>
            </footer>
        </Dialog>
    }
    .into_any()
}

fn body(found: Asked<DeliveryDetail>) -> AnyView {
    (move || found.with(shown)).into_any()
}

fn shown(detail: &DeliveryDetail) -> AnyView {
    let DeliveryDetail { delivery, uuid, text, attempts } = detail;
    let next = delivery.next.filter(|_| delivery.state == DeliveryState::Retrying);
    view! {
        <dl class="facts">
            <dt>"Channel"</dt>
            <dd>{format!("{} ({})", delivery.channel_name, delivery.kind.label())}</dd>
            <dt>"Recipient"</dt>
            <dd>{if delivery.recipient.is_empty() { "As the channel says".to_owned() } else { delivery.recipient.clone() }}</dd>
            <dt>"State"</dt>
            <dd>
                {delivery.state.label()}
                {next.map(|at| view! { ", next at " {time(at, Clock::Row)} })}
            </dd>
            <dt>"Cause"</dt>
            <dd>{delivery.cause.clone()}</dd>
            <dt>"Id"</dt>
            <dd class="mono">{uuid.clone()}</dd>
        </dl>
        <h3>{delivery.subject.clone()}</h3>
        <pre class="delivery-text">{text.clone()}</pre>
        <h3>"Tries"</h3>
        {if attempts.is_empty() { view! { <p class="muted">"None yet."</p> }.into_any() } else { ().into_any() }}
        <ol class="run-actions">{attempts.iter().map(attempt).collect_view()}</ol>
    }
    .into_any()
}

/// ✔ or ✖, in a word, too.
fn attempt(attempt: &Attempt) -> AnyView {
    let (class, picture, word) =
        if attempt.sent { ("yes", Icon::Check, "sent") } else { ("no", Icon::Cross, "failed") };
    view! {
        <li>
            <span class=class title=word>{icon(picture)}<span class="sr-only">{word}" "</span></span>
            {time(attempt.at, Clock::Full)}
            {format!(", {} ms: {}", attempt.millis, attempt.text)}
        </li>
    }
    .into_any()
}
