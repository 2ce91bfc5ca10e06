//! Two people changed the same field: both values, and whose is kept.

use super::opened::use_case;
use crate::{
    api::Failure,
    components::{Dialog, conflict},
};
use argus_domain::{
    case::{CaseChange, CaseField},
    custom_field::{CustomField, CustomValue},
    version::{Conflict, Conflicts},
};
use leptos::prelude::*;
use serde_json::Value;

/// A change that met another one.
#[derive(Clone)]
pub(super) struct Contest {
    pub(super) change: CaseChange,
    pub(super) conflicts: Conflicts,
    pub(super) after: Callback<Saved>,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// It is stored.
    Mine,
    /// What somebody else stored was preferred.
    Theirs,
    /// It met somebody else's, and nobody has decided yet.
    Undecided,
    Failed(Failure),
}

#[component]
pub(super) fn ContestDialog(contest: Contest) -> impl IntoView {
    let case = use_case();
    let Contest { change, conflicts: Conflicts { fields, version }, after } = contest;
    let end = move |saved: Saved| {
        case.contest.set(None);
        after.run(saved);
    };
    let keep_mine = move |_| {
        case.contest.set(None);
        case.save(CaseChange { version, ..change.clone() }, after);
    };
    // The dialog closes when it is taken away, too.
    let leave = move |()| {
        if case.contest.with_untracked(Option::is_some) {
            end(Saved::Undecided);
        }
    };
    let custom = case.custom.with_untracked(Clone::clone).unwrap_or_default();
    view! {
        <Dialog title="Somebody else changed this, too" class="wide" on_close=Callback::new(leave)>
            <div class="dialog-body">
                <p>"Nothing of yours is lost. Choose what stays."</p>
                {fields.into_iter().map(|one| both(one, &custom)).collect_view()}
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn ghost" on:click=move |_| leave(())>"Decide later"</button>
                <span class="grow"></span>
                <button type="button" class="btn" on:click=move |_| end(Saved::Theirs)>"Keep theirs"</button>
                <button type="button" class="btn primary" data-first="" on:click=keep_mine>"Keep mine"</button>
            </footer>
        </Dialog>
    }
    .into_any()
}

fn both(one: Conflict, custom: &[CustomField]) -> AnyView {
    let name = |field: &str| match CaseField::named(field) {
        Some(field) => field.title().to_owned(),
        None => custom
            .iter()
            .find(|known| CustomField::name_of(field) == Some(known.name.as_str()))
            .map_or_else(|| field.to_owned(), |known| known.label.clone()),
    };
    conflict(one, name, shown)
}

fn shown(field: &str, value: &Value) -> String {
    match CaseField::named(field) {
        Some(field) => field.shown(value),
        None => serde_json::from_value::<CustomValue>(value.clone())
            .map_or_else(|_| "none".to_owned(), |value| value.shown()),
    }
}
