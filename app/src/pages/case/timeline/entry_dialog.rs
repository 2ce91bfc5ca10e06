//! Everything about one entry.

use super::{
    super::{
        opened::use_case,
        part_form::PartForm,
        presence::{OthersEditing, use_presences},
    },
    draft::{Draft, Place},
    fields::Fields,
    form::{Form, as_new, difference},
};
use crate::{
    api::timeline::{add_to_timeline, change_timeline},
    browser::time as clock,
    components::{ConflictNote, Dialog},
    state::{tell, use_session, use_toasts},
};
use argus_domain::{
    presence::Part,
    timeline::{NewTimelineEntry, TimelineEntry, TypedTime},
};
use leptos::{ev, prelude::*};

/// What the dialog is open for.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pages::case) enum Opened {
    New,
    /// One that begins as something else: another entry, or an event.
    Like(Box<NewTimelineEntry>),
    Entry(Box<TimelineEntry>),
}

#[component]
pub(in crate::pages::case) fn EntryDialog(
    opened: Opened,
    close: Callback<()>,
    /// Something was saved.
    saved: Callback<()>,
) -> impl IntoView {
    let case = use_case();
    let toasts = use_toasts();
    let user = untrack(|| use_session().id());
    let entry = match &opened {
        Opened::Entry(entry) => Some((**entry).clone()),
        _ => None,
    };
    let id = entry.as_ref().map(|entry| entry.id);
    let shown = match &opened {
        Opened::New => NewTimelineEntry {
            time: TypedTime { text: String::new(), zone: clock::zone() },
            ..NewTimelineEntry::default()
        },
        Opened::Like(like) => (**like).clone(),
        Opened::Entry(entry) => as_new(entry),
    };
    let begun = Draft {
        version: entry.as_ref().map(|entry| entry.version).unwrap_or_default(),
        typed: shown.clone(),
        base: shown,
    };
    // What begins as something else has nothing that a draft could be of.
    let place = (!matches!(opened, Opened::Like(_))).then_some(Place {
        case: case.id.get_untracked(),
        entry: id,
        user,
    });
    let kept = place.and_then(Place::kept);
    let is_kept = RwSignal::new(kept.is_some());
    let Draft { version: seen, base, typed } = kept.unwrap_or_else(|| begun.clone());
    let form = Form::of(&typed);
    let saving = PartForm::new(seen);
    let PartForm { busy, version, conflicts, .. } = saving;
    let base = StoredValue::new(base);
    Effect::new(move |_| {
        let typed = form.read();
        if let Some(place) = place {
            place.keep(&Draft { version: version.get(), base: base.get_value(), typed });
        }
    });
    if let Some(id) = id {
        let is_writing = Memo::new(move |_| form.read() != base.get_value());
        use_presences().follow(Part::Entry(id), is_writing);
    }
    let done = move || {
        if let Some(place) = place {
            place.discard();
        }
        close.run(());
    };
    let refusal = move || case.work_refusal();
    let failed = move |failure| saving.failed(failure);
    let save = Callback::new(move |()| {
        if busy.get_untracked() || untrack(refusal).is_some() {
            return;
        }
        saving.begin();
        let typed = untrack(|| form.read());
        match id {
            None => tell(
                add_to_timeline(case.id.get_untracked(), vec![typed]),
                move |_| {
                    toasts.done("It is in the timeline.");
                    done();
                    saved.run(());
                },
                failed,
            ),
            Some(id) => {
                let change = difference(version.get_untracked(), &base.get_value(), typed);
                tell(
                    change_timeline(id, change),
                    move |_| {
                        done();
                        saved.run(());
                    },
                    failed,
                );
            }
        }
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let start_over = move |_| {
        let Draft { version: newest, base: stored, typed } = begun.clone();
        base.set_value(stored);
        version.set(newest);
        form.show(&typed);
        conflicts.set(None);
        is_kept.set(false);
    };
    let start_over = StoredValue::new(start_over);
    let linked = entry.map(|entry| (entry.iocs, entry.events)).unwrap_or_default();
    let title = if id.is_some() { "Timeline entry" } else { "New timeline entry" };
    view! {
        <Dialog title class="wide" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    {move || refusal().map(|reason| view! { <p class="note">{reason}</p> })}
                    {id.map(|id| view! { <OthersEditing part=Part::Entry(id)/> })}
                    {move || {
                        is_kept.get().then(|| view! {
                            <p class="note">
                                <span class="grow">"What you typed here before is here again."</span>
                                <button
                                    type="button"
                                    class="btn"
                                    on:click=move |event| start_over.with_value(|start_over| start_over(event))
                                >
                                    "Start over"
                                </button>
                            </p>
                        })
                    }}
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    <Fields form saving case=case.id.get_untracked() linked/>
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| done()>"Cancel"</button>
                    <button
                        type="submit"
                        class="btn primary"
                        disabled=move || busy.get() || refusal().is_some()
                        title=refusal
                    >
                        {if id.is_some() { "Save" } else { "Add" }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
