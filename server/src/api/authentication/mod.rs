//! `/authentication/v1`: reference section 3.8.

mod check;
mod constrain;
mod cookie;
mod customers;
mod functions;
mod legacy;
mod log_out;
mod methods;
mod model;
mod password;
mod session;

use super::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(methods::methods))
        .calls(routes!(password::log_in))
        .calls(routes!(legacy::log_in))
        .calls(routes!(session::session, log_out::log_out))
        .calls(routes!(log_out::legacy))
        .calls(routes!(customers::customers))
        .calls(routes!(functions::functions))
        .calls(routes!(check::anywhere))
        .calls(routes!(check::for_customer))
        .calls(routes!(constrain::constrain))
        .calls(routes!(constrain::legacy))
        .merge(not_offered())
        .nothing_else_at("/authentication/{*rest}")
}

/// Other ways to prove who one is, and other people's sessions.
fn not_offered() -> Routes {
    [
        "ldap/authentication",
        "password",
        "password/test",
        "password/authorize",
        "session/authmethods",
        "session/cache",
        "session/impersonate",
        "session/{sessionIdentifier}",
        "client",
    ]
    .into_iter()
    .fold(Routes::default(), |routes, path| routes.not_offered(&format!("/authentication/v1/{path}")))
}
