//! Writing Markdown, with what comes of it beside it.

use super::{Markdown, note_id};
use leptos::{ev, html, prelude::*};

/// A picture that was pasted, and where.
pub(crate) struct Pasted {
    pub(crate) file: web_sys::File,
    value: RwSignal<String>,
    area: NodeRef<html::Textarea>,
}

impl Pasted {
    /// Puts a text where the cursor is now, or at the end of a text that is no longer shown.
    pub(crate) fn write(&self, text: &str) {
        let Some(typed) = self.value.try_get_untracked() else { return };
        let area = self.area.try_get_untracked().flatten();
        let at = area.as_ref().and_then(|area| area.selection_end().ok().flatten());
        let at = at.map_or(typed.len(), |units| bytes_before(&typed, units as usize));
        self.value.set(format!("{}{text}{}", &typed[..at], &typed[at..]));
        if let Some(area) = area {
            let end = (typed[..at].encode_utf16().count() + text.encode_utf16().count()) as u32;
            request_animation_frame(move || {
                let _ = area.set_selection_range(end, end);
            });
        }
    }
}

/// Browsers count in units of UTF-16.
fn bytes_before(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, letter) in text.char_indices() {
        if left < letter.len_utf16() {
            return at;
        }
        left -= letter.len_utf16();
    }
    text.len()
}

#[component]
pub(crate) fn MarkdownEditor(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// Called on Ctrl+Enter.
    on_save: Callback<()>,
    /// Called with a picture that is pasted.
    on_picture: Callback<Pasted>,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            on_save.run(());
        }
    };
    let on_paste = move |event: ev::ClipboardEvent| {
        let files = event.clipboard_data().and_then(|data| data.files());
        let picture = files.and_then(|files| files.get(0)).filter(|file| file.type_().starts_with("image/"));
        if let Some(file) = picture {
            event.prevent_default();
            on_picture.run(Pasted { file, value, area });
        }
    };
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            let _ = area.focus();
        }
    });
    view! {
        <div class="markdown-editor">
            <textarea
                id=id
                node_ref=area
                class="input markdown-source"
                aria-label=label
                aria-describedby=note_id(id)
                bind:value=value
                on:keydown=on_key
                on:paste=on_paste
            ></textarea>
            <section class="markdown-preview" aria-label="Preview" aria-live="off">
                <Markdown text=value/>
            </section>
            <p class="field-note" id=note_id(id)>
                "Markdown; pictures can be pasted. Ctrl+Enter saves; what you type is kept in this browser until then."
            </p>
        </div>
    }
    .into_any()
}
