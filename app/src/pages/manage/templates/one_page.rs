//! One template, or a new one.

use super::{PATH, editor::Editor};
use crate::{
    api::case_template::get_template,
    browser::page,
    components::{Icon, Loaded, icon},
    pages::not_found::NotFound,
    state::{Asked, ask},
};
use argus_domain::{
    CaseTemplateId,
    case_template::{CaseTemplate, TemplateBody},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub(crate) fn TemplatePage() -> impl IntoView {
    let params = use_params_map();
    let named = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    // Made anew for each: what is typed for one does not get into another.
    let shown = move || match (named.get().as_str(), named.get().parse::<CaseTemplateId>()) {
        ("new", _) => view! { <New/> }.into_any(),
        (_, Ok(id)) => view! { <One id/> }.into_any(),
        _ => view! { <NotFound/> }.into_any(),
    };
    view! {
        <section class="page template">
            <p class="up">
                <a href=PATH>{icon(Icon::Back)} "Case templates"</a>
            </p>
            {shown}
        </section>
    }
    .into_any()
}

#[component]
fn New() -> impl IntoView {
    page::set_title("New case template");
    view! { <Editor stored=None body=TemplateBody::default()/> }.into_any()
}

#[component]
fn One(id: CaseTemplateId) -> impl IntoView {
    let found = ask(move || Some(get_template(id)));
    let view = Callback::new(|found: Asked<CaseTemplate>| {
        let template = found.with_untracked(Clone::clone);
        template.map_or_else(
            || ().into_any(),
            |CaseTemplate { summary, body }| {
                page::set_title(&summary.name);
                view! { <Editor stored=Some((summary.id, summary.version)) body/> }.into_any()
            },
        )
    });
    view! { <Loaded asked=found lines=10 view/> }.into_any()
}
