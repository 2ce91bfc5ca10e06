//! The summary of a case, in Markdown.

use super::{
    contest::Saved,
    draft::{Draft, Place},
    opened::{OpenedCase, use_case},
    paste_picture::paste_picture,
    presence::{OthersEditing, use_presences},
};
use crate::{
    components::{Icon, Markdown, MarkdownEditor, icon},
    state::{Group, command, use_session},
};
use argus_domain::{
    case::{CaseChange, CaseField},
    presence::Part,
};
use leptos::prelude::*;

/// Writing a summary: nothing that arrives meanwhile touches what is typed.
#[derive(Clone, Copy)]
struct Editing {
    case: OpenedCase,
    place: Place,
    typed: RwSignal<String>,
    /// What it was begun from; nothing while nobody writes.
    begun: RwSignal<Option<Draft>>,
    busy: RwSignal<bool>,
}

impl Editing {
    fn new() -> Self {
        let case = use_case();
        let editing = Self {
            case,
            place: Place { case: case.id.get_untracked(), user: use_session().id() },
            typed: RwSignal::new(String::new()),
            begun: RwSignal::new(None),
            busy: RwSignal::new(false),
        };
        // A draft is there again after a reload.
        if let Some(draft) = editing.place.kept()
            && untrack(|| case.refusal(CaseField::Summary)).is_none()
        {
            editing.take_up(draft);
        }
        Effect::new(move |_| {
            let text = editing.typed.get();
            if let Some(begun) = editing.begun.get() {
                editing.place.keep(&Draft { text, ..begun });
            }
        });
        editing
    }

    fn take_up(self, draft: Draft) {
        self.typed.set(draft.text.clone());
        self.begun.set(Some(draft));
    }

    fn begin(self) {
        let is_refused = untrack(|| self.case.refusal(CaseField::Summary)).is_some();
        if is_refused || self.begun.with_untracked(Option::is_some) {
            return;
        }
        let stored = self.stored_untracked();
        self.take_up(Draft { version: self.case.version(), base: stored.clone(), text: stored });
    }

    fn stored_untracked(self) -> String {
        self.case.found.with_untracked(|case| case.description.clone()).unwrap_or_default()
    }

    fn end(self) {
        self.begun.set(None);
        self.place.discard();
    }

    fn save(self) {
        let Some(version) = self.begun.with_untracked(|begun| begun.as_ref().map(|begun| begun.version))
        else {
            return;
        };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let change =
            CaseChange { version, description: Some(self.typed.get_untracked()), ..CaseChange::default() };
        let after = Callback::new(move |saved| {
            self.busy.set(false);
            match saved {
                Saved::Mine | Saved::Theirs => self.end(),
                Saved::Undecided => {}
                failed => self.case.tell(&failed),
            }
        });
        self.case.save(change, after);
    }

    /// Whether somebody else has saved another summary since.
    fn is_overtaken(self) -> bool {
        let stored = self.case.found.with(|case| case.description.clone());
        self.begun.with(|begun| begun.as_ref().is_some_and(|begun| Some(&begun.base) != stored.as_ref()))
    }
}

#[component]
pub(super) fn Summary() -> impl IntoView {
    let editing = Editing::new();
    let case = editing.case;
    let is_writing = Memo::new(move |_| editing.begun.with(Option::is_some));
    use_presences().follow(Part::Summary, is_writing);
    command(Group::Page, "e", "Edit the summary", move || editing.begin());
    let buttons = move || {
        if is_writing.get() {
            view! {
                <button type="button" class="btn ghost" on:click=move |_| editing.end()>"Discard"</button>
                <button
                    type="button"
                    class="btn primary"
                    disabled=move || editing.busy.get()
                    on:click=move |_| editing.save()
                >
                    "Save"
                </button>
            }
            .into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="btn"
                    disabled=move || case.refusal(CaseField::Summary).is_some()
                    title=move || case.refusal(CaseField::Summary).unwrap_or("Edit the summary (e)")
                    on:click=move |_| editing.begin()
                >
                    {icon(Icon::Edit)}
                    "Edit"
                </button>
            }
            .into_any()
        }
    };
    let overtaken = Memo::new(move |_| editing.is_overtaken());
    let note = move || {
        overtaken.get().then(|| {
            view! {
                <p class="note" role="status">
                    "Somebody has saved another summary since you began. What you type is not touched; when you save, you see both."
                </p>
            }
        })
    };
    let stored = move || case.found.with(|case| case.description.clone()).unwrap_or_default();
    let on_picture = paste_picture(case);
    let body = move || {
        if is_writing.get() {
            let on_save = Callback::new(move |()| editing.save());
            view! { <MarkdownEditor id="case-summary" label="Summary" value=editing.typed on_save on_picture/> }
                .into_any()
        } else if stored().trim().is_empty() {
            view! { <p class="muted">"Nothing is written yet."</p> }.into_any()
        } else {
            view! { <Markdown text=Signal::derive(stored)/> }.into_any()
        }
    };
    view! {
        <section class="panel case-summary" aria-labelledby="case-summary-title">
            <header class="panel-head">
                <h2 id="case-summary-title">"Summary"</h2>
                <OthersEditing part=Part::Summary/>
                <span class="grow"></span>
                {buttons}
            </header>
            {note}
            {body}
        </section>
    }
    .into_any()
}
