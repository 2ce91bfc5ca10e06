//! One silence.

use super::{Opened, SilenceList, words};
use crate::{
    api::silence::set_silence_until,
    browser::time as clock,
    components::{Clock, time},
    state::{Teller, use_toasts},
};
use argus_domain::silence::{Silence, SilenceState};
use leptos::prelude::*;

pub(super) fn row(list: SilenceList, silence: Silence) -> AnyView {
    let (toasts, teller) = (use_toasts(), Teller::here());
    let (id, version) = (silence.id, silence.version);
    let state = silence.state(clock::now());
    let told = {
        let matcher = silence.matcher.clone();
        move || list.choices.with(|known| words::matcher(&matcher, known))
    };
    let end = move |_| {
        teller.tell(
            set_silence_until(id, version, None),
            move |_| list.found.again(),
            move |failure| {
                toasts.failure(&failure);
                list.found.again();
            },
        );
    };
    let open = |opened: Opened| move |_| list.opened.set(Some(opened.clone()));
    let alerts = open(Opened::Alerts(Box::new(silence.clone())));
    let extend = open(Opened::Extend(Box::new(silence.clone())));
    let reason = silence.reason.clone();
    let refusal = list.refusal;
    let change = (state != SilenceState::Over).then(|| {
        view! {
            <button
                type="button"
                class="btn small"
                aria-label=format!("Extend: {reason}")
                disabled=refusal.is_some()
                title=refusal.unwrap_or("Change the end")
                on:click=extend
            >
                "Extend"
            </button>
            " "
            <button
                type="button"
                class="btn small"
                aria-label=format!("End now: {reason}")
                disabled=refusal.is_some()
                title=refusal.unwrap_or("End it now")
                on:click=end
            >
                "End now"
            </button>
        }
    });
    view! {
        <tr class:off=state == SilenceState::Over>
            <td class="wrap">
                {silence.reason.clone()}
                <p class="rule-told">{told}</p>
            </td>
            <td class="col-user">{silence.by.name.clone()}</td>
            <td class="col-user">{time(silence.from, Clock::Row)}</td>
            <td class="col-user">
                {time(silence.until, Clock::Row)}
                <p class="rule-told">{state.label()}</p>
            </td>
            <td class="col-runs num">
                <button
                    type="button"
                    class="as-link"
                    data-row=""
                    aria-label=format!("{} alerts that were silent: {}", silence.alerts, silence.reason)
                    on:click=alerts
                >
                    {silence.alerts}
                </button>
            </td>
            <td class="col-user">{change}</td>
        </tr>
    }
    .into_any()
}
