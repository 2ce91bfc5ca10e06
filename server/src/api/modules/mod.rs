//! `/modules/v1`: processing modules and their tasks. Our own, in the manner of the reference.

mod choices;
mod model;
mod module;
mod pipelines;
mod shipped;
mod task;

use super::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .merge(module::routes())
        .calls(routes!(shipped::shipped))
        .calls(routes!(choices::choices))
        .calls(routes!(pipelines::pipelines))
        .merge(task::routes())
        .nothing_else_at("/modules/v1/{*rest}")
}
