//! What is said of saved searches, by the list that they are of.

use crate::link::{AlertLink, CaseLink, EventLink};
use argus_domain::saved_search::SavedList;

pub(super) struct Words {
    pub(super) command: &'static str,
    pub(super) opener: &'static str,
    pub(super) copy_link: &'static str,
    pub(super) save_as: &'static str,
    pub(super) share: &'static str,
    pub(super) shared: &'static str,
    pub(super) too_long: &'static str,
    pub(super) own: &'static str,
}

const EVENTS: Words = Words {
    command: "Saved searches",
    opener: "Save, open and share searches",
    copy_link: "Copy the link to this search",
    save_as: "Save this search as",
    share: "Share it with everybody who may search events",
    shared: "Shared with everybody who may search events.",
    too_long: "The search",
    own: "Your searches",
};

const CASES: Words = Words {
    command: "Saved views",
    opener: "Save, open and share views",
    copy_link: "Copy the link to this view",
    save_as: "Save this view as",
    share: "Share it with everybody who may see cases",
    shared: "Shared with everybody who may see cases.",
    too_long: "The view",
    own: "Your views",
};

const ALERTS: Words = Words {
    share: "Share it with everybody who may see alerts",
    shared: "Shared with everybody who may see alerts.",
    ..CASES
};

pub(super) fn words(list: SavedList) -> &'static Words {
    match list {
        SavedList::Events => &EVENTS,
        SavedList::Cases => &CASES,
        SavedList::Alerts => &ALERTS,
    }
}

/// Where a question leads.
pub(super) fn address(list: SavedList, question: &str) -> String {
    match list {
        SavedList::Events => EventLink::of_question(question),
        SavedList::Cases => CaseLink::of_question(question),
        SavedList::Alerts => AlertLink::of_question(question),
    }
}
