//! What policies met, and what became of it.

use super::PolicyList;
use crate::{
    api::policy::policy_history,
    browser::time as clock,
    components::{
        Choice, Clock, Empty, Loaded, NarrowSelect, NarrowTime, Narrowing, Pager, choices_of, paging,
        row_keys, severity_mark, time,
    },
    link::PolicyLink,
    state::{Asked, Group, ask, command, use_live},
};
use argus_domain::{
    criteria::Page,
    policy::{Notice, NoticeState, NoticeSubject, PolicyChoices},
};
use leptos::{html, prelude::*};

#[component]
pub(super) fn History(list: PolicyList) -> impl IntoView {
    let link = list.link;
    let live = use_live();
    let found = ask(move || {
        let link = link.get();
        Some(policy_history(link.filter(clock::now()), link.size, link.offset()))
    });
    // What is new comes first; further back, nothing moves under the reader.
    Effect::new(move |before: Option<()>| {
        live.track_alert_news();
        if before.is_some() && link.with_untracked(|link| link.page == 1) {
            found.again();
        }
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    view! {
        <div class="page-head">
            {filters(list)}
            <span class="grow"></span>
            <Pager paging=paging(link, found) what="notices"/>
        </div>
        <Loaded asked=found lines=10 view=Callback::new(table)/>
    }
    .into_any()
}

fn filters(list: PolicyList) -> AnyView {
    let link = list.link;
    let narrowing = Narrowing::of(link);
    let states: Vec<Choice> =
        NoticeState::ALL.iter().map(|one| Choice::new(one.name(), one.label())).collect();
    let policies = choices_of(list.found, |one| Choice::new(one.id, &one.content.name));
    let of = move |look: fn(&PolicyChoices) -> Vec<Choice>| {
        Signal::derive(move || list.choices.with(look).unwrap_or_default())
    };
    let channels = of(|known| known.channels.iter().map(|one| Choice::new(one.id, &one.name)).collect());
    let people = of(|known| known.alerts.owners.iter().map(|one| Choice::new(one.id, &one.name)).collect());
    let clear = move || {
        link.with(PolicyLink::is_narrowed)
            .then(|| view! { <a class="btn ghost" href="/manage/policies?tab=history">"All of it"</a> })
    };
    view! {
        <NarrowTime
            hours=Signal::derive(move || link.with(|link| link.hours))
            change=narrowing.put(|link, hours| link.hours = hours)
        />
        <NarrowSelect
            label="Policy"
            any="Any policy"
            choices=policies
            chosen=narrowing.chosen(|link| link.policy.map(|id| id.to_string()))
            change=narrowing.put(|link, value: Option<String>| link.policy = value.and_then(|id| id.parse().ok()))
        />
        <NarrowSelect
            label="State"
            any="Any state"
            choices=Signal::stored(states)
            chosen=narrowing.chosen(|link| link.state.map(|state| state.name().to_owned()))
            change=narrowing.put(|link, value: Option<String>| link.state = value.as_deref().and_then(NoticeState::named))
        />
        <NarrowSelect
            label="Channel"
            any="Any channel"
            choices=channels
            chosen=narrowing.chosen(|link| link.channel.map(|id| id.to_string()))
            change=narrowing.put(|link, value: Option<String>| link.channel = value.and_then(|id| id.parse().ok()))
        />
        <NarrowSelect
            label="Person"
            any="Anybody"
            choices=people
            chosen=narrowing.chosen(|link| link.person.map(|id| id.to_string()))
            change=narrowing.put(|link, value: Option<String>| link.person = value.and_then(|id| id.parse().ok()))
        />
        {clear}
    }
    .into_any()
}

fn table(found: Asked<Page<Notice>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.iter().map(row).collect_view());
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No policy was met">
                    <p>"Each alert and case that a policy matches stands here, and whether anybody was told, or why not."</p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list runs" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col" class="col-time">"Date"</th>
                            <th scope="col" class="col-rule">"Policy"</th>
                            <th scope="col" class="col-outcome">"Severity"</th>
                            <th scope="col">"Alert or case"</th>
                            <th scope="col" class="col-rule">"What became of it"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}

fn row(notice: &Notice) -> AnyView {
    let address = match notice.subject {
        NoticeSubject::Alert(id) => format!("/alerts/{id}"),
        NoticeSubject::Case(id) => format!("/cases/{id}"),
    };
    let reason = (!notice.reason.is_empty())
        .then(|| view! { <p class="rule-told">{format!("Because of: {}", notice.reason)}</p> });
    let others = (notice.together > 1)
        .then(|| view! { <p class="rule-told">{format!("{} in one message", notice.together)}</p> });
    let step = (notice.step > 0).then(|| format!(". Nobody acknowledged it: step {}", notice.step));
    view! {
        <tr>
            <td class="col-time">{time(notice.at, Clock::Row)}</td>
            <td class="col-rule">
                <a href=PolicyLink::history_of(notice.policy).write()>{notice.policy_name.clone()}</a>
            </td>
            <td class="col-outcome">{severity_mark(notice.severity)}</td>
            <td class="wrap">
                <a href=address data-row="">{notice.heading()}</a>
                <p class="rule-told">{notice.occasion.label()} {step}</p>
            </td>
            <td class="col-rule">{notice.state.label()} {others} {reason}</td>
        </tr>
    }
    .into_any()
}
