//! What rules did.

use super::Automation;
use crate::{
    api::automation::list_runs,
    components::{
        Choice, Clock, Empty, Icon, Loaded, NarrowSelect, Narrowing, Pager, icon, paging, row_keys, time,
    },
    link::AutomationLink,
    state::{Asked, Group, ask, command, use_live},
};
use argus_domain::{
    automation::{ActionResult, Run, RunFilter, RunOutcome},
    criteria::Page,
};
use leptos::{html, prelude::*};

#[component]
pub(super) fn Runs(automation: Automation) -> impl IntoView {
    let Automation { link, .. } = automation;
    let narrowing = Narrowing::of(link);
    let live = use_live();
    let found = ask(move || {
        let link = link.get();
        Some(list_runs(link.filter, link.size, link.offset()))
    });
    // What is new comes first; further back, nothing moves under the reader.
    Effect::new(move |before: Option<()>| {
        live.case_news();
        if before.is_some() && link.with_untracked(|link| link.page == 1) {
            found.again();
        }
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    let outcomes = RunOutcome::ALL.map(|one| Choice::new(one.name(), one.label()));
    let change = narrowing.put(|link, value: Option<String>| {
        link.filter.outcome = value.as_deref().and_then(RunOutcome::named);
    });
    let clear = move || {
        link.with(|link| link.filter != RunFilter::default())
            .then(|| view! { <a class="btn ghost" href="/manage/automation?tab=runs">"All runs"</a> })
    };
    view! {
        <div class="page-head">
            <NarrowSelect
                label="Outcome"
                any="Any outcome"
                choices=Signal::stored(outcomes.to_vec())
                chosen=narrowing.chosen(|link| link.filter.outcome.map(|one| one.name().to_owned()))
                change
            />
            {clear}
            <span class="grow"></span>
            <Pager paging=paging(link, found) what="runs"/>
        </div>
        <Loaded asked=found lines=10 view=Callback::new(table)/>
    }
    .into_any()
}

fn table(found: Asked<Page<Run>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.iter().map(row).collect_view());
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No rule has run">
                    <p>"What rules do stands here, with what set them going and what came of it."</p>
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
                            <th scope="col" class="col-case">"Case"</th>
                            <th scope="col" class="col-outcome">"Outcome"</th>
                            <th scope="col">"What set it going, and what it did"</th>
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

fn row(run: &Run) -> AnyView {
    let actions = run.actions.iter().map(result).collect_view();
    let reason =
        run.reason.clone().map(|reason| view! { <p class="run-reason">{format!("Stopped: {reason}.")}</p> });
    view! {
        <tr>
            <td class="col-time">{time(run.at, Clock::Row)}</td>
            <td class="col-rule">
                <a href=AutomationLink::runs_of(run.rule).write()>{run.rule_name.clone()}</a>
            </td>
            <td class="col-case">
                <a href=format!("/cases/{}", run.case) data-row="">{run.case_title.clone()}</a>
            </td>
            <td class="col-outcome">{run.outcome.label()}</td>
            <td class="wrap">
                <p class="rule-told">{format!("When {}", run.cause)}</p>
                {reason}
                <ul class="run-actions">{actions}</ul>
            </td>
        </tr>
    }
    .into_any()
}

/// ✔ or ✖, in a word, too.
fn result(action: &ActionResult) -> AnyView {
    let (class, picture, word) =
        if action.refused.is_none() { ("yes", Icon::Check, "done") } else { ("no", Icon::Cross, "refused") };
    let reason = action.refused.clone().map(|reason| format!(": {reason}"));
    view! {
        <li>
            <span class=class title=word>{icon(picture)}<span class="sr-only">{word}" "</span></span>
            {action.text.clone()}
            {reason}
        </li>
    }
    .into_any()
}
