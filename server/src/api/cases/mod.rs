//! `/cases/v2`: reference sections 3.1 to 3.4.

mod case;
mod criteria;
mod model;
mod path;
mod tags;
mod written;

use super::openapi::Routes;

pub(super) fn routes() -> Routes {
    // What else begins with `/cases/` belongs to the page.
    case::routes().nothing_else_at("/cases/v2/{*rest}")
}
