//! The list of groups.

use super::{
    super::parts::{list_link, search},
    PATH,
    change_dialog::ChangeDialog,
};
use crate::{
    api::group::list_groups,
    browser::page,
    components::{Empty, Icon, Loaded, Pager, icon, paging, row_keys},
    state::{Asked, Group, ask, command, use_go},
};
use argus_domain::{criteria::Page, group::ManagedGroup};
use leptos::{html, prelude::*};

#[component]
pub(crate) fn GroupListPage() -> impl IntoView {
    page::set_title("Groups");
    let go = use_go();
    let link = list_link(PATH);
    let found = ask(move || {
        let link = link.get();
        Some(list_groups(link.text.clone(), link.size, link.offset()))
    });
    let adding = RwSignal::new(false);
    command(Group::Page, "r", "Ask again", move || found.again());
    command(Group::Page, "n", "New group", move || adding.set(true));
    let dialog = move || {
        let on_close = Callback::new(move |()| adding.set(false));
        let done = Callback::new(move |group: ManagedGroup| go.to(&format!("{PATH}/{}", group.id)));
        adding.get().then(|| view! { <ChangeDialog group=None done on_close/> })
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Groups"</h1>
                <button type="button" class="btn" title="New group (n)" on:click=move |_| adding.set(true)>
                    {icon(Icon::Plus)}
                    "New group"
                </button>
                <span class="grow"></span>
                <Pager paging=paging(link, found) what="groups"/>
            </header>
            <p class="muted">"A group says what its members may do, and which customers they see besides their own."</p>
            <div class="list-filter" role="search" aria-label="Groups">{search(link, "Search groups")}</div>
            <Loaded asked=found lines=6 view=Callback::new(table)/>
        </section>
        {dialog}
    }
    .into_any()
}

fn table(found: Asked<Page<ManagedGroup>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.iter().map(row).collect_view());
    let is_empty = found.is_empty();
    let empty = move || {
        is_empty.get().then(|| {
            view! {
                <Empty title="No group answers to this">
                    <p>"Search for a part of its name, or add one with “New group”."</p>
                </Empty>
            }
        })
    };
    view! {
        <div class="table-box">
            <table class="list manage" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col" class="col-through">"Permissions"</th>
                        <th scope="col" class="col-when">"Members"</th>
                        <th scope="col" class="col-when">"Customers"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn row(group: &ManagedGroup) -> AnyView {
    let permissions: Vec<&str> = group.permissions.iter().map(|permission| permission.name()).collect();
    view! {
        <tr>
            <td>
                <a class="row-link" href=format!("{PATH}/{}", group.id) data-row="">{group.name.clone()}</a>
            </td>
            <td class="col-through">{permissions.join(", ")}</td>
            <td class="col-when">{counted(group.members, "member", "members")}</td>
            <td class="col-when">{counted(group.customers, "customer", "customers")}</td>
        </tr>
    }
    .into_any()
}

fn counted(count: u64, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}
