//! A list in a tab of the case's page, by pages that the URL names.

use super::opened::use_case;
use crate::{
    components::{self, Paging},
    state::Asked,
};
use argus_domain::criteria::Page;

pub(super) fn paging<T: Send + Sync + 'static>(found: Asked<Page<T>>) -> Paging {
    components::paging(use_case().link, found)
}
