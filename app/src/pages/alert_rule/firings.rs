//! What came of rules, the newest first.

use crate::{
    api::alert_rule::{list_alert_rules, list_firings},
    browser::time as clock,
    components::{
        Choice, Clock, Empty, Loaded, NarrowSelect, NarrowTime, Narrowing, Pager, choices_of, paging,
        row_keys, time,
    },
    link::AlertRuleLink,
    state::{Asked, Group, ask, command},
    text::number,
};
use argus_domain::{
    alert_rule::{AlertRuleFilter, Firing, FiringOutcome},
    criteria::Page,
};
use leptos::{html, prelude::*};

/// The most rules that are offered: one more is found by its own history.
const RULES: u32 = 100;

#[component]
pub(super) fn Firings(link: Memo<AlertRuleLink>) -> impl IntoView {
    let narrowing = Narrowing::of(link);
    let found = ask(move || {
        let link = link.get();
        Some(list_firings(link.firing_filter(clock::now()), link.size, link.offset()))
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    let outcomes = FiringOutcome::ALL.map(|one| Choice::new(one.name(), one.label())).to_vec();
    let rules = ask(|| Some(list_alert_rules(AlertRuleFilter::default(), RULES, 0)));
    let rules = choices_of(rules, |one| Choice::new(one.id, &one.content.name));
    let rule = narrowing.put(|link, value: Option<String>| {
        link.filter.rule = value.and_then(|id| id.parse().ok());
    });
    let outcome = narrowing.put(|link, value: Option<String>| {
        link.filter.outcome = value.as_deref().and_then(FiringOutcome::named);
    });
    let clear = move || {
        link.with(AlertRuleLink::is_narrowed)
            .then(|| view! { <a class="btn ghost" href="/manage/alert-rules?tab=firings">"All of it"</a> })
    };
    view! {
        <div class="page-head">
            <NarrowTime
                hours=Signal::derive(move || link.with(|link| link.hours))
                change=narrowing.put(|link, hours| link.hours = hours)
            />
            <NarrowSelect
                label="Rule"
                any="Any rule"
                choices=rules
                chosen=narrowing.chosen(|link| link.filter.rule.map(|id| id.to_string()))
                change=rule
            />
            <NarrowSelect
                label="Outcome"
                any="Any outcome"
                choices=Signal::stored(outcomes)
                chosen=narrowing.chosen(|link| link.filter.outcome.map(|one| one.name().to_owned()))
                change=outcome
            />
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
