//! What came of rules, the newest first.

use crate::{
    api::alert_rule::list_firings,
    components::{Clock, Empty, Loaded, Pager, paging, row_keys, time},
    link::AlertRuleLink,
    state::{Asked, Group, ask, command, use_go},
    text::number,
};
use argus_domain::{
    alert_rule::{Firing, FiringFilter, FiringOutcome},
    criteria::Page,
};
use leptos::{html, prelude::*};

#[component]
pub(super) fn Firings(link: Memo<AlertRuleLink>) -> impl IntoView {
    let go = use_go();
    let found = ask(move || {
        let link = link.get();
        Some(list_firings(link.filter, link.size, link.offset()))
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    let choose = move |event| {
        let outcome = FiringOutcome::named(&event_target_value(&event));
        go.to(&link.get_untracked().changed(|link| link.filter.outcome = outcome).write());
    };
    let option = move |outcome: FiringOutcome| {
        let is_chosen = move || link.with(|link| link.filter.outcome == Some(outcome));
        view! { <option value=outcome.name() prop:selected=is_chosen>{outcome.label()}</option> }
    };
    let clear = move || {
        link.with(|link| link.filter != FiringFilter::default())
            .then(|| view! { <a class="btn ghost" href="/manage/alert-rules?tab=firings">"All of it"</a> })
    };
    view! {
        <div class="page-head">
            <select class="select" aria-label="Outcome" on:change=choose>
                <option value="" prop:selected=move || link.with(|link| link.filter.outcome.is_none())>"Any outcome"</option>
                {FiringOutcome::ALL.map(option)}
            </select>
            {clear}
            <span class="grow"></span>
            <Pager paging=paging(link, found) what="times"/>
        </div>
        <Loaded asked=found lines=10 view=Callback::new(table)/>
    }
    .into_any()
}

fn table(found: Asked<Page<Firing>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.iter().map(row).collect_view());
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No rule found enough yet">
                    <p>"Every time that a rule finds enough stands here, with what came of it."</p>
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
                            <th scope="col" class="col-rule">"Rule"</th>
                            <th scope="col" class="col-case">"Customer"</th>
                            <th scope="col" class="col-outcome">"Alert"</th>
                            <th scope="col">"What came of it, and why"</th>
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

fn row(firing: &Firing) -> AnyView {
    let group = (!firing.group.is_empty()).then(|| format!("{}: ", firing.group.join(", ")));
    let more = firing.more_until.filter(|_| firing.more > 0).map(|until| {
        let count = number::counted(firing.more.unsigned_abs(), "more occurrence");
        view! { <p class="rule-told">{count} " in the cool-down, until " {time(until, Clock::Row)}</p> }
    });
    let silenced = firing.silenced.then(|| view! { <p class="rule-told">"Silenced"</p> });
    let alert = firing.alert.map(|id| {
        view! { <a href=format!("/alerts/{id}") data-row="">{format!("#{id}")}</a> }
    });
    view! {
        <tr>
            <td class="col-time">{time(firing.at, Clock::Row)}</td>
            <td class="col-rule">
                <a href=AlertRuleLink::firings_of(firing.rule).write()>{firing.rule_name.clone()}</a>
            </td>
            <td class="col-case">{firing.customer.name.clone()}</td>
            <td class="col-outcome">{alert}</td>
            <td class="wrap">
                <p>{format!("{} at {}", firing.outcome.label(), number::grouped(firing.count.unsigned_abs()))}</p>
                <p class="rule-told">{group} {firing.reason.clone()}</p>
                {more}
                {silenced}
            </td>
        </tr>
    }
    .into_any()
}
