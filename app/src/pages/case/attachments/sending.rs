//! Files on their way into the case, one after the other.

use super::{AttachmentList, attach::attach};
use crate::{
    api::Failure,
    browser::upload::Upload,
    components::{Icon, icon},
    text::number,
};
use argus_domain::attachment::NewAttachment;
use leptos::{prelude::*, task::spawn_local};
use web_sys::File;

/// One that is on its way, or did not arrive.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    id: u32,
    name: StoredValue<String>,
    /// From 0 to 1.
    progress: RwSignal<f64>,
    failure: RwSignal<Option<String>>,
    upload: StoredValue<Option<Upload>, LocalStorage>,
    is_called_off: StoredValue<bool>,
}

/// All that are on their way.
#[derive(Clone, Copy)]
pub(super) struct Queue {
    all: RwSignal<Vec<Sending>>,
    next: StoredValue<u32>,
}

impl Queue {
    pub(super) fn new() -> Self {
        Self { all: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    pub(super) fn send(self, list: AttachmentList, files: Vec<File>, malware: bool) {
        let case = list.case.id.get_untracked();
        let waiting: Vec<(Sending, File)> =
            files.into_iter().map(|file| (self.add(file.name()), file)).collect();
        spawn_local(async move {
            for (sending, file) in waiting {
                // The page has gone, or somebody thought again.
                if sending.is_called_off.try_get_value() != Some(false) {
                    continue;
                }
                let new = NewAttachment { name: file.name(), malware, ..NewAttachment::default() };
                let begun = move |upload| sending.upload.set_value(Some(upload));
                let progress = move |part| {
                    let _ = sending.progress.try_set(part);
                };
                match attach(case, &new, &file, begun, progress).await {
                    Ok(_) => {
                        self.forget(sending);
                        list.found.again();
                    }
                    Err(failure) => sending.failed(&failure),
                }
            }
        });
    }

    fn add(self, name: String) -> Sending {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        let sending = Sending {
            id,
            name: StoredValue::new(name),
            progress: RwSignal::new(0.0),
            failure: RwSignal::new(None),
            upload: StoredValue::new_local(None),
            is_called_off: StoredValue::new(false),
        };
        self.all.update(|all| all.push(sending));
        sending
    }

    fn forget(self, sending: Sending) {
        self.all.try_update(|all| all.retain(|other| other.id != sending.id));
    }
}

impl Sending {
    fn failed(self, failure: &Failure) {
        if self.is_called_off.try_get_value() == Some(false) {
            self.failure.try_set(Some(failure.to_string()));
        }
    }
}

#[component]
pub(super) fn OnTheirWay(queue: Queue) -> impl IntoView {
    let one = move |sending: Sending| {
        let name = sending.name.get_value();
        let label = format!("Call off {name}");
        let call_off = move |_| {
            sending.is_called_off.set_value(true);
            sending.upload.with_value(|upload| upload.as_ref().map(Upload::call_off));
            queue.forget(sending);
        };
        let state = move || match sending.failure.get() {
            Some(problem) => view! { <span class="wrong">{problem}</span> }.into_any(),
            None => {
                let percent = move || (sending.progress.get() * 100.0).round() as u64;
                view! {
                    <progress max="100" value=percent aria-label=format!("Sending {name}")></progress>
                    <span class="num">{move || format!("{} %", number::grouped(percent()))}</span>
                }
                .into_any()
            }
        };
        let shown = sending.name.get_value();
        view! {
            <li>
                <span class="sending-name">{shown}</span>
                {state}
                <button type="button" class="icon-btn small" aria-label=label title="Call off" on:click=call_off>
                    {icon(Icon::Close)}
                </button>
            </li>
        }
    };
    view! {
        <div role="status">
            <ul class="sending" aria-label="Files on their way">
                <For each=move || queue.all.get() key=|sending| sending.id children=one/>
            </ul>
        </div>
    }
    .into_any()
}
