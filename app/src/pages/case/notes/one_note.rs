//! The note that is open: read, written in, or compared with what it said before.

use super::{
    super::presence::{OthersEditing, use_presences},
    book::{Book, use_book},
    reading::Reading,
    revisions::Revisions,
    writing::Writing,
    writing_view::WritingView,
};
use crate::{
    api::note::get_note,
    browser::page,
    components::{Empty, Loaded},
    state::{Asked, Group, ask, command},
};
use argus_domain::{NoteId, note::Note, presence::Part};
use leptos::{html, prelude::*, task::spawn_local};

/// What the parts of an open note share.
#[derive(Clone, Copy)]
pub(super) struct OpenNote {
    pub(super) book: Book,
    pub(super) id: NoteId,
    pub(super) found: Asked<Note>,
    pub(super) writing: Writing,
    /// What it said before is shown.
    pub(super) revisions: RwSignal<bool>,
}

impl OpenNote {
    fn new(id: NoteId) -> Self {
        let book = use_book();
        let found = ask(move || Some(get_note(id)));
        let note =
            Self { book, id, found, writing: Writing::new(book, id, found), revisions: RwSignal::new(false) };
        Effect::new(move |before: Option<()>| {
            book.activity.track();
            if before.is_some() {
                note.look();
            }
        });
        let fresh = book.fresh.try_update_value(Option::take).flatten();
        if let Some(fresh) = fresh.filter(|fresh| fresh.summary.id == id) {
            note.writing.begin(&fresh);
        }
        note
    }

    /// Looks at what is stored anew, without a sign of it.
    pub(super) fn look(self) {
        spawn_local(async move {
            if let Some(news) = self.book.teller.quietly(get_note(self.id)).await
                && self.writing.is_shown()
            {
                self.put(news);
            }
        });
    }

    /// Takes what the server told, unless something newer is shown.
    pub(super) fn put(self, news: Note) {
        let is_news = self.found.with_untracked(|shown| shown.version <= news.version && *shown != news);
        if is_news == Some(true) {
            self.found.amend(|shown| *shown = news);
        }
    }

    pub(super) fn write(self) {
        if let Some(note) = self.found.with_untracked(Clone::clone) {
            self.revisions.set(false);
            self.writing.begin(&note);
        }
    }
}

#[component]
pub(super) fn OneNote(id: NoteId) -> impl IntoView {
    let note = OpenNote::new(id);
    let is_writing = Memo::new(move |_| note.writing.base.with(Option::is_some));
    use_presences().follow(Part::Note(id), is_writing);
    let is_gone = Memo::new(move |_| {
        note.book.tree.is_answered() && note.book.shape.with(|shape| shape.note(id).is_none())
    });
    command(Group::Page, "e", "Edit the note", move || note.write());
    let node = NodeRef::<html::Section>::new();
    let is_there = Memo::new(move |_| note.found.is_answered());
    Effect::new(move |_| {
        // Under the list it would not be seen.
        if let Some(section) = node.get().filter(|_| is_there.get() && page::is_narrow()) {
            section.scroll_into_view();
        }
    });
    let shown = move || {
        if is_writing.get() {
            return view! { <WritingView note is_gone/> }.into_any();
        }
        if is_gone.get() {
            return view! { <Gone/> }.into_any();
        }
        let view = move |_| {
            let body = move || match note.revisions.get() {
                true => view! { <Revisions note/> }.into_any(),
                false => super::reading::text(note),
            };
            view! {
                <Reading note/>
                {body}
            }
            .into_any()
        };
        view! { <Loaded asked=note.found lines=6 view=Callback::new(view)/> }.into_any()
    };
    view! {
        <section class="panel note-open" aria-label="Open note" node_ref=node>
            <OthersEditing part=Part::Note(id)/>
            {shown}
        </section>
    }
    .into_any()
}

#[component]
fn Gone() -> impl IntoView {
    let book = use_book();
    view! {
        <Empty title="This note is not there">
            <p>"It was deleted, or it belongs to another case. What a deleted note said last is in the log of activities."</p>
            <div class="actions">
                <a class="btn" href=move || book.address(None)>"To the notes"</a>
            </div>
        </Empty>
    }
    .into_any()
}
