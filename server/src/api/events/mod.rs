//! `/events`: reference section 2.

mod answer;
mod assessment;
mod case;
mod criteria;
mod id;
mod v1;
mod v2;

use super::openapi::Routes;

pub(super) use criteria::{EventFields, full as event_criteria};

pub(super) fn routes() -> Routes {
    v1::routes().merge(v2::routes()).nothing_else_at("/events/{*rest}")
}
