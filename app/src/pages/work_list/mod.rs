//! What lists that are worked through have in common, of whatever they are: rows that are marked, that come and change by
//! themselves, that are narrowed, and to several of which something is done at once.

mod bar;
mod bulk;
mod follow;
mod list;
mod narrow;
mod refused;
mod tags;
mod together;

pub(crate) use bar::{BulkButton, SelectionBar};
pub(crate) use bulk::{Bulk, Bulky, Changed};
pub(crate) use follow::{Follow, News};
pub(crate) use list::WorkList;
pub(crate) use narrow::{Narrow, Search};
pub(crate) use refused::RefusedDialog;
pub(crate) use tags::{TagFields, without};
pub(crate) use together::Together;

use crate::{api::Failure, state::Live};
use argus_domain::criteria::Page;
use std::{fmt::Display, future::Future, hash::Hash};

/// A row of such a list.
pub(crate) trait Listed: Clone + PartialEq + Send + Sync + 'static {
    type Id: Copy + Eq + Hash + Display + Send + Sync + 'static;
    type Link: ListLink;

    /// What one is called: `case`.
    const NOUN: &str;
    /// What asks for the rows that came, as a command.
    const SHOW_NEWS: &'static str;

    fn id(&self) -> Self::Id;

    fn find(link: Self::Link) -> impl Future<Output = Result<Page<Self>, Failure>> + 'static;

    /// To be read by whoever wants to look anew when something was done with them, or may have been.
    fn track_news(live: Live);
}

/// The address of such a list.
pub(crate) trait ListLink: Clone + PartialEq + Send + Sync + 'static {
    type Filter;

    fn read(search: &str) -> Self;
    fn write(&self) -> String;
    fn filter(&self) -> &Self::Filter;
    /// The same list with something else asked: from its first row.
    fn narrowed(&self, narrow: impl FnOnce(&mut Self::Filter)) -> Self;
    fn text(&self) -> &str;
    /// The same list with another text looked for.
    fn searched(&self, text: String) -> Self;
    fn size(&self) -> u32;
    /// Whether what comes by itself comes at the top: the first page, in the order of time.
    fn begins_with_newest(&self) -> bool;
    fn is_first_page(&self) -> bool;
}
