//! The rules, by name.

use super::MAY_NOT;
use crate::{
    api::alert_rule::{activate_alert_rule, list_alert_rules, remove_alert_rule, save_alert_rule},
    components::{Empty, Icon, Loaded, Pager, RemoveButton, icon, paging, row_keys},
    link::AlertRuleLink,
    state::{Asked, Group, Teller, ask, command, command_if, remove, use_go, use_session, use_toasts},
};
use argus_domain::{Permission, alert_rule::AlertRule, criteria::Page};
use leptos::{html, prelude::*};

const NEW: &str = "/manage/alert-rules/new";
const IMPORT: &str = "/manage/alert-rules/import";

#[component]
pub(super) fn Rules(link: Memo<AlertRuleLink>) -> impl IntoView {
    let go = use_go();
    let found = ask(move || {
        let link = link.get();
        Some(list_alert_rules(link.rules.clone(), link.size, link.offset()))
    });
    let refusal = (!use_session().may(Permission::ManageAlertRules)).then_some(MAY_NOT);
    let add = move || go.to(NEW);
    command_if(Group::Page, "n", "New alert rule", refusal, add);
    command(Group::Page, "r", "Ask again", move || found.again());
    let search = move |event: leptos::ev::Event| {
        let text = event_target_value(&event).trim().to_owned();
        go.to(&link.get_untracked().changed(|link| link.rules.text = text).write());
    };
    view! {
        <div class="page-head">
            <button
                type="button"
                class="btn"
                disabled=refusal.is_some()
                title=refusal.unwrap_or("New alert rule (n)")
                on:click=move |_| add()
            >
                {icon(Icon::Plus)}
                "New rule"
            </button>
            <input
                type="search"
                class="input search"
                placeholder="Part of the name…"
                aria-label="Part of the name"
                data-search=""
                prop:value=move || link.get().rules.text
                on:change=search
            />
            <a class="btn" href=IMPORT>"Import"</a>
            <a class="btn" href=move || link.with(AlertRuleLink::export) download="alert-rules.json" rel="external">
                {icon(Icon::Download)} "Export"
            </a>
            <span class="grow"></span>
            <Pager paging=paging(link, found) what="rules"/>
        </div>
        <Loaded asked=found lines=6 view=Callback::new(move |_| table(found, refusal))/>
    }
    .into_any()
}

fn table(found: Asked<Page<AlertRule>>, refusal: Option<&'static str>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No rules here">
                    <p>
                        "A rule raises an alert when enough of some events come within a time, or when none comes. Search events for what is worth one, and make a rule of the search."
                    </p>
                    <p class="actions"><a class="btn primary" href="/events">"To the events"</a></p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list rules" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Rule"</th>
                            <th scope="col" class="col-on">"On"</th>
                            <th scope="col" class="col-user">"Author"</th>
                            <th scope="col" class="col-runs">"History"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=rows
                            key=|rule| (rule.id, rule.version)
                            children=move |rule| row(found, refusal, rule)
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}

fn row(found: Asked<Page<AlertRule>>, refusal: Option<&'static str>, rule: AlertRule) -> AnyView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let AlertRule { id, content, author, .. } = rule;
    let name = content.name.clone();
    let toggle = move |event| {
        let enabled = event_target_checked(&event);
        let failed = move |failure: crate::api::Failure| {
            toasts.failure(&failure);
            found.again();
        };
        teller.tell(activate_alert_rule(id, enabled), move |_| found.again(), failed);
    };
    let press_remove = {
        let content = content.clone();
        Callback::new(move |()| {
            let said = format!("Deleted “{}”.", content.name);
            let content = content.clone();
            let put_back = move || save_alert_rule(None, 0, content.clone());
            remove(teller, toasts, remove_alert_rule(id), said, put_back, move || found.again());
        })
    };
    let description = content.description.clone();
    view! {
        <tr class:off=!content.enabled>
            <td class="wrap">
                <a href=AlertRuleLink::one(id) data-row="">{name.clone()}</a>
                <p class="rule-told">{format!("Raises an alert for {}.", content.told())}</p>
                {(!description.is_empty()).then(|| view! { <p class="rule-told">{description}</p> })}
            </td>
            <td class="col-on">
                <input
                    type="checkbox"
                    role="switch"
                    aria-label=format!("{name} is on")
                    disabled=refusal.is_some()
                    title=refusal
                    prop:checked=content.enabled
                    on:change=toggle
                />
            </td>
            <td class="col-user">{author.name}</td>
            <td class="col-runs">
                <a href=AlertRuleLink::firings_of(id).write() aria-label=format!("History of {name}")>"History"</a>
            </td>
            <td class="col-act">
                <RemoveButton label=format!("Delete {name}") refusal=Signal::stored(refusal) press=press_remove/>
            </td>
        </tr>
    }
    .into_any()
}
