//! The indicators of a case.

mod add_dialog;
mod change_dialog;
pub(crate) mod form;
mod parsed;
mod row;
mod seen;

use super::{
    opened::{OpenedCase, use_case},
    tab_list::paging,
};
use crate::{
    api::ioc::list_iocs,
    components::{Empty, Icon, Loaded, Pager, SearchText, icon, row_keys},
    link::CasePageLink,
    state::{Asked, Group, ask, command, use_go},
};
use add_dialog::AddDialog;
use argus_domain::{
    criteria::Page,
    ioc::{Ioc, IocFilter},
};
use change_dialog::ChangeDialog;
use leptos::{html, prelude::*};

/// What the tab's parts share.
#[derive(Clone, Copy)]
struct IocList {
    case: OpenedCase,
    found: Asked<Page<Ioc>>,
    adding: RwSignal<bool>,
    changing: RwSignal<Option<Ioc>>,
}

#[component]
pub(super) fn Iocs() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        let link = case.link.get();
        let offset = link.offset();
        let filter = IocFilter { text: link.text, ..IocFilter::default() };
        Some(list_iocs(link.case, filter, link.size, offset))
    });
    let list = IocList { case, found, adding: RwSignal::new(false), changing: RwSignal::new(None) };
    let refusal = move || case.work_refusal();
    let add = move || {
        if untrack(refusal).is_none() {
            list.adding.set(true);
        }
    };
    command(Group::Page, "n", "Add indicators", add);
    view! {
        <section class="panel flush">
            <header class="page-head">
                <h2>"Indicators of compromise"</h2>
                <Narrow/>
                <button
                    type="button"
                    class="btn"
                    disabled=move || refusal().is_some()
                    title=move || refusal().unwrap_or("Add indicators (n)")
                    on:click=move |_| add()
                >
                    {icon(Icon::Plus)}
                    "Add indicators"
                </button>
                <span class="grow"></span>
                <Pager paging=paging(found) what="indicators"/>
            </header>
            <Loaded asked=found lines=6 view=Callback::new(move |_| table(list))/>
        </section>
        {move || list.adding.get().then(|| view! { <AddDialog list/> })}
        {move || list.changing.get().map(|ioc| view! { <ChangeDialog list ioc/> })}
    }
    .into_any()
}

/// By value, description or tag.
#[component]
fn Narrow() -> impl IntoView {
    let go = use_go();
    let link = use_case().link;
    let change = move |text| go.instead(&CasePageLink { text, page: 1, ..link.get_untracked() }.write());
    view! {
        <SearchText
            value=Signal::derive(move || link.with(|link| link.text.clone()))
            change=Callback::new(change)
            label="Search the indicators"
            placeholder="Value, description or tag…"
            class="input search"
        />
    }
    .into_any()
}

fn table(list: IocList) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || list.found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = list.found.is_empty();
    let is_narrowed = Memo::new(move |_| list.case.link.with(|link| !link.text.is_empty()));
    let body = move || {
        match (is_empty.get(), is_narrowed.get()) {
        (true, true) => view! {
            <Empty title="No indicator has this in it">
                <p>"Value, description and tags were searched."</p>
            </Empty>
        }
        .into_any(),
        (true, false) => view! {
            <Empty title="No indicators yet">
                <p>"Paste addresses, domains, hashes and whatever else was found, one on each line. De-fanged text is understood."</p>
            </Empty>
        }
        .into_any(),
        (false, _) => view! {
            <div class="table-box">
                <table class="list iocs" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Value"</th>
                            <th scope="col" class="col-kind">"Type"</th>
                            <th scope="col" class="col-tlp">"TLP"</th>
                            <th scope="col" class="col-tags">"Tags"</th>
                            <th scope="col" class="col-added">"Added"</th>
                            <th scope="col" class="col-acts"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=|ioc| (ioc.id, ioc.version) children=move |ioc| row::row(list, ioc)/>
                    </tbody>
                </table>
            </div>
        }
        .into_any(),
    }
    };
    body.into_any()
}
