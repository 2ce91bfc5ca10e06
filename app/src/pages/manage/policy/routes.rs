//! Channels of a policy or step, and whom each tells.

use super::{PolicyList, whom_form::Whose};
use crate::components::{FieldState, Icon, RemoveButton, icon};
use argus_domain::{Invalid, policy::Route};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct RouteForm {
    channel: RwSignal<String>,
    /// Separated by commas or lines.
    recipients: RwSignal<String>,
}

impl RouteForm {
    pub(super) fn of(route: &Route) -> Self {
        Self {
            channel: RwSignal::new(route.channel.to_string()),
            recipients: RwSignal::new(route.recipients.join(", ")),
        }
    }

    fn new() -> Self {
        Self { channel: RwSignal::new(String::new()), recipients: RwSignal::new(String::new()) }
    }

    /// Nothing where it cannot be read.
    pub(super) fn read(self, field: &str, invalid: &mut Invalid) -> Option<Route> {
        let Ok(channel) = self.channel.get().parse() else {
            invalid.add(field, "must have a channel");
            return None;
        };
        let recipients = self.recipients.get();
        let recipients = recipients.split([',', '\n']).map(str::trim).filter(|one| !one.is_empty());
        Some(Route { channel, recipients: recipients.map(str::to_owned).collect() })
    }
}

#[component]
pub(super) fn Routes(
    list: PolicyList,
    routes: RwSignal<Vec<RouteForm>>,
    whose: Whose,
    fields: FieldState,
) -> impl IntoView {
    let add = move |_| routes.update(|routes| routes.push(RouteForm::new()));
    let rows = move || {
        let all = routes.get().into_iter().enumerate();
        all.map(|(index, route)| one(list, routes, (whose, fields), route, index + 1)).collect_view()
    };
    view! {
        <ol class="rule-actions">{rows}</ol>
        {move || {
            let problem = fields.now(&whose.field("routes"));
            problem.map(|problem| view! { <p class="field-note wrong" role="alert">{format!("It {problem}.")}</p> })
        }}
        <button type="button" class="btn" on:click=add aria-label=move || whose.label("Add a channel")>
            {icon(Icon::Plus)}
            "Add a channel"
        </button>
    }
    .into_any()
}

fn one(
    list: PolicyList,
    routes: RwSignal<Vec<RouteForm>>,
    (whose, fields): (Whose, FieldState),
    route: RouteForm,
    place: usize,
) -> AnyView {
    let option = move |channel: argus_domain::channel::ChannelChoice| {
        let off = if channel.active { "" } else { ", turned off" };
        let label = format!("{} ({}{off})", channel.name, channel.kind.label());
        let value = channel.id.to_string();
        let is_chosen = {
            let value = value.clone();
            move || route.channel.get() == value
        };
        view! { <option value=value selected=is_chosen>{label}</option> }
    };
    let channels = move || {
        let channels = list.choices.with(|known| known.channels.clone()).unwrap_or_default();
        channels.into_iter().map(option).collect_view()
    };
    let remove = Callback::new(move |()| {
        routes.update(|routes| {
            routes.remove(place - 1);
        });
    });
    let problem = move || {
        let problem = fields.now(&whose.field(&format!("routes.{place}")));
        problem
            .map(|problem| view! { <p class="field-note wrong" role="alert">{format!("It {problem}.")}</p> })
    };
    view! {
        <li class="rule-action">
            <select
                class="input"
                aria-label=move || whose.label(&format!("Channel {place}"))
                on:change=move |event| route.channel.set(event_target_value(&event))
            >
                <option value="" selected=move || route.channel.get().is_empty()>"Choose a channel"</option>
                {channels}
            </select>
            <div class="rule-action-value">
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    aria-label=move || whose.label(&format!("Recipients of channel {place}"))
                    placeholder="Separated by commas; none for a chat or webhook"
                    bind:value=route.recipients
                />
            </div>
            <RemoveButton
                label=Signal::derive(move || whose.label(&format!("Remove channel {place}")))
                title="Remove"
                press=remove
            />
            {problem}
        </li>
    }
    .into_any()
}
