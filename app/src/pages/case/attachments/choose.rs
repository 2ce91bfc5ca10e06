//! Choosing files, or dropping them.

use super::{AttachmentList, sending::Queue};
use crate::text::size;
use leptos::{ev, html, prelude::*};
use web_sys::{File, FileList};

const ID: &str = "attach";

#[component]
pub(super) fn Choose(list: AttachmentList, queue: Queue) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let is_malware = RwSignal::new(false);
    let is_over = RwSignal::new(false);
    let refusal = move || list.case.work_refusal();
    let send = move |files: Vec<File>| {
        if untrack(refusal).is_none() && !files.is_empty() {
            queue.send(list, files, is_malware.get_untracked());
        }
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        send(files(input.files()));
        // The same file can be chosen again.
        input.set_value("");
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        send(files(event.data_transfer().and_then(|carried| carried.files())));
    };
    let over = move |event: ev::DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let largest = move || {
        list.rules.with(|rules| format!("At most {} each. Or drop them here.", size::of(rules.largest)))
    };
    view! {
        <div
            class="attach"
            class:over=move || is_over.get()
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            <label for=ID>"Attach files"</label>
            <input
                id=ID
                type="file"
                multiple=""
                node_ref=input
                aria-describedby="attach-note"
                disabled=move || refusal().is_some()
                title=refusal
                on:change=chosen
            />
            <label class="check">
                <input type="checkbox" bind:checked=is_malware disabled=move || refusal().is_some()/>
                "They are malware"
            </label>
            <span class="muted" id="attach-note">{largest}</span>
        </div>
    }
    .into_any()
}

fn files(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect()).unwrap_or_default()
}
