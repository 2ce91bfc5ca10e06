//! Who is logged in, and what belongs to him.

use super::go_commands::API_DOCUMENTATION;
use crate::{
    api::session::log_out,
    browser::theme::Theme,
    components::{Icon, Popover, icon},
    state::{tell, use_session},
};
use leptos::prelude::*;

#[component]
pub(crate) fn AccountMenu() -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let initials = move || {
        let name = session.name();
        let mut letters = name.split_whitespace().filter_map(|word| word.chars().next());
        let first = letters.next().unwrap_or('?');
        match letters.next_back() {
            Some(last) => format!("{first}{last}").to_uppercase(),
            None => name.chars().take(2).collect::<String>().to_uppercase(),
        }
    };
    // What is seen is part of what it is called, so that it can be asked for by voice.
    let label = Signal::derive(move || format!("{}: account of {}", initials(), session.name()));
    let leave = move |_| tell(log_out(), move |()| session.ended(), |_| {});
    view! {
        <Popover
            open
            label
            class="avatar"
            at_end=true
            button=ViewFn::from(move || view! { <span aria-hidden="true">{initials}</span> })
        >
            <p class="account-name">
                <strong>{move || session.name()}</strong>
                <span class="muted">{move || session.login()}</span>
            </p>
            <ThemeChoice/>
            <hr/>
            <a class="menu-item" href="/account" on:click=move |_| open.set(false)>
                {icon(Icon::Account)}
                "Account"
            </a>
            <a class="menu-item" href=API_DOCUMENTATION rel="external">
                {icon(Icon::Terminal)}
                "API documentation"
            </a>
            <button type="button" class="menu-item" on:click=leave>
                {icon(Icon::LogOut)}
                "Log out"
            </button>
        </Popover>
    }
    .into_any()
}

/// Light, dark, or as the system has it.
#[component]
pub(crate) fn ThemeChoice() -> impl IntoView {
    let chosen = RwSignal::new(Theme::chosen());
    let one = move |theme: Theme| {
        let choose = move |_| {
            theme.choose();
            chosen.set(theme);
        };
        view! {
            <button type="button" aria-pressed=move || (chosen.get() == theme).to_string() on:click=choose>
                {theme.label()}
            </button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label="Theme">
            {Theme::ALL.map(one).into_iter().collect_view()}
        </div>
    }
    .into_any()
}
