//! The list of users.

use super::{
    super::parts::{Once, Only, list_link, search, sorted},
    PATH,
    add_dialog::AddDialog,
};
use crate::{
    api::user::list_users,
    browser::page,
    components::{Clock, Empty, Icon, Loaded, Pager, icon, paging, row_keys, time},
    link::ListLink,
    state::{Asked, Group, ask, command, use_go},
};
use argus_domain::{
    Sort,
    criteria::Page,
    user::{ManagedUser, ManagedUserFilter, OneTimePassword, UserKey},
};
use leptos::{html, prelude::*};

const KINDS: [(&str, &str); 2] = [("active", "Active"), ("disabled", "Disabled")];

#[component]
pub(crate) fn UserListPage() -> impl IntoView {
    page::set_title("Users");
    let go = use_go();
    let link = list_link(PATH);
    let found = ask(move || {
        let link = link.get();
        let disabled = match link.only.as_str() {
            "active" => Some(false),
            "disabled" => Some(true),
            _ => None,
        };
        let filter = ManagedUserFilter { text: link.text.clone(), disabled };
        Some(list_users(filter, order(&link), link.size, link.offset()))
    });
    let adding = RwSignal::new(false);
    let shown = RwSignal::new(None::<OneTimePassword>);
    command(Group::Page, "r", "Ask again", move || found.again());
    command(Group::Page, "n", "New user", move || adding.set(true));
    let added = Callback::new(move |one_time| {
        adding.set(false);
        shown.set(Some(one_time));
    });
    let once = move || {
        let OneTimePassword { user, login, password } = shown.get()?;
        let text = format!("{login} logs in with this password once, and then chooses another.");
        let on_close = Callback::new(move |()| {
            shown.set(None);
            go.to(&format!("{PATH}/{user}"));
        });
        Some(
            view! { <Once title="One-time password" text secret=password copy="Copy the password" on_close/> },
        )
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Users"</h1>
                <button type="button" class="btn" title="New user (n)" on:click=move |_| adding.set(true)>
                    {icon(Icon::Plus)}
                    "New user"
                </button>
                <span class="grow"></span>
                <Pager paging=paging(link, found) what="users"/>
            </header>
            <div class="list-filter" role="search" aria-label="Users">
                {search(link, "Search users")} <Only link label="Active or disabled" kinds=&KINDS/>
            </div>
            <Loaded asked=found lines=10 view=Callback::new(move |found| table(found, link))/>
        </section>
        {move || adding.get().then(|| {
            view! { <AddDialog added on_close=Callback::new(move |()| adding.set(false))/> }
        })}
        {once}
    }
    .into_any()
}

fn order(link: &ListLink) -> Sort<UserKey> {
    let (name, descending) = link.order();
    let key = match name {
        "name" => UserKey::Name,
        "last" => UserKey::LastLogin,
        _ => UserKey::Login,
    };
    Sort { key, descending }
}

fn table(found: Asked<Page<ManagedUser>>, link: Memo<ListLink>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.iter().map(row).collect_view());
    let is_empty = found.is_empty();
    let empty = move || {
        is_empty.get().then(|| {
            view! {
                <Empty title="Nobody answers to this">
                    <p>"Search for a part of the name, the user name or the e-mail address."</p>
                    <p class="actions"><a class="btn" href=PATH>"All users"</a></p>
                </Empty>
            }
        })
    };
    view! {
        <div class="table-box">
            <table class="list manage" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        {sorted(link, "name", "Name", "")}
                        {sorted(link, "login", "User name", "")}
                        <th scope="col">"Groups"</th>
                        <th scope="col">"E-mail"</th>
                        {sorted(link, "last", "Last log-in", "col-when")}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn row(managed: &ManagedUser) -> AnyView {
    let user = &managed.user;
    let groups: Vec<&str> = managed.groups.iter().map(|group| group.name.as_str()).collect();
    view! {
        <tr>
            <td>
                <a class="row-link" href=format!("{PATH}/{}", user.id) data-row="">{user.name.clone()}</a>
                {user.disabled.then(|| view! { <span class="tag">"disabled"</span> })}
            </td>
            <td class="mono">{user.login.clone()}</td>
            <td>{groups.join(", ")}</td>
            <td>{managed.email.clone()}</td>
            <td class="col-when">
                {managed
                    .last_login
                    .map_or_else(
                        || view! { <span class="muted">"never"</span> }.into_any(),
                        |at| time(at, Clock::Relative),
                    )}
            </td>
        </tr>
    }
    .into_any()
}
