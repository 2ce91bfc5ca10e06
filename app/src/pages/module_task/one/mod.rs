//! One task: how far it is, what it is about, what it says while it runs, and what came of it.

mod attempts;
mod changes;
mod facts;
mod head;
mod input;
mod json;
mod log;
mod opened;
mod outcome;

use crate::{
    browser::page,
    components::{Icon, Loaded, icon},
    link::ModuleTaskLink,
    pages::not_found::NotFound,
    state::{Group, command, use_go},
};
use argus_domain::ModuleTaskId;
use attempts::Attempts;
use changes::Changes;
use facts::Facts;
use head::Head;
use input::Input;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use log::Log;
use opened::OpenedTask;
use outcome::{Outcome, Traceback};

#[component]
pub(crate) fn ModuleTaskPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<ModuleTaskId>().ok()));
    move || match id.get() {
        Some(id) => view! { <OneTask id/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn OneTask(id: ModuleTaskId) -> impl IntoView {
    page::set_title(&format!("DIM task {id}"));
    let opened = OpenedTask::new(id);
    opened.follow();
    let go = use_go();
    command(Group::Page, "u", "Up to the list of tasks", move || go.to(ModuleTaskLink::PATH));
    command(Group::Page, "r", "Ask again", move || {
        opened.found.again();
        opened.log.look();
    });
    let body = move |_| {
        view! {
            <Head opened/>
            <div class="case-body">
                <div class="case-texts">
                    <Outcome opened/>
                    <Changes opened/>
                    <Log opened/>
                    <Traceback opened/>
                </div>
                <div class="case-side">
                    <Facts opened/>
                    <Input opened/>
                    <Attempts opened/>
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="page case">
            <p class="up">
                <a href=ModuleTaskLink::PATH>{icon(Icon::Back)} "DIM Tasks"</a>
            </p>
            <Loaded asked=opened.found lines=6 view=Callback::new(body)/>
        </section>
    }
    .into_any()
}
