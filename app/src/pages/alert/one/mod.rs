//! One alert: what it is, and what belongs to it.

mod asset_dialog;
mod assets;
mod cases;
mod choose;
mod close_dialog;
mod edit_dialog;
mod escalate_dialog;
mod events;
mod facts;
mod head;
mod history;
mod ioc_dialog;
mod iocs;
mod merge_dialog;
mod opened;
mod part_buttons;
mod raw;
mod relations;
mod silenced;
mod similar;
mod snooze_dialog;
mod snoozed;
mod texts;

use crate::{
    browser::page,
    components::{Icon, Loaded, icon},
    link::AlertLink,
    pages::not_found::NotFound,
    state::{Group, command, use_go},
};
use argus_domain::AlertId;
use assets::Assets;
use cases::Cases;
use events::Events;
use facts::Facts;
use head::Head;
use history::History;
use iocs::Iocs;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use opened::OpenedAlert;
use raw::Raw;
use silenced::Silenced;
use similar::Similar;
use snoozed::Snoozed;
use texts::Texts;

#[component]
pub(crate) fn AlertPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<AlertId>().ok()));
    move || match id.get() {
        // Made anew for each alert: what is typed for one does not get into another.
        Some(id) => view! { <OneAlert id/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn OneAlert(id: AlertId) -> impl IntoView {
    let opened = OpenedAlert::new(id);
    provide_context(opened);
    opened.follow();
    Effect::new(move |_| {
        let title = opened.found.with(|alert| alert.summary.heading()).unwrap_or_else(|| "Alert".to_owned());
        page::set_title(&title);
    });
    let go = use_go();
    command(Group::Page, "u", "Up to the queue", move || go.to(AlertLink::PATH));
    command(Group::Page, "r", "Ask again", move || opened.found.again());
    view! {
        <section class="page case">
            <p class="up">
                <a href=AlertLink::PATH>{icon(Icon::Back)} "Alerts"</a>
            </p>
            <Loaded asked=opened.found lines=6 view=Callback::new(move |_| view! { <Body/> }.into_any())/>
        </section>
    }
    .into_any()
}

#[component]
fn Body() -> impl IntoView {
    view! {
        <Head/>
        <Silenced/>
        <Snoozed/>
        <div class="case-body">
            <div class="case-texts">
                <Texts/>
                <Iocs/>
                <Assets/>
                <Events/>
                <Similar/>
                <Raw/>
                <History/>
            </div>
            <div class="case-texts">
                <Facts/>
                <Cases/>
            </div>
        </div>
    }
    .into_any()
}
