//! `/alarms/v1`: reference section 3.9.
//!
//! Sensors name alarms, categories and signatures: nobody adds, changes or deletes them here.

mod alarm;
mod category;
mod criteria;
mod model;
mod signature;

use super::openapi::Routes;

pub(super) fn routes() -> Routes {
    alarm::routes().merge(category::routes()).merge(signature::routes()).nothing_else_at("/alarms/{*rest}")
}
