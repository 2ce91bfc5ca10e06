//! The words that cases are told apart by: what they can be classified as.

mod dialog;
mod row;

use super::NOT_ADMINISTRATOR;
use crate::{
    api::classification::list_classifications,
    browser::page,
    components::{Empty, Icon, Loaded, icon, row_keys},
    state::{Asked, Group, ask, command_if, use_session},
};
use argus_domain::{Permission, classification::ManagedClassification};
use dialog::ClassificationDialog;
use leptos::{html, prelude::*};

/// What the page's parts share.
#[derive(Clone, Copy)]
struct Vocabulary {
    found: Asked<Vec<ManagedClassification>>,
    /// The one whose dialog is open, or a new one.
    opened: RwSignal<Option<Opened>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Opened {
    New,
    One(Box<ManagedClassification>),
}

#[component]
pub(crate) fn VocabulariesPage() -> impl IntoView {
    page::set_title("Classifications");
    let list = Vocabulary { found: ask(|| Some(list_classifications())), opened: RwSignal::new(None) };
    let refusal = (!use_session().may(Permission::Administer)).then_some(NOT_ADMINISTRATOR);
    let add = move || list.opened.set(Some(Opened::New));
    command_if(Group::Page, "n", "New classification", refusal, add);
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Classifications"</h1>
                <button
                    type="button"
                    class="btn"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("New classification (n)")
                    on:click=move |_| add()
                >
                    {icon(Icon::Plus)}
                    "New classification"
                </button>
            </header>
            <p class="muted">
                "What a case can be classified as, in this order. One that is retired stays on the cases that have it, and is offered for no other."
            </p>
            <Loaded asked=list.found lines=6 view=Callback::new(move |_| table(list))/>
            {move || list.opened.get().map(|opened| view! { <ClassificationDialog list opened/> })}
        </section>
    }
    .into_any()
}

fn table(list: Vocabulary) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || list.found.with(Clone::clone).unwrap_or_default();
    let is_empty = Memo::new(move |_| list.found.with(Vec::is_empty).unwrap_or_default());
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title="No classifications yet">
                    <p>"Add one, such as “Fraud: phishing”, and cases can be classified as that."</p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="table-box">
                <table class="list vocabulary" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col">"Classification"</th>
                            <th scope="col">"Name"</th>
                            <th scope="col">"Description"</th>
                            <th scope="col" class="num">"Order"</th>
                            <th scope="col" class="num">"Cases"</th>
                            <th scope="col">"State"</th>
                            <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=|one| (one.id, one.version) children=move |one| row::row(list, &one)/>
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}
