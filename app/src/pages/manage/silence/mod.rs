//! Silences: alerts that nobody is told of for a time, who said so, and why.

mod alerts_dialog;
mod extend_dialog;
mod new_dialog;
mod row;
mod trial;
mod words;

use super::parts::list_link;
use crate::{
    api::{alert::choices_of_alerts, silence::list_silences},
    browser::page,
    components::{Empty, Icon, Loaded, Pager, icon, paging, row_keys},
    link::ListLink,
    state::{Asked, Group, ask, command, command_if, use_session},
};
use alerts_dialog::AlertsDialog;
use argus_domain::{Permission, alert::AlertChoices, criteria::Page, silence::Silence};
use extend_dialog::ExtendDialog;
use leptos::{html, prelude::*};
use new_dialog::NewDialog;

pub(crate) const PATH: &str = "/manage/silences";
const MAY_NOT: &str = "You need the permission “updateAlert” for this. Ask an administrator for it.";

/// What the page's parts share.
#[derive(Clone, Copy)]
struct SilenceList {
    found: Asked<Page<Silence>>,
    choices: Asked<AlertChoices>,
    opened: RwSignal<Option<Opened>>,
    /// Why one may not change anything, if so.
    refusal: Option<&'static str>,
}

/// The dialog that is open.
#[derive(Clone, Debug, PartialEq)]
enum Opened {
    New,
    Extend(Box<Silence>),
    Alerts(Box<Silence>),
}

#[component]
pub(crate) fn SilencePage() -> impl IntoView {
    page::set_title("Silences");
    let link = list_link(PATH);
    let found = ask(move || {
        let link = link.get();
        Some(list_silences(link.only == "over", link.size, link.offset()))
    });
    let choices = ask(|| Some(choices_of_alerts()));
    let refusal = (!use_session().may(Permission::UpdateAlert)).then_some(MAY_NOT);
    let list = SilenceList { found, choices, opened: RwSignal::new(None), refusal };
    let add = move || list.opened.set(Some(Opened::New));
    command_if(Group::Page, "n", "New silence", refusal, add);
    command(Group::Page, "r", "Ask again", move || found.again());
    let tab = move |only: &'static str, label: &'static str| {
        let address = ListLink { only: only.to_owned(), ..ListLink::read(PATH, "") }.write();
        let current = move || link.with(|link| link.only == only).then_some("page");
        view! { <a class="tab" href=address aria-current=current>{label}</a> }
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Silences"</h1>
                <nav class="tabs" aria-label="Which silences">
                    {tab("", "Current")}
                    {tab("over", "Over")}
                </nav>
                <button
                    type="button"
                    class="btn"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("New silence (n)")
                    on:click=move |_| add()
                >
                    {icon(Icon::Plus)}
                    "New silence"
                </button>
                <span class="grow"></span>
                <Pager paging=paging(link, found) what="silences"/>
            </header>
            <Loaded asked=found lines=4 view=Callback::new(move |_| table(list))/>
            {move || list.opened.get().map(|opened| dialog(list, opened))}
        </section>
    }
    .into_any()
}

fn dialog(list: SilenceList, opened: Opened) -> AnyView {
    match opened {
        Opened::New => view! { <NewDialog list/> }.into_any(),
        Opened::Extend(silence) => view! { <ExtendDialog list silence=*silence/> }.into_any(),
        Opened::Alerts(silence) => view! { <AlertsDialog list silence=*silence/> }.into_any(),
    }
}

fn table(list: SilenceList) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || list.found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = list.found.is_empty();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No silences">
                    <p>
                        "While somebody works on something that raises alerts, a silence keeps others from being told of them. The alerts are raised all the same, and say that they were silent."
                    </p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list rules" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Silence"</th>
                            <th scope="col" class="col-user">"By"</th>
                            <th scope="col" class="col-user">"From"</th>
                            <th scope="col" class="col-user">"Until"</th>
                            <th scope="col" class="col-runs">"Alerts"</th>
                            <th scope="col" class="col-user"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=rows
                            key=|silence| (silence.id, silence.version, silence.alerts)
                            children=move |silence| row::row(list, silence)
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}
