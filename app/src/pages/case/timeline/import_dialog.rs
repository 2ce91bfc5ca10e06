//! Adding many entries from a table.

use super::{
    super::{part_form::PartForm, read_file::ReadFile},
    TimelineList,
};
use crate::{
    api::timeline::add_to_timeline,
    browser::time as clock,
    components::{Dialog, Field, TextInput, note_id},
    state::{tell, use_toasts},
};
use argus_domain::{
    Invalid,
    timeline::{NewTimelineEntries, NewTimelineEntry, paste},
};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn ImportDialog(list: TimelineList) -> impl IntoView {
    let toasts = use_toasts();
    let (text, zone) = (RwSignal::new(String::new()), RwSignal::new(clock::zone()));
    let saving = PartForm::new(0);
    let PartForm { fields, busy, .. } = saving;
    let close = move || list.importing.set(false);
    let all = move || paste::read(&text.get(), &zone.get());
    let count = Memo::new(move |_| {
        let all = all();
        (all.len(), all.into_iter().find_map(Result::err))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let all: Result<Vec<NewTimelineEntry>, (String, String)> = untrack(all).into_iter().collect();
        let all = match all {
            Ok(all) if all.is_empty() => {
                fields.set(Invalid::one("table", "must not be empty"));
                fields.focus_first();
                return;
            }
            Ok(all) => all,
            Err((row, problem)) => {
                fields.set(Invalid::one("table", format_args!("has something wrong: {row}: {problem}")));
                fields.focus_first();
                return;
            }
        };
        saving.begin();
        tell(
            add_to_timeline(list.case.id.get_untracked(), all),
            move |done: NewTimelineEntries| {
                close();
                list.again();
                toasts.done(said(&done));
            },
            move |failure| saving.failed(failure),
        );
    };
    let problem = fields.of("table");
    let elsewhere = fields.elsewhere(&["table"]);
    let told = move || match count.get() {
        (0, _) => String::new(),
        (1, None) => "One entry".to_owned(),
        (many, None) => format!("{many} entries"),
        (_, Some((row, problem))) => format!("Something is wrong: {row}: {problem}"),
    };
    view! {
        <Dialog title="Import a timeline" class="wide" on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <Field
                        id="timeline-table"
                        label="Table"
                        required=true
                        hint="CSV whose first line names its columns: time, title, and any of zone, description, category, source, tags, indicators, flagged, summary. With | between tags, and between indicators."
                        problem
                    >
                        <textarea
                            id="timeline-table"
                            class="input mono"
                            rows="8"
                            data-first=""
                            spellcheck="false"
                            aria-required="true"
                            aria-describedby=note_id("timeline-table")
                            aria-invalid=move || problem.with(Option::is_some).to_string()
                            bind:value=text
                        ></textarea>
                    </Field>
                    <ReadFile text/>
                    <p class="muted small" role="status">{told}</p>
                    <Field
                        id="timeline-zone"
                        label="Time zone"
                        hint="Of times that name none."
                        problem=Signal::stored(None)
                    >
                        <TextInput id="timeline-zone" value=zone wrong=Signal::stored(false)/>
                    </Field>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>"Import"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

fn said(done: &NewTimelineEntries) -> String {
    let added = match done.added.len() {
        1 => "Added one entry".to_owned(),
        many => format!("Added {many} entries"),
    };
    match done.unknown.len() {
        0 => format!("{added}."),
        1 => format!("{added}. {} is no indicator of this case, so it was not linked.", done.unknown[0]),
        many => format!("{added}. {many} values are no indicators of this case, so they were not linked."),
    }
}
