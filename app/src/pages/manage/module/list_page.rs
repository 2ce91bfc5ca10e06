//! The modules that are installed, and those that could be.

use super::{
    super::NOT_ADMINISTRATOR, PATH, address, health::health, install_dialog::InstallDialog,
    shipped::ShippedModules, turned::turned, wheel_dialog::WheelDialog,
};
use crate::{
    api::module::{change_module, get_module, list_modules},
    browser::page,
    components::{Empty, Icon, LiveMark, Loaded, icon, row_keys},
    pages::work_list::Looking,
    state::{Asked, Group, Teller, ask, command, command_if, use_live, use_session, use_toasts},
};
use argus_domain::{
    ModuleId, Permission,
    module::{Managed, ModuleChange},
};
use leptos::{html, prelude::*};

/// The dialog that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Install,
    Wheel,
}

#[component]
pub(crate) fn ModulesPage() -> impl IntoView {
    page::set_title("Modules");
    let found = ask(|| Some(list_modules()));
    follow(found);
    let doing = RwSignal::new(None::<Doing>);
    let refusal = (!use_session().may(Permission::Administer)).then_some(NOT_ADMINISTRATOR);
    command_if(Group::Page, "n", "Install a module", refusal, move || doing.set(Some(Doing::Install)));
    command_if(Group::Page, "", "Upload a module", refusal, move || doing.set(Some(Doing::Wheel)));
    command(Group::Page, "r", "Ask again", move || found.again());
    let close = Callback::new(move |()| doing.set(None));
    let dialog = move || {
        Some(match doing.get()? {
            Doing::Install => view! { <InstallDialog close/> }.into_any(),
            Doing::Wheel => view! { <WheelDialog close/> }.into_any(),
        })
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Modules"</h1>
                <LiveMark/>
                <button
                    type="button"
                    class="btn"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("From the package index (n)")
                    on:click=move |_| doing.set(Some(Doing::Install))
                >
                    {icon(Icon::Plus)}
                    "Install a package…"
                </button>
                <button
                    type="button"
                    class="btn"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("A wheel of one's own")
                    on:click=move |_| doing.set(Some(Doing::Wheel))
                >
                    "Upload a wheel…"
                </button>
                <span class="grow"></span>
                <a class="btn ghost" href="/dim-tasks">"DIM Tasks"</a>
            </header>
            <p class="muted">
                "A module does something with what is in Argus, when something happens, by hand, or with files of evidence. It runs as Argus does: install only what you trust."
            </p>
            <Loaded asked=found lines=6 view=Callback::new(move |_| table(found))/>
            <ShippedModules modules=found/>
            {dialog}
        </section>
    }
    .into_any()
}

/// What a task installs appears when it is there.
fn follow(found: Asked<Vec<Managed>>) {
    let live = use_live();
    let teller = Teller::here();
    let looking = Looking::new();
    Effect::new(move |before: Option<()>| {
        live.task_news();
        if before.is_none() {
            return;
        }
        looking.look(move || async move {
            let now = teller.quietly(list_modules()).await?;
            // The page may have gone meanwhile, or somebody asks himself.
            if !found.is_busy_untracked() && found.with_untracked(|shown| *shown != now) == Some(true) {
                found.amend(|shown| *shown = now);
            }
            Some(())
        });
    });
}

fn table(found: Asked<Vec<Managed>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let ids =
        move || found.with(|all| all.iter().map(|module| module.id).collect::<Vec<_>>()).unwrap_or_default();
    let is_empty = found.has_none();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No modules are installed yet">
                    <p>"Some are part of Argus and are listed below. Others are Python packages, from the package index or of one's own."</p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list modules" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Module"</th>
                            <th scope="col" class="col-version">"Version"</th>
                            <th scope="col" class="col-origin">"From"</th>
                            <th scope="col" class="col-on">"On"</th>
                            <th scope="col">"Health"</th>
                            <th scope="col" class="col-hooks">"Hooks"</th>
                            <th scope="col" class="col-order">"Order"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=ids key=|id| *id children=move |id| row(found, id)/>
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}

/// Its cells change in place.
fn row(found: Asked<Vec<Managed>>, id: ModuleId) -> AnyView {
    let module = Memo::new(move |_| found.with(|all| all.iter().find(|one| one.id == id).cloned()).flatten());
    let of = move |look: fn(&Managed) -> AnyView| move || module.with(|one| one.as_ref().map(look));
    view! {
        <tr>
            <td>
                <a href=address(id) data-row=id.to_string()>
                    {of(|one| (if one.title.is_empty() { &one.name } else { &one.title }).clone().into_any())}
                </a>
                " "
                <span class="muted small mono">{of(|one| one.name.clone().into_any())}</span>
            </td>
            <td class="col-version mono">{of(|one| one.version.clone().into_any())}</td>
            <td class="col-origin">{of(|one| one.origin.label().into_any())}</td>
            <td class="col-on">{switch(found, id, module)}</td>
            <td class="wrap">{of(health)}</td>
            <td class="col-hooks num">{of(hooks)}</td>
            <td class="col-order num">{of(|one| one.position.into_any())}</td>
        </tr>
    }
    .into_any()
}

fn hooks(module: &Managed) -> AnyView {
    let pipeline = module.is_pipeline.then_some(" + files");
    view! { {module.hooks.len()} {pipeline} }.into_any()
}

/// Only this is changed, so it is in nobody's way.
fn switch(found: Asked<Vec<Managed>>, id: ModuleId, module: Memo<Option<Managed>>) -> AnyView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let toggle = move |event| {
        let (enabled, back) = turned(&event);
        let order = async move {
            let version = get_module(id).await?.version;
            change_module(id, ModuleChange { version, enabled: Some(enabled), ..ModuleChange::default() })
                .await
        };
        let failed = move |failure| {
            toasts.failure(&failure);
            back();
            found.again();
        };
        teller.tell(order, move |_| found.again(), failed);
    };
    let name = move || module.with(|one| one.as_ref().map(|one| format!("{} is on", one.name)));
    view! {
        <input
            type="checkbox"
            role="switch"
            aria-label=name
            prop:checked=move || module.with(|one| one.as_ref().is_some_and(|one| one.enabled))
            on:change=toggle
        />
    }
    .into_any()
}

/// Back to the list.
pub(super) fn up() -> AnyView {
    view! {
        <p class="up">
            <a href=PATH>{icon(Icon::Back)} "Modules"</a>
        </p>
    }
    .into_any()
}
