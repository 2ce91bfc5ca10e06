//! The case that a page shows: following what others do with it, and changing it.

use super::contest::{Contest, Saved};
use crate::{
    api::{
        Failure,
        case::{case_assignable, case_workflow, get_case, update_case},
        custom_field::custom_fields_of_case,
    },
    link::CasePageLink,
    shell::{CurrentCase, use_current_case},
    state::{Asked, Live, Session, Teller, Toasts, ask, use_live, use_session, use_toasts},
};
use argus_domain::{
    CaseId, Permission,
    case::{AccessLevel, Case, CaseChange, CaseField, Person, Workflow},
    custom_field::CustomField,
};
use leptos::{prelude::*, task::spawn_local};

/// In the context of the page.
#[derive(Clone, Copy)]
pub(super) struct OpenedCase {
    pub(super) link: Memo<CasePageLink>,
    pub(super) id: Memo<CaseId>,
    pub(super) found: Asked<Case>,
    pub(super) workflow: Asked<Workflow>,
    pub(super) people: Asked<Vec<Person>>,
    /// The fields that an administrator defined and that it has, or may be given.
    pub(super) custom: Asked<Vec<CustomField>>,
    /// A change that met somebody else's.
    pub(super) contest: RwSignal<Option<Contest>>,
    /// Rises whenever something was done in the case, by whomever.
    pub(super) activity: RwSignal<u32>,
    current: CurrentCase,
    session: Session,
    live: Live,
    toasts: Toasts,
    teller: Teller,
}

impl OpenedCase {
    pub(super) fn new(link: Memo<CasePageLink>) -> Self {
        let id = Memo::new(move |_| link.with(|link| link.case));
        Self {
            link,
            id,
            found: ask(move || Some(get_case(id.get()))),
            workflow: ask(move || Some(case_workflow(id.get()))),
            people: ask(move || Some(case_assignable(id.get()))),
            custom: ask(move || Some(custom_fields_of_case(id.get()))),
            contest: RwSignal::new(None),
            activity: RwSignal::new(0),
            current: use_current_case(),
            session: use_session(),
            live: use_live(),
            toasts: use_toasts(),
            teller: Teller::here(),
        }
    }

    /// Shows what others change, as long as the calling component is shown.
    pub(super) fn follow(self) {
        Effect::new(move |before: Option<()>| {
            let news = self.live.case_news();
            if before.is_some() && news.concern(self.id.get_untracked()) {
                self.look();
            }
        });
    }

    fn look(self) {
        let id = self.id.get_untracked();
        spawn_local(async move {
            if let Some(case) = self.teller.quietly(get_case(id)).await
                && self.id.try_get_untracked() == Some(id)
            {
                self.put(case);
                self.activity.update(|count| *count += 1);
            }
        });
    }

    /// Why one may not change this field now, if so.
    pub(super) fn refusal(self, field: CaseField) -> Option<&'static str> {
        self.refused().or_else(|| {
            let is_closed = self.found.with(|case| !case.summary.is_open()).unwrap_or_default();
            (is_closed && !field.may_change_when_closed())
                .then_some("The case is closed: reopen it to change this.")
        })
    }

    /// Why one may not change what belongs to the case, if so.
    pub(super) fn work_refusal(self) -> Option<&'static str> {
        let is_closed = self.found.with(|case| !case.summary.is_open()).unwrap_or_default();
        self.refused().or_else(|| is_closed.then_some("The case is closed: reopen it to work on it."))
    }

    /// Why one may not change anything, if so.
    pub(super) fn refused(self) -> Option<&'static str> {
        if !self.session.may(Permission::UpdateCase) {
            return Some(
                "You need the permission “updateCase” to change cases. Ask an administrator for it.",
            );
        }
        let is_only_read = self.found.with(|case| case.level < AccessLevel::Full).unwrap_or_default();
        if is_only_read {
            return Some("You may read this case, but not change it: its owner decides about that.");
        }
        let is_merged = self.found.with(|case| case.summary.merged_into.is_some()).unwrap_or_default();
        is_merged.then_some("It was merged into another case, which has its contents now.")
    }

    /// The version that is shown.
    pub(super) fn version(self) -> i64 {
        self.found.with_untracked(|case| case.summary.version).unwrap_or_default()
    }

    /// Takes what the server answered, unless something newer is shown.
    pub(super) fn put(self, case: Case) {
        let is_news = self.found.with_untracked(|shown| {
            shown.summary.id == case.summary.id
                && shown.summary.version <= case.summary.version
                && *shown != case
        });
        if is_news != Some(true) {
            return;
        }
        self.current.0.amend(|current| {
            if current.summary.id == case.summary.id {
                current.clone_from(&case);
            }
        });
        self.found.amend(|shown| *shown = case);
    }

    /// Saves a change that was made from the version that it names. `after` is called once it is decided what
    /// became of it.
    pub(super) fn save(self, change: CaseChange, after: Callback<Saved>) {
        let sent = change.clone();
        self.teller.tell(
            update_case(self.id.get_untracked(), change),
            move |case| {
                self.put(case);
                after.run(Saved::Mine);
            },
            move |failure| match failure {
                Failure::Conflict(conflicts) => {
                    let contest = Contest { change: sent, conflicts: *conflicts, after };
                    self.contest.set(Some(contest));
                    // What the others wrote is shown around the dialog already.
                    self.look();
                }
                other => after.run(Saved::Failed(other)),
            },
        );
    }

    /// Saves at once, from the version shown; what goes wrong is told as a message.
    pub(super) fn save_now(self, change: CaseChange) {
        let change = CaseChange { version: self.version(), ..change };
        self.save(change, Callback::new(move |saved| self.tell(&saved)));
    }

    /// Tells as a message what went wrong.
    pub(super) fn tell(self, saved: &Saved) {
        if let Saved::Failed(failure) = saved
            && *failure != Failure::Unreachable
        {
            self.toasts.failure(failure);
        }
    }
}

pub(super) fn use_case() -> OpenedCase {
    expect_context()
}
