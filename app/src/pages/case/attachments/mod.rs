//! The files of a case.

mod attach;
mod change_dialog;
mod choose;
mod row;
mod sending;

pub(crate) use attach::attach;

use super::{
    actions::ProcessButton,
    opened::{OpenedCase, use_case},
    tab_list::paging,
};
use crate::{
    api::attachment::{list_attachments, rules_of_attachments},
    components::{Empty, Loaded, Pager, row_keys},
    state::{Asked, ask},
};
use argus_domain::{
    attachment::{Attachment, AttachmentRules},
    criteria::Page,
};
use change_dialog::ChangeDialog;
use choose::Choose;
use leptos::{html, prelude::*};
use sending::{OnTheirWay, Queue};

/// What the tab's parts share.
#[derive(Clone, Copy)]
struct AttachmentList {
    case: OpenedCase,
    found: Asked<Page<Attachment>>,
    rules: Asked<AttachmentRules>,
    /// The attachment whose dialog is open.
    opened: RwSignal<Option<Attachment>>,
}

#[component]
pub(super) fn Attachments() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        let link = case.link.get();
        Some(list_attachments(link.case, link.size, link.offset()))
    });
    let rules = ask(|| Some(rules_of_attachments()));
    let list = AttachmentList { case, found, rules, opened: RwSignal::new(None) };
    let queue = Queue::new();
    view! {
        <section class="panel flush">
            <header class="page-head">
                <h2>"Attachments"</h2>
                <ProcessButton/>
                <span class="grow"></span>
                <Pager paging=paging(found) what="attachments"/>
            </header>
            <Choose list queue/>
            <OnTheirWay queue/>
            <Loaded asked=found lines=6 view=Callback::new(move |_| table(list))/>
        </section>
        {move || list.opened.get().map(|attachment| view! { <ChangeDialog list attachment/> })}
    }
    .into_any()
}

fn table(list: AttachmentList) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || list.found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = list.found.is_empty();
    let body = move || {
        if is_empty.get() {
            view! {
                <Empty title="No files are attached yet">
                    <p>"Choose files, or drop them here: mails, logs, samples, pictures."</p>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <div class="table-box">
                    <table class="list attachments" node_ref=node on:keydown=on_key>
                        <thead>
                            <tr>
                                <th scope="col">"File"</th>
                                <th scope="col" class="col-kind">"Type"</th>
                                <th scope="col" class="col-count">"Size"</th>
                                <th scope="col" class="col-added">"Added"</th>
                                <th scope="col" class="col-acts"><span class="sr-only">"Actions"</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=rows key=|one| (one.id, one.version) children=move |one| row::row(list, &one)/>
                        </tbody>
                    </table>
                </div>
            }
            .into_any()
        }
    };
    body.into_any()
}
