//! The rules, in the order in which they run.

use super::{Automation, Opened, rule_dialog::RuleDialog, words};
use crate::{
    api::automation::{activate_rule, list_rules, remove_rule, save_rule},
    components::{Empty, Icon, Loaded, Pager, RemoveButton, icon, paging, row_keys},
    link::AutomationLink,
    state::{Asked, Group, Teller, ask, command, command_if, remove, use_session, use_toasts},
};
use argus_domain::{
    Permission,
    automation::{Rule, RuleChoices, RuleContent},
    criteria::Page,
};
use leptos::{html, prelude::*};

const MAY_NOT: &str = "You need the permission “administer” for this. Ask an administrator for it.";

#[component]
pub(super) fn Rules(automation: Automation) -> impl IntoView {
    let Automation { link, opened, .. } = automation;
    let found = ask(move || {
        let link = link.get();
        Some(list_rules(link.size, link.offset()))
    });
    let add = move || opened.set(Some(Opened::New));
    let refusal = (!use_session().may(Permission::Administer)).then_some(MAY_NOT);
    command_if(Group::Page, "n", "New automation rule", refusal, add);
    command(Group::Page, "r", "Ask again", move || found.again());
    let saved = Callback::new(move |()| found.again());
    view! {
        <div class="page-head">
            <button
                type="button"
                class="btn"
                disabled=refusal.is_some()
                title=refusal.unwrap_or("New automation rule (n)")
                on:click=move |_| add()
            >
                {icon(Icon::Plus)}
                "New rule"
            </button>
            <span class="grow"></span>
            <Pager paging=paging(link, found) what="rules"/>
        </div>
        <Loaded asked=found lines=6 view=Callback::new(move |_| table(automation, found))/>
        {move || opened.get().map(|opened| view! { <RuleDialog automation opened saved/> })}
    }
    .into_any()
}

fn table(automation: Automation, found: Asked<Page<Rule>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No rules yet">
                    <p>
                        "A rule does by itself what everybody would do anyway: when something happens to a case, and the case is like this, then that."
                    </p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list rules" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col" class="col-number">"Order"</th>
                            <th scope="col">"Rule"</th>
                            <th scope="col" class="col-on">"On"</th>
                            <th scope="col" class="col-user">"Author"</th>
                            <th scope="col" class="col-runs">"Runs"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=rows
                            key=|rule| (rule.id, rule.version)
                            children=move |rule| row(automation, found, rule)
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}

fn row(automation: Automation, found: Asked<Page<Rule>>, rule: Rule) -> AnyView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let (id, content) = (rule.id, rule.content.clone());
    let name = content.name.clone();
    let toggle = move |event| {
        let active = event_target_checked(&event);
        teller.tell(
            activate_rule(id, active),
            move |_| found.again(),
            move |failure| {
                toasts.failure(&failure);
                found.again();
            },
        );
    };
    let press_remove = {
        let content = content.clone();
        Callback::new(move |()| {
            let said = format!("Deleted “{}”.", content.name);
            let content = content.clone();
            let put_back = move || save_rule(None, 0, content.clone());
            remove(teller, toasts, remove_rule(id), said, put_back, move || found.again());
        })
    };
    let told = {
        let content = content.clone();
        move || automation.choices.with(|known| sentence(&content, known))
    };
    let opened = Opened::Rule(Box::new(rule.clone()));
    view! {
        <tr class:off=!content.active>
            <td class="col-number num">{content.order}</td>
            <td class="wrap">
                <button
                    type="button"
                    class="as-link"
                    data-row=""
                    on:click=move |_| automation.opened.set(Some(opened.clone()))
                >
                    {name.clone()}
                </button>
                <p class="rule-told">{told}</p>
                {(!content.description.is_empty())
                    .then(|| view! { <p class="rule-told">{content.description.clone()}</p> })}
            </td>
            <td class="col-on">
                <input
                    type="checkbox"
                    role="switch"
                    aria-label=format!("{name} is on")
                    prop:checked=content.active
                    on:change=toggle
                />
            </td>
            <td class="col-user">{rule.author.name.clone()}</td>
            <td class="col-runs">
                <a href=AutomationLink::runs_of(id).write() aria-label=format!("Runs of {name}")>"Runs"</a>
            </td>
            <td class="col-act">
                <RemoveButton label=format!("Delete {name}") press=press_remove/>
            </td>
        </tr>
    }
    .into_any()
}

/// `When a case enters Containment, if 2 things hold: 3 actions.`
fn sentence(content: &RuleContent, known: &RuleChoices) -> String {
    let when = words::when(&content.trigger, known);
    let condition = match words::conditions(content) {
        0 => String::new(),
        1 => ", if one thing holds".to_owned(),
        many => format!(", if {many} things hold"),
    };
    let actions = match content.actions.len() {
        1 => "one action".to_owned(),
        many => format!("{many} actions"),
    };
    format!("When {when}{condition}: {actions}.")
}
