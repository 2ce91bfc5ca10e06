//! The list of templates.

use super::{MAY_NOT, PATH, row::row};
use crate::{
    api::case_template::list_templates,
    browser::page,
    components::{Empty, Icon, Loaded, Pager, Paging, icon, row_keys},
    link::PAGE_SIZES,
    state::{Asked, Group, ask, command_if, use_go, use_session},
};
use argus_domain::{Permission, case_template::TemplateSummary, criteria::Page};
use leptos::{html, prelude::*};

#[component]
pub(crate) fn TemplatesPage() -> impl IntoView {
    page::set_title("Case templates");
    let go = use_go();
    let at = RwSignal::new((1_u32, PAGE_SIZES[0]));
    let found = ask(move || {
        let (page, size) = at.get();
        Some(list_templates(size, page.saturating_sub(1).saturating_mul(size)))
    });
    let refusal = (!use_session().may(Permission::Administer)).then_some(MAY_NOT);
    let add = move || go.to(&format!("{PATH}/new"));
    command_if(Group::Page, "n", "New template", refusal, add);
    let paging = Paging {
        page: Signal::derive(move || at.get().0),
        size: Signal::derive(move || at.get().1),
        rows: Signal::derive(move || found.with(|page| (page.rows.len(), page.total))),
        sizes: &PAGE_SIZES,
        go: Callback::new(move |page| at.update(|at| at.0 = page)),
        resize: Callback::new(move |size| at.set((1, size))),
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Case templates"</h1>
                <button
                    type="button"
                    class="btn"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("New template (n)")
                    on:click=move |_| add()
                >
                    {icon(Icon::Plus)}
                    "New template"
                </button>
                <span class="grow"></span>
                <Pager paging what="templates"/>
            </header>
            <p class="muted">
                "What a case of a kind begins with: tasks, notes, a summary and values of its fields. It is chosen when a case is opened, and its tasks and notes can be added to a case later."
            </p>
            <Loaded asked=found lines=6 view=Callback::new(move |_| table(found, refusal))/>
        </section>
    }
    .into_any()
}

fn table(found: Asked<Page<TemplateSummary>>, refusal: Option<&'static str>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No templates yet">
                    <p>"Make one for each kind of case that begins with the same tasks and notes every time, or read one from a JSON file."</p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list templates" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Template"</th>
                            <th scope="col">"Description"</th>
                            <th scope="col" class="num">"Tasks"</th>
                            <th scope="col" class="num">"Notes"</th>
                            <th scope="col" class="col-updated">"Updated"</th>
                            <th scope="col" class="col-state">"State"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=rows
                            key=|template| (template.id, template.version)
                            children=move |template| row(found, &template, refusal)
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}
