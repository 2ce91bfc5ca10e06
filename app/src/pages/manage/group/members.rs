//! Who is in a group.

use super::super::parts::{Give, LocalPage};
use crate::{
    api::{
        group::{group_members, set_group_member},
        user::user_names,
    },
    components::{Choice, Icon, Loaded, Pager, SearchText, icon},
    state::{Asked, Teller, ask, use_toasts},
};
use argus_domain::{GroupId, UserId, criteria::Page, group::GroupDetails, membership::UserName};
use leptos::prelude::*;

#[component]
pub(super) fn Members(id: GroupId, found: Asked<GroupDetails>) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let local = LocalPage::new();
    let text = RwSignal::new(String::new());
    let members = ask(move || Some(group_members(id, text.get(), local.limit(), local.offset())));
    let set = Callback::new(move |(user, is): (UserId, bool)| {
        let done = move |()| {
            members.again();
            found.again();
        };
        teller.tell(set_group_member(id, user, is), done, move |failure| toasts.failure(&failure));
    });
    let users = ask(move || Some(user_names(String::new())));
    let choices = Signal::derive(move || {
        let choice = |user: &UserName| Choice {
            value: user.id.to_string(),
            label: format!("{} ({})", user.name, user.login),
        };
        users.with(|users| users.iter().map(choice).collect()).unwrap_or_default()
    });
    let give = Callback::new(move |id: String| {
        if let Ok(id) = id.parse() {
            set.run((id, true));
        }
    });
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
                <Pager paging=local.paging(members) what="members"/>
            </header>
            <Give id="member" label="Person" placeholder="Choose who is in it" choices give/>
            <Loaded asked=members lines=3 view=Callback::new(move |members| table(members, set))/>
        </section>
    }
    .into_any()
}

fn table(members: Asked<Page<UserName>>, set: Callback<(UserId, bool)>) -> AnyView {
    let row = move |user: &UserName| {
        let id = user.id;
        view! {
            <tr>
                <td>
                    <a href=format!("/manage/users/{id}")>{user.name.clone()}</a>
                    {user.disabled.then(|| view! { <span class="tag">"disabled"</span> })}
                </td>
                <td class="mono">{user.login.clone()}</td>
                <td class="col-act">
                    <button
                        type="button"
                        class="icon-btn small"
                        title="Take out of the group"
                        aria-label=format!("Take {} out", user.name)
                        on:click=move |_| set.run((id, false))
                    >
                        {icon(Icon::Close)}
                    </button>
                </td>
            </tr>
        }
    };
    let rows = move || members.with(|page| page.rows.iter().map(row).collect_view());
    let is_empty = members.is_empty();
    let body = move || match is_empty.get() {
        true => view! { <p class="muted">"Nobody is in it."</p> }.into_any(),
        false => view! {
            <div class="table-box">
                <table class="list manage">
                    <thead>
                        <tr>
                            <th scope="col">"Name"</th>
                            <th scope="col">"User name"</th>
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
