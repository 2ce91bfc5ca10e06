//! Files of a case to choose from, and another one from outside.

use crate::{
    api::attachment::list_attachments,
    components::{Loaded, note_id},
    pages::case::attach,
    state::{Asked, ask},
    text::size,
};
use argus_domain::{
    AttachmentId, CaseId,
    attachment::{Attachment, NewAttachment},
    criteria::Page,
};
use leptos::{html, prelude::*, task::spawn_local};
use web_sys::File;

/// So many of the newest are offered.
const OFFERED: u32 = 200;

#[derive(Clone, Copy)]
pub(super) struct Evidence {
    case: CaseId,
    found: Asked<Page<Attachment>>,
    pub(super) chosen: RwSignal<Vec<AttachmentId>>,
    /// From 0 to 1, of the file that is on its way.
    sending: RwSignal<Option<f64>>,
    failure: RwSignal<Option<String>>,
}

impl Evidence {
    pub(super) fn of(case: CaseId, chosen: Vec<AttachmentId>) -> Self {
        Self {
            case,
            found: ask(move || Some(list_attachments(case, OFFERED, 0))),
            chosen: RwSignal::new(chosen),
            sending: RwSignal::new(None),
            failure: RwSignal::new(None),
        }
    }

    pub(super) fn is_sending(self) -> bool {
        self.sending.with(Option::is_some)
    }

    /// Those that have arrived are chosen.
    fn send(self, files: Vec<File>) {
        self.failure.set(None);
        spawn_local(async move {
            for file in files {
                self.sending.try_set(Some(0.0));
                let new = NewAttachment { name: file.name(), ..NewAttachment::default() };
                let progress = move |part| {
                    let _ = self.sending.try_set(Some(part));
                };
                match attach(self.case, &new, &file, |_| {}, progress).await {
                    Ok(one) => {
                        self.chosen.try_update(|chosen| chosen.push(one.id));
                    }
                    Err(failure) => {
                        self.failure.try_set(Some(format!("{}: {failure}", file.name())));
                    }
                }
            }
            // The dialog may have gone meanwhile.
            if self.sending.try_set(None).is_none() {
                self.found.again();
            }
        });
    }

    fn toggle(self, id: AttachmentId) {
        self.chosen.update(|chosen| match chosen.iter().position(|other| *other == id) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(id),
        });
    }
}

#[component]
pub(super) fn EvidenceBoxes(evidence: Evidence, problem: Signal<Option<String>>) -> impl IntoView {
    let found = evidence.found;
    let one = move |file: Attachment| {
        let id = file.id;
        let facts = format!("{}, {}", file.media_type, size::of(file.size));
        view! {
            <label class="box">
                <input
                    type="checkbox"
                    prop:checked=move || evidence.chosen.with(|chosen| chosen.contains(&id))
                    on:change=move |_| evidence.toggle(id)
                />
                <span>{file.name} " " <span class="muted small">{facts}</span></span>
            </label>
        }
    };
    let is_empty = found.is_empty();
    let body = move |_| {
        let nothing = move || {
            is_empty
                .get()
                .then(|| view! { <p class="muted">"The case has no files yet. Send one below."</p> })
        };
        let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
        let more = move || {
            let has_more = found.with(|page| page.rows.len() as u32 >= OFFERED).unwrap_or_default();
            has_more
                .then(|| view! { <p class="muted small">{format!("The newest {OFFERED} are listed.")}</p> })
        };
        view! {
            {nothing}
            <div class="boxes evidence" role="group" aria-labelledby="evidence-title" aria-describedby=note_id("evidence")>
                <For each=rows key=|file| file.id children=one/>
            </div>
            {more}
        }
        .into_any()
    };
    let note = move || {
        problem.get().map(
            |problem| view! { <p class="field-note wrong" role="alert">{format!("Files {problem}.")}</p> },
        )
    };
    view! {
        <section class="field" class:wrong=move || problem.with(Option::is_some)>
            <h3 id="evidence-title">"Select evidences to process"</h3>
            <Loaded asked=found view=Callback::new(body)/>
            <Sender evidence/>
            <div id=note_id("evidence")>{note}</div>
        </section>
    }
    .into_any()
}

/// Sends files into the case.
#[component]
fn Sender(evidence: Evidence) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let send = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let files = input.files().map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect());
        evidence.send(files.unwrap_or_default());
        // The same file can be chosen again.
        input.set_value("");
    };
    let state = move || {
        let percent = evidence.sending.get().map(|part| (part * 100.0).round() as u32)?;
        Some(view! { <progress max="100" value=percent aria-label="Sending the file"></progress> })
    };
    view! {
        <label class="read-file">
            "Send another file into the case "
            <input type="file" multiple="" node_ref=input disabled=move || evidence.is_sending() on:change=send/>
        </label>
        <div role="status">{state}</div>
        {move || evidence.failure.get().map(|problem| view! { <p class="field-note wrong" role="alert">{problem}</p> })}
    }
    .into_any()
}
