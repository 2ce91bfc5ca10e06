//! Channels, and what was sent through them.

mod channel_dialog;
mod channels;
mod deliveries;
mod delivery_dialog;
mod fields;
mod form;
mod test_dialog;

use crate::{
    api::channel::list_channels,
    browser::page,
    link::ChannelLink,
    state::{Asked, ask},
};
use argus_domain::{channel::Channel, criteria::Page};
use channels::Channels;
use deliveries::Deliveries;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What the page's parts share.
#[derive(Clone, Copy)]
struct ChannelList {
    link: Memo<ChannelLink>,
    /// All that there are: few.
    found: Asked<Page<Channel>>,
    opened: RwSignal<Option<Opened>>,
}

/// The dialog that is open.
#[derive(Clone, Debug, PartialEq)]
enum Opened {
    New,
    Channel(Box<Channel>),
    Test(Box<Channel>),
    Remove(Box<Channel>),
}

/// The most that are told at once.
const ALL: u32 = 200;

#[component]
pub(crate) fn ChannelPage() -> impl IntoView {
    page::set_title("Channels");
    let location = use_location();
    let link = Memo::new(move |_| ChannelLink::read(&location.search.get()));
    let found = ask(|| Some(list_channels(ALL, 0)));
    let list = ChannelList { link, found, opened: RwSignal::new(None) };
    let shows_deliveries = Memo::new(move |_| link.with(|link| link.deliveries));
    let tab = move |deliveries: bool, label: &'static str| {
        let address = if deliveries { "/manage/channels?tab=deliveries" } else { ChannelLink::PATH };
        let current = move || (shows_deliveries.get() == deliveries).then_some("page");
        view! { <a class="tab" href=address aria-current=current>{label}</a> }
    };
    let body = move || {
        if shows_deliveries.get() {
            view! { <Deliveries list/> }.into_any()
        } else {
            view! { <Channels list/> }.into_any()
        }
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Channels"</h1>
                <nav class="tabs" aria-label="Parts of channels">
                    {tab(false, "Channels")}
                    {tab(true, "Deliveries")}
                </nav>
            </header>
            {body}
        </section>
    }
    .into_any()
}
