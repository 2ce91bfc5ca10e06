//! How people are told of what concerns them.

use crate::{
    api::{
        channel::list_channels,
        setting::{how_people_are_told, set_how_people_are_told},
    },
    components::{Loaded, note_id},
    state::{Asked, Teller, ask, use_toasts},
};
use argus_domain::{
    channel::{Channel, ChannelKind},
    setting::{Telling, TellingSettings},
};
use leptos::prelude::*;

#[component]
pub(super) fn TellingPanel() -> impl IntoView {
    let found = ask(|| Some(how_people_are_told()));
    view! {
        <section class="panel" aria-labelledby="telling">
            <h2 id="telling">"How people are told"</h2>
            <Loaded asked=found lines=2 view=Callback::new(settings)/>
        </section>
    }
    .into_any()
}

/// The most that are offered.
const CHANNELS: u32 = 200;

fn settings(found: Asked<Telling>) -> AnyView {
    let (toasts, teller) = (use_toasts(), Teller::here());
    let channels = ask(|| Some(list_channels(CHANNELS, 0)));
    let save = move |change: &dyn Fn(&mut TellingSettings)| {
        let Some(Telling { mut settings, version }) = found.with_untracked(Clone::clone) else { return };
        change(&mut settings);
        teller.tell(
            set_how_people_are_told(version, settings),
            move |now| {
                found.amend(|telling| *telling = now);
                toasts.done("People are told like this from now on.");
            },
            move |failure| {
                toasts.failure(&failure);
                found.again();
            },
        );
    };
    let option = move |channel: &Channel| {
        let id = channel.id;
        let off = if channel.content.active { "" } else { " (turned off)" };
        let is_chosen = move || found.with(|now| now.settings.mail == Some(id)).unwrap_or(false);
        view! {
            <option value=id.to_string() prop:selected=is_chosen>
                {format!("{}{off}", channel.content.name)}
            </option>
        }
    };
    let options = move || {
        channels.with(|page| {
            let mails = page.rows.iter().filter(|one| one.content.settings.kind() == ChannelKind::Email);
            mails.map(option).collect_view()
        })
    };
    let hours = move || found.with(|now| now.settings.due_hours).unwrap_or_default();
    let is_none = move || found.with(|now| now.settings.mail.is_none()).unwrap_or(true);
    view! {
        <div class="field">
            <label for="telling-mail">"Mails to people go through"</label>
            <select
                id="telling-mail"
                class="input"
                aria-describedby=note_id("telling-mail")
                on:change=move |event| save(&|settings| settings.mail = event_target_value(&event).parse().ok())
            >
                <option value="" prop:selected=is_none>"No channel: nobody gets mails"</option>
                {options}
            </select>
            <p class="field-note" id=note_id("telling-mail")>
                "People choose in their account what comes by mail. " <a href="/manage/channels">"Channels"</a>
                " are set up on a page of their own."
            </p>
        </div>
        <div class="field">
            <label for="telling-due">"Hours before a task is due its assignees are told"</label>
            <input
                id="telling-due"
                class="input"
                type="number"
                min="0"
                max=TellingSettings::MAX_DUE_HOURS
                aria-describedby=note_id("telling-due")
                prop:value=hours
                on:change=move |event| {
                    save(&|settings| settings.due_hours = event_target_value(&event).parse().unwrap_or(settings.due_hours));
                }
            />
            <p class="field-note" id=note_id("telling-due")>
                "They are told again once it is overdue; with 0 only then. Notification policies can tell others."
            </p>
        </div>
    }
    .into_any()
}
