//! The groups that a user is in.

use super::{super::parts::Give, one_page::Opened};
use crate::{
    api::group::{list_groups, set_group_member},
    components::{Choice, Icon, icon},
    state::{Teller, ask, use_toasts},
};
use argus_domain::{GroupId, group::ManagedGroup, membership::GroupName};
use leptos::prelude::*;

#[component]
pub(super) fn Groups(opened: Opened) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let set = move |group: GroupId, is: bool| {
        let order = set_group_member(group, opened.id, is);
        teller.tell(order, move |()| opened.again(), move |failure| toasts.failure(&failure));
    };
    let all = ask(move || Some(list_groups(String::new(), 200, 0)));
    let choices = Signal::derive(move || {
        let choice = |group: &ManagedGroup| Choice { value: group.id.to_string(), label: group.name.clone() };
        all.with(|page| page.rows.iter().map(choice).collect()).unwrap_or_default()
    });
    let give = Callback::new(move |id: String| {
        if let Ok(id) = id.parse() {
            set(id, true);
        }
    });
    let one = move |group: &GroupName| {
        let id = group.id;
        view! {
            <li class="tag">
                <a href=format!("/manage/groups/{id}")>{group.name.clone()}</a>
                <button
                    type="button"
                    class="icon-btn small"
                    title="Take out of the group"
                    aria-label=format!("Take out of {}", group.name)
                    on:click=move |_| set(id, false)
                >
                    {icon(Icon::Close)}
                </button>
            </li>
        }
    };
    let groups = move || {
        opened.found.with(|user| match user.groups.is_empty() {
            true => view! { <p class="muted">"In no group: this person may do nothing."</p> }.into_any(),
            false => view! {
                <div class="group-line"><ul class="tags">{user.groups.iter().map(one).collect_view()}</ul></div>
            }
            .into_any(),
        })
    };
    view! {
        <section class="panel" aria-labelledby="groups">
            <h2 id="groups">"Groups"</h2>
            {groups}
            <Give id="group" label="Group" placeholder="Choose a group" choices give/>
        </section>
    }
    .into_any()
}
