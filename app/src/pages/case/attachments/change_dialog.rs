//! Everything about one file.

use super::{
    super::part_form::{PartForm, changed},
    AttachmentList,
};
use crate::{
    api::attachment::change_attachment,
    components::{ConflictNote, CopyButton, Dialog, Field, TextInput, note_id},
    state::tell,
    text::size,
};
use argus_domain::attachment::{Attachment, AttachmentChange};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn ChangeDialog(list: AttachmentList, attachment: Attachment) -> impl IntoView {
    let name = RwSignal::new(attachment.name.clone());
    let description = RwSignal::new(attachment.description.clone());
    let malware = RwSignal::new(attachment.malware);
    let saving = PartForm::new(attachment.version);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let close = move || list.opened.set(None);
    let refusal = move || list.case.work_refusal();
    let id = attachment.id;
    let shown = StoredValue::new(attachment.clone());
    let save = Callback::new(move |()| {
        if busy.get_untracked() || untrack(refusal).is_some() {
            return;
        }
        saving.begin();
        let change = shown.with_value(|shown| AttachmentChange {
            version: version.get_untracked(),
            name: changed(&shown.name, name.get_untracked()),
            description: changed(&shown.description, description.get_untracked()),
            malware: changed(&shown.malware, malware.get_untracked()),
        });
        let done = move |_| {
            close();
            list.found.again();
        };
        tell(change_attachment(id, change), done, move |failure| saving.failed(failure));
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let problem = fields.of("name");
    let elsewhere = fields.elsewhere(&["name", "description"]);
    view! {
        <Dialog title="Attachment" class="wide" on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    {move || refusal().map(|reason| view! { <p class="note">{reason}</p> })}
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    {picture(&attachment)}
                    {facts(list, &attachment)}
                    <Field id="attachment-name" label="Name" required=true problem>
                        <TextInput
                            id="attachment-name"
                            value=name
                            required=true
                            wrong=Signal::derive(move || problem.with(Option::is_some))
                        />
                    </Field>
                    <Field id="attachment-description" label="Description" problem=fields.of("description")>
                        <textarea
                            id="attachment-description"
                            class="input"
                            rows="3"
                            aria-describedby=note_id("attachment-description")
                            bind:value=description
                        ></textarea>
                    </Field>
                    <label class="check">
                        <input type="checkbox" bind:checked=malware/>
                        "Malware: it leaves Argus in an encrypted archive only"
                    </label>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <a class="btn" href=attachment.address() download="" rel="external">"Download"</a>
                    <span class="grow"></span>
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button
                        type="submit"
                        class="btn primary"
                        disabled=move || busy.get() || refusal().is_some()
                        title=refusal
                    >
                        "Save"
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// Only what a browser draws and does nothing else with.
fn picture(attachment: &Attachment) -> Option<AnyView> {
    attachment.is_picture().then(|| {
        view! { <img class="attached-picture" src=attachment.picture_address() alt=attachment.name.clone()/> }
            .into_any()
    })
}

fn facts(list: AttachmentList, attachment: &Attachment) -> AnyView {
    let hash = |name: &'static str, label: &'static str, value: &str| {
        view! {
            <dt>{name}</dt>
            <dd class="mono">{value.to_owned()} <CopyButton text=value.to_owned() label/></dd>
        }
    };
    let password = attachment.malware.then(|| {
        let password = move || list.rules.with(|rules| rules.malware_password.clone());
        view! {
            <dt>"Password"</dt>
            <dd><span class="mono">{password}</span> " opens the archive that it is downloaded in."</dd>
        }
    });
    let own_password = attachment.archive_password.clone().map(|password| {
        view! {
            <dt>"Password"</dt>
            <dd><span class="mono">{password}</span> " opens the file: its sender encrypted it."</dd>
        }
    });
    view! {
        <dl class="attachment-facts">
            <dt>"Type"</dt>
            <dd>{format!("{}, {}", attachment.media_type, size::of(attachment.size))}</dd>
            {password}
            {own_password}
            {hash("MD5", "Copy the MD5", &attachment.md5)}
            {hash("SHA-1", "Copy the SHA-1", &attachment.sha1)}
            {hash("SHA-256", "Copy the SHA-256", &attachment.sha256)}
        </dl>
    }
    .into_any()
}
