//! The case somebody works in, by name: the top bar, the menu and the switcher show it.

use crate::{
    api::case::get_case,
    state::{Asked, Session, ask, use_session},
};
use argus_domain::case::Case;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(crate) struct CurrentCase(pub(crate) Asked<Case>);

pub(crate) fn provide() {
    let session = use_session();
    let id = Memo::new(move |_| session.case());
    provide_context(CurrentCase(ask(move || id.get().map(get_case))));
}

pub(crate) fn use_current_case() -> CurrentCase {
    expect_context()
}

/// Where Investigation > Case leads.
pub(crate) fn case_address(session: Session) -> String {
    session.case().map_or_else(|| "/cases".to_owned(), |case| format!("/cases/{case}"))
}
