//! One file of the list.

use super::{super::remove_part::RemovePart, AttachmentList};
use crate::{
    api::attachment::{remove_attachment, restore_attachment},
    components::{Clock, Icon, icon, time},
    pages::module::CallButton,
    state::{Teller, remove, use_toasts},
    text::size,
};
use argus_domain::{
    attachment::Attachment,
    module::{ObjectKind, ObjectRef},
};
use leptos::prelude::*;

pub(super) fn row(list: AttachmentList, attachment: &Attachment) -> AnyView {
    let opened = attachment.clone();
    let by = attachment.added_by.as_ref().map(|person| format!(" by {}", person.name));
    let description = attachment.description.clone();
    view! {
        <tr>
            <td>
                <button
                    type="button"
                    class="as-link"
                    data-row=""
                    on:click=move |_| list.opened.set(Some(opened.clone()))
                >
                    {attachment.name.clone()}
                </button>
                {attachment.malware.then(|| view! { <span class="tag malware">"malware"</span> })}
                {(!description.is_empty()).then(|| view! { <p class="muted attachment-description">{description}</p> })}
            </td>
            <td class="col-kind">{attachment.media_type.clone()}</td>
            <td class="col-count num">{size::of(attachment.size)}</td>
            <td class="col-added">{time(attachment.added, Clock::Row)} {by}</td>
            <td class="col-acts">
                <CallModules list attachment=attachment.clone()/>
                <Download attachment=attachment.clone()/>
                <Remove list attachment=attachment.clone()/>
            </td>
        </tr>
    }
    .into_any()
}

/// The server says that it is to be kept, not opened.
#[component]
fn Download(attachment: Attachment) -> impl IntoView {
    let title = if attachment.malware { "Download in an encrypted ZIP archive" } else { "Download" };
    view! {
        <a
            class="icon-btn small"
            href=attachment.address()
            download=""
            rel="external"
            title=title
            aria-label=format!("Download {}", attachment.name)
        >
            {icon(Icon::Download)}
        </a>
    }
    .into_any()
}

#[component]
fn CallModules(list: AttachmentList, attachment: Attachment) -> impl IntoView {
    let objects = Signal::stored(vec![ObjectRef::new(ObjectKind::Evidence, attachment.id)]);
    let refusal = Signal::derive(move || list.case.work_refusal());
    let file = (list.case.id.get_untracked(), attachment.id);
    view! { <CallButton kind=ObjectKind::Evidence objects name=attachment.name refusal file/> }.into_any()
}

#[component]
fn Remove(list: AttachmentList, attachment: Attachment) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let Attachment { id, name, .. } = attachment;
    let label = format!("Delete {name}");
    let press = move |()| {
        let said = format!("Deleted “{name}”.");
        remove(
            teller,
            toasts,
            remove_attachment(id),
            said,
            move || restore_attachment(id),
            move || {
                list.found.again();
            },
        );
    };
    view! { <RemovePart label press=Callback::new(press)/> }.into_any()
}
