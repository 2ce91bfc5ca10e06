//! What it is, whether it is on, and what can be done with it as a whole.

use super::{
    super::parts::Confirm, PATH, health::health, install_dialog::InstallDialog, opened::OpenedModule,
    turned::turned, wheel_dialog::WheelDialog,
};
use crate::{
    api::module::{install_module, remove_module},
    components::{Icon, icon},
    link::{ModuleTaskLink, module_task_address},
    state::{Group, Teller, command, use_go},
};
use argus_domain::module::{ManagedDetail, ModuleChange, NewModule, Origin};
use leptos::prelude::*;

/// The dialog that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Package,
    Wheel,
    Remove,
}

#[component]
pub(super) fn Head(opened: OpenedModule, name: Memo<Option<String>>) -> impl IntoView {
    let doing = RwSignal::new(None::<Doing>);
    let teller = Teller::here();
    let go = use_go();
    let toasts = opened.toasts;
    let package =
        move || opened.found.with_untracked(|detail| detail.module.name.clone()).unwrap_or_default();
    let enabled = opened.part(|detail| detail.module.enabled);
    let toggle = move |event| {
        let (enabled, back) = turned(&event);
        opened.save_now(ModuleChange { enabled: Some(enabled), ..ModuleChange::default() }, back);
    };
    let update = move || match opened.found.with_untracked(|detail| detail.module.origin) {
        Some(Origin::Package) => doing.set(Some(Doing::Package)),
        Some(Origin::Wheel) => doing.set(Some(Doing::Wheel)),
        // That of this version of Argus.
        Some(Origin::Shipped) => {
            let done = move |task| go.to(&module_task_address(task));
            let order = install_module(NewModule::Shipped { name: package() });
            teller.tell(order, done, move |failure| toasts.failure(&failure));
        }
        None => {}
    };
    command(Group::Page, "", "Update the module", update);
    let removed = Callback::new(move |()| {
        let done = move |()| {
            toasts.done("The module was removed. Its tasks stay.");
            go.to(PATH);
        };
        teller.tell(remove_module(opened.id), done, move |failure| toasts.failure(&failure));
    });
    let close = Callback::new(move |()| doing.set(None));
    let dialog = move || {
        Some(match doing.get()? {
            Doing::Package => view! { <InstallDialog package=package() close/> }.into_any(),
            Doing::Wheel => view! { <WheelDialog close/> }.into_any(),
            Doing::Remove => view! {
                <Confirm
                    title="Remove the module"
                    text=format!("“{}” will be gone with its settings and secrets, and what waits for it is given up. Its tasks stay as they are.", package())
                    yes="Remove"
                    on_yes=removed
                    on_close=close
                />
            }
            .into_any(),
        })
    };
    let facts = opened.part(Clone::clone);
    view! {
        <header class="case-head">
            <div class="page-head">
                <h1>{name}</h1>
                <label class="check">
                    <input
                        type="checkbox"
                        role="switch"
                        prop:checked=move || enabled.get().unwrap_or_default()
                        on:change=toggle
                    />
                    "On"
                </label>
                <span class="grow"></span>
                <button type="button" class="btn" title="The newest, or another version" on:click=move |_| update()>
                    {icon(Icon::Refresh)}
                    "Update…"
                </button>
                <button type="button" class="btn" on:click=move |_| doing.set(Some(Doing::Remove))>
                    {icon(Icon::Trash)}
                    "Remove…"
                </button>
            </div>
            {move || facts.with(|detail| detail.as_ref().map(glance))}
        </header>
        {dialog}
    }
    .into_any()
}

fn glance(detail: &ManagedDetail) -> AnyView {
    let module = &detail.module;
    let mut tasks = ModuleTaskLink::read("");
    tasks.module.clone_from(&module.name);
    let version = (!module.version.is_empty()).then(|| format!("version {}", module.version));
    let description = module.description.clone();
    view! {
        <p class="glance">
            {health(module)}
            <span class="mono">{module.name.clone()}</span>
            {version.map(|version| view! { <span>{version}</span> })}
            <span>{module.origin.label()}</span>
            <a href=tasks.write()>"Its tasks"</a>
        </p>
        {(!description.is_empty()).then(|| view! { <p class="muted">{description}</p> })}
    }
    .into_any()
}
