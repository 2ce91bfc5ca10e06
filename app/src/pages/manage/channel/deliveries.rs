//! What was sent, what waits, and what failed.

use super::{ALL, ChannelList, delivery_dialog::DeliveryDialog};
use crate::{
    api::{automation::list_rules, delivery::list_deliveries, policy::list_policies},
    browser::{page, time as clock},
    components::{
        Choice, Clock, Empty, Loaded, NarrowSelect, NarrowTime, Narrowing, Pager, SearchText, choices_of,
        paging, row_keys, time,
    },
    link::ChannelLink,
    state::{Asked, Group, ask, command},
};
use argus_domain::{
    DeliveryId,
    criteria::Page,
    delivery::{Delivery, DeliveryState},
};
use leptos::{html, prelude::*};
use std::time::Duration;

/// How often the first page is looked at again, while somebody sees it.
const EVERY: Duration = Duration::from_secs(3);

#[component]
pub(super) fn Deliveries(list: ChannelList) -> impl IntoView {
    let link = list.link;
    let found = ask(move || {
        let link = link.get();
        Some(list_deliveries(link.filter(clock::now()), link.size, link.offset()))
    });
    let opened = RwSignal::new(None::<DeliveryId>);
    // What is new comes first; further back, nothing moves under the reader.
    let looks = set_interval_with_handle(
        move || {
            if !page::is_hidden() && !found.is_busy_untracked() && link.with_untracked(|link| link.page == 1)
            {
                found.again();
            }
        },
        EVERY,
    );
    on_cleanup(move || {
        if let Ok(looks) = looks {
            looks.clear();
        }
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    view! {
        <div class="page-head">
            {filters(list)}
            <span class="grow"></span>
            <Pager paging=paging(link, found) what="deliveries"/>
        </div>
        <Loaded asked=found lines=10 view=Callback::new(move |_| table(found, opened))/>
        {move || opened.get().map(|id| view! { <DeliveryDialog id opened list=found/> })}
    }
    .into_any()
}

fn filters(list: ChannelList) -> AnyView {
    let link = list.link;
    let narrowing = Narrowing::of(link);
    let states = DeliveryState::ALL.map(|one| Choice::new(one.name(), one.label())).to_vec();
    let channels = choices_of(list.found, |one| Choice::new(one.id, &one.content.name));
    let policies =
        choices_of(ask(|| Some(list_policies(ALL, 0))), |one| Choice::new(one.id, &one.content.name));
    let rules = choices_of(ask(|| Some(list_rules(ALL, 0))), |one| Choice::new(one.id, &one.content.name));
    let clear = move || {
        link.with(ChannelLink::is_narrowed).then(
            || view! { <a class="btn ghost" href="/manage/channels?tab=deliveries">"All deliveries"</a> },
        )
    };
    view! {
        <NarrowTime
            hours=Signal::derive(move || link.with(|link| link.hours))
            change=narrowing.put(|link, hours| link.hours = hours)
        />
        <NarrowSelect
            label="Channel"
            any="Any channel"
            choices=channels
            chosen=narrowing.chosen(|link| link.channel.map(|id| id.to_string()))
            change=narrowing.put(|link, value: Option<String>| link.channel = value.and_then(|id| id.parse().ok()))
        />
        <NarrowSelect
            label="Policy"
            any="Any policy"
            choices=policies
            chosen=narrowing.chosen(|link| link.policy.map(|id| id.to_string()))
            change=narrowing.put(|link, value: Option<String>| link.policy = value.and_then(|id| id.parse().ok()))
        />
        <NarrowSelect
            label="Rule"
            any="Any rule"
            choices=rules
            chosen=narrowing.chosen(|link| link.rule.map(|id| id.to_string()))
            change=narrowing.put(|link, value: Option<String>| link.rule = value.and_then(|id| id.parse().ok()))
        />
        <NarrowSelect
            label="State"
            any="Any state"
            choices=Signal::stored(states)
            chosen=narrowing.chosen(|link| link.state.map(|state| state.name().to_owned()))
            change=narrowing.put(|link, value: Option<String>| link.state = value.as_deref().and_then(DeliveryState::named))
        />
        <SearchText
            value=Signal::derive(move || link.with(|link| link.recipient.clone()))
            change=Callback::new(move |text: String| narrowing.change(|link| link.recipient = text.trim().to_owned()))
            label="Recipient"
            placeholder="Recipient, whole"
            class="input search"
        />
        <SearchText
            value=Signal::derive(move || link.with(|link| link.case.map(|id| id.to_string()).unwrap_or_default()))
            change=Callback::new(move |text: String| narrowing.change(|link| link.case = text.trim().trim_start_matches('#').parse().ok()))
            label="Number of the case"
            placeholder="Case, #7"
            class="input search"
        />
        {clear}
    }
    .into_any()
}

fn table(found: Asked<Page<Delivery>>, opened: RwSignal<Option<DeliveryId>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No deliveries">
                    <p>"Each message that a rule sends stands here, with its tries and what was answered. Tests do not."</p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list deliveries" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col" class="col-time">"Date"</th>
                            <th scope="col" class="col-channel">"Channel"</th>
                            <th scope="col" class="col-recipient">"Recipient"</th>
                            <th scope="col">"Message"</th>
                            <th scope="col" class="col-case">"Case"</th>
                            <th scope="col" class="col-state">"State"</th>
                            <th scope="col" class="col-tries">"Tries"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=rows
                            key=|delivery| (delivery.id, delivery.state.name(), delivery.tries)
                            children=move |delivery| row(opened, delivery)
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}

fn row(opened: RwSignal<Option<DeliveryId>>, delivery: Delivery) -> AnyView {
    let id = delivery.id;
    let case = delivery.case.zip(delivery.case_title).map(|(id, title)| {
        view! { <a href=format!("/cases/{id}")>{title}</a> }
    });
    let error = delivery.error.filter(|_| delivery.state != DeliveryState::Sent);
    view! {
        <tr>
            <td class="col-time">{time(delivery.created, Clock::Row)}</td>
            <td class="col-channel">{delivery.channel_name}</td>
            <td class="col-recipient">{delivery.recipient}</td>
            <td>
                <button type="button" class="as-link" data-row="" on:click=move |_| opened.set(Some(id))>
                    {delivery.subject}
                </button>
                {error.map(|error| view! { <p class="run-reason">{error}</p> })}
            </td>
            <td class="col-case">{case}</td>
            <td class="col-state">{delivery.state.label()}</td>
            <td class="col-tries num">{delivery.tries}</td>
        </tr>
    }
    .into_any()
}
