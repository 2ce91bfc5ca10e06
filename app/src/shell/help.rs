//! The keys of the page being shown.

use crate::{
    components::Dialog,
    state::{
        Group,
        command::{Command, use_commands},
        use_dialogs,
    },
};
use leptos::prelude::*;

#[component]
pub(crate) fn Help() -> impl IntoView {
    let dialogs = use_dialogs();
    let commands = use_commands();
    let off = (!untrack(|| commands.single_keys())).then(|| {
        view! {
            <p class="note">
                "Single keys are switched off in your " <a href="/account">"account"</a> ". Ctrl K still works."
            </p>
        }
    });
    let section = move |group: Group| {
        let mut listed = commands.of(group);
        listed.retain(|command| !command.keys.is_empty());
        (!listed.is_empty()).then(|| {
            view! {
                <section>
                    <h3>{group.label()}</h3>
                    <dl class="keys">{listed.into_iter().map(row).collect_view()}</dl>
                </section>
            }
        })
    };
    view! {
        <Dialog title="Keys of this page" on_close=Callback::new(move |()| dialogs.close())>
            <div class="dialog-body help" tabindex="0" data-first="">
                {off}
                {Group::ALL.map(section).into_iter().collect_view()}
            </div>
        </Dialog>
    }
    .into_any()
}

fn row(command: Command) -> AnyView {
    view! {
        <div class:refused=command.refusal.is_some() title=command.refusal>
            <dt>{keys(command.keys)}</dt>
            <dd>{command.name}</dd>
        </div>
    }
    .into_any()
}

/// Each key of a sequence as a key.
pub(crate) fn keys(keys: &'static str) -> AnyView {
    let name = |key: &'static str| if key == "Escape" { "Esc" } else { key };
    keys.split_whitespace().map(|key| view! { <kbd>{name(key)}</kbd> }).collect_view().into_any()
}
