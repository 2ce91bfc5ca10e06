//! Where on earth an address is.

use crate::{Country, PlaceId};

/// A place as events name it, with its country where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub id: PlaceId,
    pub country: Option<Country>,
}
