//! What policies met, and what became of it.

use super::PolicyList;
use crate::{
    api::policy::policy_history,
    browser::time as clock,
    components::{Clock, Empty, Loaded, Pager, paging, row_keys, severity_mark, time},
    link::PolicyLink,
    state::{Asked, Group, ask, command, use_go, use_live},
};
use argus_domain::{
    criteria::Page,
    policy::{Notice, NoticeState, NoticeSubject, Policy},
};
use leptos::{html, prelude::*};

/// Spans of time to choose, in hours.
const SPANS: [(u32, &str); 4] =
    [(1, "Last hour"), (24, "Last day"), (168, "Last 7 days"), (720, "Last 30 days")];

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
    let go = use_go();
    let change = move |change: &dyn Fn(&mut PolicyLink)| {
        go.to(&link.get_untracked().changed(|link| change(link)).write());
    };
    let state = move |state: &NoticeState| {
        let state = *state;
        let is_chosen = move || link.with(|link| link.state == Some(state));
        view! { <option value=state.name() prop:selected=is_chosen>{state.label()}</option> }
    };
    let span = move |(hours, label): (u32, &'static str)| {
        let is_chosen = move || link.with(|link| link.hours == hours);
        view! { <option value=hours prop:selected=is_chosen>{label}</option> }
    };
    let policies = move || {
        let rows = list.found.with(|page| page.rows.clone()).unwrap_or_default();
        let option = move |policy: Policy| {
            let id = policy.id;
            let is_chosen = move || link.with(|link| link.policy == Some(id));
            view! { <option value=id.to_string() prop:selected=is_chosen>{policy.content.name}</option> }
        };
        rows.into_iter().map(option).collect_view()
    };
    let clear = move || {
        link.with(PolicyLink::is_narrowed)
            .then(|| view! { <a class="btn ghost" href="/manage/policies?tab=history">"All of it"</a> })
    };
    view! {
        <select
            class="select"
            aria-label="Time"
            on:change=move |event| change(&|link| link.hours = event_target_value(&event).parse().unwrap_or(0))
        >
            <option value="0" prop:selected=move || link.with(|link| link.hours == 0)>"Any time"</option>
            {SPANS.map(span)}
        </select>
        <select
            class="select"
            aria-label="Policy"
            on:change=move |event| change(&|link| link.policy = event_target_value(&event).parse().ok())
        >
            <option value="" prop:selected=move || link.with(|link| link.policy.is_none())>"Any policy"</option>
            {policies}
        </select>
        <select
            class="select"
            aria-label="State"
            on:change=move |event| change(&|link| link.state = NoticeState::named(&event_target_value(&event)))
        >
            <option value="" prop:selected=move || link.with(|link| link.state.is_none())>"Any state"</option>
            {NoticeState::ALL.iter().map(state).collect_view()}
        </select>
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
