//! The channels.

use super::{
    super::parts::Confirm, ChannelList, Opened, channel_dialog::ChannelDialog, test_dialog::TestDialog,
};
use crate::{
    api::channel::{activate_channel, remove_channel},
    components::{Empty, Icon, Loaded, RemoveButton, icon, row_keys},
    link::ChannelLink,
    state::{Group, Teller, command, command_if, use_session, use_toasts},
};
use argus_domain::{Permission, channel::Channel};
use leptos::{html, prelude::*};

const MAY_NOT: &str = "You need the permission “administer” for this. Ask an administrator for it.";

#[component]
pub(super) fn Channels(list: ChannelList) -> impl IntoView {
    let ChannelList { found, opened, .. } = list;
    let add = move || opened.set(Some(Opened::New));
    let refusal = (!use_session().may(Permission::Administer)).then_some(MAY_NOT);
    command_if(Group::Page, "n", "New channel", refusal, add);
    command(Group::Page, "r", "Ask again", move || found.again());
    view! {
        <div class="page-head">
            <button
                type="button"
                class="btn"
                disabled=refusal.is_some()
                title=refusal.unwrap_or("New channel (n)")
                on:click=move |_| add()
            >
                {icon(Icon::Plus)}
                "New channel"
            </button>
        </div>
        <Loaded asked=found lines=6 view=Callback::new(move |_| table(list))/>
        {move || opened.get().map(|opened| dialog(list, opened))}
    }
    .into_any()
}

fn dialog(list: ChannelList, opened: Opened) -> AnyView {
    match opened {
        Opened::New => view! { <ChannelDialog list shown=None/> }.into_any(),
        Opened::Channel(channel) => view! { <ChannelDialog list shown=Some(*channel)/> }.into_any(),
        Opened::Test(channel) => view! { <TestDialog list channel=*channel/> }.into_any(),
        Opened::Remove(channel) => view! { <Removal list channel=*channel/> }.into_any(),
    }
}

/// Its secret is nowhere else, so it cannot be put back.
#[component]
fn Removal(list: ChannelList, channel: Channel) -> impl IntoView {
    let ChannelList { found, opened, .. } = list;
    let toasts = use_toasts();
    let teller = Teller::here();
    let (id, name) = (channel.id, channel.content.name);
    let said = format!("Deleted “{name}”.");
    let remove = Callback::new(move |()| {
        let said = said.clone();
        let done = move |()| {
            toasts.done(&said);
            found.again();
        };
        teller.tell(remove_channel(id), done, move |failure| toasts.failure(&failure));
    });
    view! {
        <Confirm
            title="Delete the channel"
            text=format!("“{name}” will be gone with its secret, and what waits in it will not be sent. Automation rules that use it will be refused.")
            yes="Delete"
            on_yes=remove
            on_close=Callback::new(move |()| opened.set(None))
        />
    }
    .into_any()
}

fn table(list: ChannelList) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let found = list.found;
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No channels yet">
                    <p>
                        "A channel is a way to tell somebody outside of Argus: by e-mail, SMS, a chat or a webhook. Automation rules use it."
                    </p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list channels" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Channel"</th>
                            <th scope="col" class="col-kind">"Kind"</th>
                            <th scope="col">"Leads to"</th>
                            <th scope="col" class="col-on">"On"</th>
                            <th scope="col" class="col-more">"Deliveries"</th>
                            <th scope="col" class="col-test">"Test"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=rows
                            key=|channel| (channel.id, channel.version)
                            children=move |channel| row(list, channel)
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}

fn row(list: ChannelList, channel: Channel) -> AnyView {
    let ChannelList { found, opened, .. } = list;
    let toasts = use_toasts();
    let teller = Teller::here();
    let (id, name) = (channel.id, channel.content.name.clone());
    let toggle = move |event| {
        let failed = move |failure| {
            toasts.failure(&failure);
            found.again();
        };
        teller.tell(activate_channel(id, event_target_checked(&event)), move |_| found.again(), failed);
    };
    let open = {
        let channel = channel.clone();
        move |_| opened.set(Some(Opened::Channel(Box::new(channel.clone()))))
    };
    let test = {
        let channel = channel.clone();
        move |_| opened.set(Some(Opened::Test(Box::new(channel.clone()))))
    };
    let label = format!("Delete {name}");
    let remove = {
        let channel = channel.clone();
        Callback::new(move |()| opened.set(Some(Opened::Remove(Box::new(channel.clone())))))
    };
    view! {
        <tr class:off=!channel.content.active>
            <td>
                <button type="button" class="as-link" data-row="" on:click=open>{name.clone()}</button>
            </td>
            <td class="col-kind">{channel.content.settings.kind().label()}</td>
            <td class="mono">{channel.target.clone()}</td>
            <td class="col-on">
                <input
                    type="checkbox"
                    role="switch"
                    aria-label=format!("{name} is on")
                    prop:checked=channel.content.active
                    on:change=toggle
                />
            </td>
            <td class="col-more">
                <a href=ChannelLink::deliveries_of(id).write() aria-label=format!("Deliveries of {name}")>"Deliveries"</a>
            </td>
            <td class="col-test">
                <button type="button" class="btn small" aria-label=format!("Send a test through {name}") on:click=test>
                    "Test"
                </button>
            </td>
            <td class="col-act"><RemoveButton label press=remove/></td>
        </tr>
    }
    .into_any()
}
