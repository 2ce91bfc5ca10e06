//! Who sees a customer, and through what.

use super::{super::parts::LocalPage, member_add::MemberAdd};
use crate::{
    api::customer::{customer_groups, customer_members, let_see_customer},
    components::{Icon, Loaded, Pager, SearchText, icon},
    state::{Asked, Teller, ask, use_toasts},
};
use argus_domain::{
    CustomerId,
    criteria::Page,
    membership::{GroupName, Holder, Member, Through},
};
use leptos::prelude::*;

/// What the panel's parts share.
#[derive(Clone, Copy)]
pub(super) struct MemberList {
    pub(super) customer: CustomerId,
    found: Asked<Page<Member>>,
    groups: Asked<Vec<GroupName>>,
}

impl MemberList {
    pub(super) fn again(self) {
        self.found.again();
        self.groups.again();
    }
}

#[component]
pub(super) fn Members(customer: CustomerId) -> impl IntoView {
    let local = LocalPage::new();
    let text = RwSignal::new(String::new());
    let found = ask(move || Some(customer_members(customer, text.get(), local.limit(), local.offset())));
    let groups = ask(move || Some(customer_groups(customer)));
    let list = MemberList { customer, found, groups };
    let narrow = Callback::new(move |typed| {
        local.first();
        text.set(typed);
    });
    view! {
        <section class="panel flush" aria-labelledby="members">
            <header class="page-head">
                <h2 id="members">"Members"</h2>
                <SearchText
                    value=text.into()
                    change=narrow
                    label="Search members"
                    placeholder="Search…"
                    class="input search"
                />
                <span class="grow"></span>
                <Pager paging=local.paging(found) what="members"/>
            </header>
            <p class="muted">
                "These people see the events, alerts and cases of this customer, as far as their permissions go."
            </p>
            <MemberAdd list/>
            <Groups list/>
            <Loaded asked=found lines=3 view=Callback::new(move |_| table(list))/>
        </section>
    }
    .into_any()
}

/// The groups that were given the customer, each with a way to take it away.
#[component]
fn Groups(list: MemberList) -> impl IntoView {
    let one = move |group: &GroupName| {
        let label = format!("Take the customer from the group {}", group.name);
        let holder = Holder::Group(group.id);
        view! {
            <li class="tag">
                <a href=format!("/manage/groups/{}", group.id)>{group.name.clone()}</a>
                <TakeAway list holder label/>
            </li>
        }
    };
    move || {
        list.groups.with(|groups| {
            (!groups.is_empty()).then(|| {
                view! {
                    <div class="group-line">
                        <span>"Everybody in"</span>
                        <ul class="tags">{groups.iter().map(one).collect_view()}</ul>
                    </div>
                }
            })
        })
    }
}

fn table(list: MemberList) -> AnyView {
    let rows =
        move || list.found.with(|page| page.rows.iter().map(|member| row(list, member)).collect_view());
    let is_empty = list.found.is_empty();
    let body = move || match is_empty.get() {
        true => view! { <p class="muted">"Nobody sees this customer."</p> }.into_any(),
        false => view! {
            <div class="table-box">
                <table class="list manage">
                    <thead>
                        <tr>
                            <th scope="col">"Name"</th>
                            <th scope="col">"User name"</th>
                            <th scope="col" class="col-through">"Through"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    body.into_any()
}

fn row(list: MemberList, member: &Member) -> AnyView {
    let user = &member.user;
    let is_own = member.through.contains(&Through::Himself);
    let label = format!("Take the customer from {}", user.name);
    let holder = Holder::User(user.id);
    view! {
        <tr>
            <td>
                <a href=format!("/manage/users/{}", user.id)>{user.name.clone()}</a>
                {user.disabled.then(|| view! { <span class="tag">"disabled"</span> })}
            </td>
            <td class="mono">{user.login.clone()}</td>
            <td class="col-through">{member.through.iter().map(through).collect::<Vec<_>>().join(", ")}</td>
            <td class="col-act">{is_own.then(|| view! { <TakeAway list holder label/> })}</td>
        </tr>
    }
    .into_any()
}

/// As a part of a list.
pub(in super::super) fn through(through: &Through) -> String {
    match through {
        Through::Himself => "given to this person".to_owned(),
        Through::Group(group) => format!("group {}", group.name),
        Through::Everything(group) => format!("group {}, which sees every customer", group.name),
    }
}

#[component]
fn TakeAway(list: MemberList, holder: Holder, label: String) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let press = move |_| {
        let order = let_see_customer(list.customer, holder, false);
        teller.tell(order, move |()| list.again(), move |failure| toasts.failure(&failure));
    };
    view! {
        <button type="button" class="icon-btn small" title="Take away" aria-label=label on:click=press>
            {icon(Icon::Close)}
        </button>
    }
    .into_any()
}
