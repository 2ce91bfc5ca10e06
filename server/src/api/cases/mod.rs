//! `/cases/v2`: reference sections 3.1 to 3.4.

mod case;
mod criteria;
mod model;
mod path;
mod tags;
mod written;

use super::openapi::Routes;

pub(super) fn routes() -> Routes {
    case::routes().nothing_else_at("/cases/{*rest}")
}
