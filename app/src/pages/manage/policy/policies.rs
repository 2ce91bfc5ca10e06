//! The policies, in the order in which they are looked at.

use super::{Opened, PolicyList, policy_dialog::PolicyDialog};
use crate::{
    api::policy::{activate_policy, remove_policy, save_policy},
    components::{Empty, Icon, Loaded, RemoveButton, icon, row_keys},
    link::{ChannelLink, PolicyLink},
    state::{Asked, Group, Teller, command, command_if, remove, use_session, use_toasts},
};
use argus_domain::{
    Permission,
    criteria::Page,
    policy::{Policy, PolicyContent},
};
use leptos::{html, prelude::*};

const MAY_NOT: &str = "You need the permission “administer” for this. Ask an administrator for it.";

#[component]
pub(super) fn Policies(list: PolicyList) -> impl IntoView {
    let PolicyList { found, opened, .. } = list;
    let add = move || opened.set(Some(Opened::New));
    let refusal = (!use_session().may(Permission::Administer)).then_some(MAY_NOT);
    command_if(Group::Page, "n", "New notification policy", refusal, add);
    command(Group::Page, "r", "Ask again", move || found.again());
    let saved = Callback::new(move |()| found.again());
    view! {
        <div class="page-head">
            <button
                type="button"
                class="btn"
                disabled=refusal.is_some()
                title=refusal.unwrap_or("New notification policy (n)")
                on:click=move |_| add()
            >
                {icon(Icon::Plus)}
                "New policy"
            </button>
        </div>
        <Loaded asked=found lines=6 view=Callback::new(move |_| table(list))/>
        {move || opened.get().map(|opened| view! { <PolicyDialog list opened saved/> })}
    }
    .into_any()
}

fn table(list: PolicyList) -> AnyView {
    let found = list.found;
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No policies yet">
                    <p>
                        "A policy says who is told of which alerts and cases: through a channel, in Argus, or both. Alerts that are alike come in one message, and at night only the worst."
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
                            <th scope="col">"Policy"</th>
                            <th scope="col" class="col-on">"On"</th>
                            <th scope="col" class="col-user">"Author"</th>
                            <th scope="col" class="col-user">"What it did"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=rows
                            key=|policy| (policy.id, policy.version)
                            children=move |policy| row(list, found, policy)
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}

fn row(list: PolicyList, found: Asked<Page<Policy>>, policy: Policy) -> AnyView {
    let (toasts, teller) = (use_toasts(), Teller::here());
    let (id, content) = (policy.id, policy.content.clone());
    let name = content.name.clone();
    let toggle = move |event| {
        teller.tell(
            activate_policy(id, event_target_checked(&event)),
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
            let put_back = move || save_policy(None, 0, content.clone());
            remove(teller, toasts, remove_policy(id), said, put_back, move || found.again());
        })
    };
    let opened = Opened::Policy(Box::new(policy.clone()));
    view! {
        <tr class:off=!content.active>
            <td class="col-number num">{content.order}</td>
            <td class="wrap">
                <button
                    type="button"
                    class="as-link"
                    data-row=""
                    on:click=move |_| list.opened.set(Some(opened.clone()))
                >
                    {name.clone()}
                </button>
                <p class="rule-told">{sentence(&content)}</p>
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
            <td class="col-user">{policy.author.name.clone()}</td>
            <td class="col-user">
                <a href=PolicyLink::history_of(id).write() aria-label=format!("History of {name}")>"History"</a>
                " · "
                <a href=ChannelLink::deliveries_for(id).write() aria-label=format!("Deliveries for {name}")>
                    "Deliveries"
                </a>
            </td>
            <td class="col-act">
                <RemoveButton label=format!("Delete {name}") press=press_remove/>
            </td>
        </tr>
    }
    .into_any()
}

/// `When an alert is raised: 2 channels, 3 people and groups. At most 10 messages an hour; quiet at times.`
fn sentence(content: &PolicyContent) -> String {
    let occasions: Vec<String> = content.on.iter().map(|one| one.label().to_lowercase()).collect();
    let narrowed = if content.matcher.is_empty() { "" } else { ", if it matches" };
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("one {one}")),
        more => Some(format!("{more} {many}")),
    };
    let whom: Vec<String> = [
        counted(content.whom.routes.len(), "channel", "channels"),
        counted(content.whom.people.len(), "person", "people"),
        counted(content.whom.groups.len(), "group", "groups"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let most = content.most.map_or_else(String::new, |most| format!(" At most {most} messages an hour."));
    let quiet = if content.quiet.is_some() { " Quiet at times." } else { "" };
    let stop = if content.go_on { "" } else { " Then no other policy." };
    let steps = counted(content.steps.len(), "step", "steps");
    let steps = steps.map(|steps| format!(" Then {steps} while nobody acknowledges it.")).unwrap_or_default();
    format!("When {}{narrowed}: {}.{steps}{most}{quiet}{stop}", occasions.join(" or "), whom.join(", "))
}
