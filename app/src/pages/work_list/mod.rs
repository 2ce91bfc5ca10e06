//! What lists that are worked through have in common, of whatever they are: rows that are marked, that come and change by
//! themselves, that are narrowed, and to several of which something is done at once.

mod bar;
mod bulk;
mod choices;
mod follow;
mod list;
mod looking;
mod narrow;
mod refused;
mod sorted;
mod tags;
mod together;

pub(crate) use bar::{BulkButton, SelectionBar};
pub(crate) use bulk::{Bulk, Bulky, Changed};
pub(crate) use choices::{customer_choices, owner_choices, severity_choices};
pub(crate) use follow::{Follow, News};
pub(crate) use list::WorkList;
pub(crate) use looking::Looking;
pub(crate) use narrow::{Clear, Narrow, NarrowTo, Search};
pub(crate) use refused::RefusedDialog;
pub(crate) use sorted::sorted;
pub(crate) use tags::{TagFields, without};
pub(crate) use together::Together;

use crate::{
    api::Failure,
    link::{Question, WorkLink},
    state::Live,
};
use argus_domain::criteria::Page;
use std::{fmt::Display, future::Future, hash::Hash};

/// A row of such a list.
pub(crate) trait Listed: Clone + PartialEq + Send + Sync + 'static {
    type Id: Copy + Eq + Hash + Display + Send + Sync + 'static;
    type Question: Question;

    /// What one is called: `case`.
    const NOUN: &str;
    /// What asks for the rows that came, as a command.
    const SHOW_NEWS: &'static str;

    fn id(&self) -> Self::Id;

    fn find(link: WorkLink<Self::Question>) -> impl Future<Output = Result<Page<Self>, Failure>> + 'static;

    /// To be read by whoever wants to look anew when something was done with them, or may have been.
    fn track_news(live: Live);
}
