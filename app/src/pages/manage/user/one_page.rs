//! One user: who he is, what he may do and see, and his keys.

use super::{
    PATH, change_dialog::ChangeDialog, customers::Customers, groups::Groups, head::head,
    permissions::Permissions,
};
use crate::{
    api::user::{get_user, rights_of_user},
    browser::page,
    components::{Icon, Loaded, icon},
    state::{Asked, Group, ask, command},
};
use argus_domain::{
    UserId,
    user::{ManagedUser, UserRights},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the page's parts share.
#[derive(Clone, Copy)]
pub(super) struct Opened {
    pub(super) id: UserId,
    pub(super) found: Asked<ManagedUser>,
    pub(super) rights: Asked<UserRights>,
}

impl Opened {
    pub(super) fn again(self) {
        self.found.again();
        self.rights.again();
    }
}

#[component]
pub(crate) fn UserPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let number = params.with(|params| params.get("id")).and_then(|id| id.parse().ok());
        UserId(number.unwrap_or_default())
    });
    let found = ask(move || Some(get_user(id.get())));
    let rights = ask(move || Some(rights_of_user(id.get())));
    let changing = RwSignal::new(false);
    Effect::new(move |_| {
        found.with(|user| page::set_title(&user.user.name));
    });
    command(Group::Page, "r", "Ask again", move || {
        found.again();
        rights.again();
    });
    command(Group::Page, "e", "Change the user", move || {
        changing.set(found.with_untracked(|_| ()).is_some());
    });
    let dialog = move || {
        let user = changing.get().then(|| found.with_untracked(ManagedUser::clone)).flatten()?;
        let on_close = Callback::new(move |()| changing.set(false));
        Some(view! { <ChangeDialog user found on_close/> })
    };
    let parts = move || {
        let opened = Opened { id: id.get(), found, rights };
        found.is_answered().then(|| {
            view! {
                <div class="manage-parts">
                    <Groups opened/>
                    <Customers opened/>
                    <Permissions opened/>
                </div>
            }
        })
    };
    view! {
        <section class="page">
            <p class="up">
                <a href=PATH>{icon(Icon::Back)} "Users"</a>
            </p>
            <Loaded asked=found lines=4 view=Callback::new(move |found| head(found, changing))/>
            {parts}
        </section>
        {dialog}
    }
    .into_any()
}
