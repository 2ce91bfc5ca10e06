//! Who else is at the case now, and at what; and telling the others that one is there oneself.

use super::opened::OpenedCase;
use crate::{
    api::presence::{leave_presence, list_presence, sign_presence},
    browser::page,
    components::{Icon, icon},
    state::{Asked, Teller, ask, use_live},
};
use argus_domain::presence::{Part, Presence};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// A sign lasts for three of these.
const EVERY: Duration = Duration::from_secs(10);

/// In the context of the case's page.
#[derive(Clone, Copy)]
pub(super) struct Presences {
    case: OpenedCase,
    others: Asked<Vec<Presence>>,
    /// What one is writing oneself.
    writing: RwSignal<Vec<Part>>,
    teller: Teller,
}

impl Presences {
    pub(super) fn new(case: OpenedCase) -> Self {
        Self {
            case,
            others: ask(move || Some(list_presence(case.id.get()))),
            writing: RwSignal::new(Vec::new()),
            teller: Teller::here(),
        }
    }

    /// As long as the calling component is shown.
    pub(super) fn begin(self) {
        let live = use_live();
        Effect::new(move |before: Option<()>| {
            let news = live.presence_news();
            if before.is_some() && news.concern(self.case.id.get_untracked()) {
                self.look();
            }
        });
        self.sign();
        let signs = set_interval_with_handle(move || self.sign(), EVERY);
        let (id, teller) = (self.case.id.get_untracked(), self.teller);
        on_cleanup(move || {
            if let Ok(signs) = signs {
                signs.clear();
            }
            spawn_local(async move {
                teller.quietly(leave_presence(id, None)).await;
            });
        });
    }

    fn look(self) {
        let id = self.case.id.get_untracked();
        spawn_local(async move {
            if let Some(now) = self.teller.quietly(list_presence(id)).await
                && self.case.id.try_get_untracked() == Some(id)
                && self.others.with_untracked(|shown| *shown != now) == Some(true)
            {
                self.others.amend(|shown| *shown = now);
            }
        });
    }

    /// Whoever does not look is not there.
    fn sign(self) {
        if !page::is_hidden() {
            self.sign_for(None);
            for part in self.writing.get_untracked() {
                self.sign_for(Some(part));
            }
        }
    }

    fn sign_for(self, part: Option<Part>) {
        let (id, teller) = (self.case.id.get_untracked(), self.teller);
        spawn_local(async move {
            teller.quietly(sign_presence(id, part)).await;
        });
    }

    /// Tells the others while `is_writing` is so, as long as the calling component is shown.
    pub(super) fn follow(self, part: Part, is_writing: Memo<bool>) {
        let (id, teller) = (self.case.id.get_untracked(), self.teller);
        let end = move || {
            self.writing.try_update(|parts| parts.retain(|other| *other != part));
            spawn_local(async move {
                teller.quietly(leave_presence(id, Some(part))).await;
            });
        };
        Effect::new(move |before: Option<bool>| {
            let now = is_writing.get();
            if now && before != Some(true) {
                self.writing.update(|parts| parts.push(part));
                self.sign_for(Some(part));
            } else if !now && before == Some(true) {
                end();
            }
            now
        });
        on_cleanup(move || {
            if self.writing.try_with_untracked(|parts| parts.contains(&part)) == Some(true) {
                end();
            }
        });
    }
}

pub(super) fn use_presences() -> Presences {
    expect_context()
}

/// `Bjarne Dahl is editing the summary`, beside the name of the case.
#[component]
pub(super) fn OthersHere() -> impl IntoView {
    let others = use_presences().others;
    let one = |presence: &Presence| {
        let name = &presence.person.name;
        let (class, said) = match presence.editing.first() {
            Some(Part::Summary) => ("present is-editing", format!("{name} is editing the summary")),
            Some(Part::Note(_)) => ("present is-editing", format!("{name} is editing a note")),
            Some(Part::Entry(_)) => {
                ("present is-editing", format!("{name} is editing an entry of the timeline"))
            }
            None => ("present", format!("{name} is here")),
        };
        view! { <li class=class>{said}</li> }
    };
    view! {
        <div role="status" aria-label="Who is here">
            <ul class="others-here">{move || others.with(|others| others.iter().map(one).collect_view())}</ul>
        </div>
    }
    .into_any()
}

/// At the field itself, while somebody else writes there.
#[component]
pub(super) fn OthersEditing(part: Part) -> impl IntoView {
    let others = use_presences().others;
    let names = Memo::new(move |_| {
        let is_editing = |presence: &&Presence| presence.editing.contains(&part);
        let names = others.with(|others| {
            others.iter().filter(is_editing).map(|presence| presence.person.name.clone()).collect::<Vec<_>>()
        });
        names.unwrap_or_default()
    });
    let said = move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            let verb = if names.len() == 1 { "is" } else { "are" };
            view! {
                <span class="present is-editing">
                    {icon(Icon::Edit)}
                    {format!("{} {verb} editing this", names.join(" and "))}
                </span>
            }
        })
    };
    view! { <span role="status">{said}</span> }.into_any()
}
