//! What can be done with a case as a whole, besides closing it.

mod access_dialog;
mod access_entry;
mod access_people;

use crate::{
    components::{Icon, Popover, icon},
    state::{Group, command},
};
use access_dialog::AccessDialog;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Access,
}

#[component]
pub(super) fn Actions() -> impl IntoView {
    let menu = RwSignal::new(false);
    let doing = RwSignal::new(None::<Action>);
    let begin = move |action: Action| {
        menu.set(false);
        doing.set(Some(action));
    };
    command(Group::Page, "", "Access: who sees this case", move || begin(Action::Access));
    let button = || view! { <span>"Actions"</span> {icon(Icon::Down)} };
    let close = Callback::new(move |()| doing.set(None));
    view! {
        <Popover open=menu label="Actions" class="btn" at_end=true button=ViewFn::from(button)>
            <button type="button" class="menu-item" on:click=move |_| begin(Action::Access)>
                {icon(Icon::Account)}
                "Access…"
            </button>
        </Popover>
        {move || {
            doing.get().map(|action| match action {
                Action::Access => view! { <AccessDialog close/> },
            })
        }}
    }
    .into_any()
}
