//! One module: whether it works, what it is set, what it is called for.

use super::{
    configuration::Configuration, head::Head, hooks::Hooks, list_page::up, opened::OpenedModule,
    running::Running, settings_form::SettingsForm,
};
use crate::{
    browser::page,
    components::Loaded,
    pages::not_found::NotFound,
    state::{Group, command},
};
use argus_domain::ModuleId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub(crate) fn ModulePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<ModuleId>().ok()));
    move || match id.get() {
        Some(id) => view! { <OneModule id/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn OneModule(id: ModuleId) -> impl IntoView {
    let opened = OpenedModule::new(id);
    opened.follow();
    let name = opened.part(|detail| {
        let module = &detail.module;
        if module.title.is_empty() { module.name.clone() } else { module.title.clone() }
    });
    Effect::new(move |_| page::set_title(&name.get().unwrap_or_else(|| "Module".to_owned())));
    command(Group::Page, "r", "Ask again", move || opened.found.again());
    // Made anew where the module takes something else than before, as another version may.
    let parameters = opened.part(|detail| detail.described.as_ref().map(|said| said.parameters.clone()));
    let settings = move || {
        opened.edition.track();
        parameters.track();
        view! { <SettingsForm opened/> }
    };
    let running = move || {
        opened.edition.track();
        view! { <Running opened/> }
    };
    let body = move |_| {
        view! {
            <Head opened name/>
            <div class="case-body">
                <div class="case-texts">
                    {settings}
                    <Hooks opened/>
                </div>
                <div class="case-side">
                    {running}
                    <Configuration opened/>
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="page case">
            {up()}
            <Loaded asked=opened.found lines=6 view=Callback::new(body)/>
        </section>
    }
    .into_any()
}
