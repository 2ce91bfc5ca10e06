//! Gives a customer to a person, or to all who are in a group.

use super::{super::parts::Give, members::MemberList};
use crate::{
    api::{customer::let_see_customer, group::list_groups, user::user_names},
    components::Choice,
    state::{Teller, ask, use_toasts},
};
use argus_domain::{
    group::ManagedGroup,
    membership::{Holder, UserName},
};
use leptos::prelude::*;

#[component]
pub(super) fn MemberAdd(list: MemberList) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let users = ask(move || Some(user_names(String::new())));
    let groups = ask(move || Some(list_groups(String::new(), 200, 0)));
    let choices = Signal::derive(move || {
        let user = |user: &UserName| Choice {
            value: format!("user {}", user.id),
            label: format!("{} ({})", user.name, user.login),
        };
        let group = |group: &ManagedGroup| Choice {
            value: format!("group {}", group.id),
            label: format!("Group {}", group.name),
        };
        let mut all: Vec<Choice> =
            groups.with(|page| page.rows.iter().map(group).collect()).unwrap_or_default();
        all.extend(users.with(|users| users.iter().map(user).collect::<Vec<_>>()).unwrap_or_default());
        all
    });
    let give = Callback::new(move |value: String| {
        if let Some(holder) = holder(&value) {
            let order = let_see_customer(list.customer, holder, true);
            teller.tell(order, move |()| list.again(), move |failure| toasts.failure(&failure));
        }
    });
    view! {
        <Give
            id="member"
            label="Person or group"
            placeholder="Choose who may see this customer"
            choices
            give
        />
    }
    .into_any()
}

fn holder(value: &str) -> Option<Holder> {
    let (kind, id) = value.split_once(' ')?;
    let id: i64 = id.parse().ok()?;
    Some(if kind == "user" { Holder::User(id.into()) } else { Holder::Group(id.into()) })
}
