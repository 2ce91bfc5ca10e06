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

use super::{ApiError, not_found, not_offered::not_offered};
use crate::http::App;
use axum::{
    Router,
    routing::{any, delete, get, post},
};

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/authentication/v1/methods", get(methods::methods).fallback(wrong_method))
        .route("/authentication/v1/password/authentication", post(password::log_in).fallback(wrong_method))
        .route("/authentication/v1/password/authenticate", post(legacy::log_in).fallback(wrong_method))
        .route(
            "/authentication/v1/session",
            get(session::session).delete(log_out::log_out).fallback(wrong_method),
        )
        .route("/authentication/v1/logout", delete(log_out::log_out).fallback(wrong_method))
        .route("/authentication/v1/session/customer", get(customers::customers).fallback(wrong_method))
        .route("/authentication/v1/session/function", get(functions::functions).fallback(wrong_method))
        .route(
            "/authentication/v1/session/permission/{function}",
            get(check::anywhere).fallback(wrong_method),
        )
        .route(
            "/authentication/v1/session/permission/{function}/{customer}",
            get(check::for_customer).fallback(wrong_method),
        )
        .route("/authentication/v1/session/constrain", post(constrain::constrain).fallback(wrong_method))
        .route("/authentication/v1/constrain", post(constrain::legacy).fallback(wrong_method))
        .merge(not_offered_routes())
        .route("/authentication/{*rest}", any(not_found))
}

/// Other ways to prove who one is, and other people's sessions.
fn not_offered_routes() -> Router<App> {
    const CALLS: [&str; 9] = [
        "/authentication/v1/ldap/authentication",
        "/authentication/v1/password",
        "/authentication/v1/password/test",
        "/authentication/v1/password/authorize",
        "/authentication/v1/session/authmethods",
        "/authentication/v1/session/cache",
        "/authentication/v1/session/impersonate",
        "/authentication/v1/session/{sessionIdentifier}",
        "/authentication/v1/client",
    ];
    CALLS.into_iter().fold(Router::new(), |routes, path| routes.route(path, any(not_offered)))
}
