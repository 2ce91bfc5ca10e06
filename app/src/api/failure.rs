//! What can go wrong with a server function.

use argus_domain::{Invalid, version::Conflicts};
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why the server did not do what the page asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Failure {
    /// Shown beside the fields named.
    #[error("{0}")]
    Invalid(Invalid),
    #[error("You are not logged in, or your session has ended.")]
    NotLoggedIn,
    #[error("A new password must be chosen first.")]
    MustChangePassword,
    /// What the caller lacks.
    #[error("{0}")]
    Forbidden(String),
    #[error("{0}")]
    NotFound(String),
    /// Somebody else changed the same fields meanwhile.
    #[error("{0}")]
    Conflict(Box<Conflicts>),
    /// Too many log-in attempts.
    #[error("Too many attempts. Try again in {seconds} seconds.")]
    TryLater { seconds: u64 },
    /// The server failed; its log names the reason under this request id.
    #[error(
        "The server could not do this. Try again; if it stays, give request id {request_id} to whoever runs the server."
    )]
    Server { request_id: String },
    #[error("The server cannot be reached. Check the connection and try again.")]
    Unreachable,
}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            // Only another program than our page sends what is no arguments.
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => {
                super::caller::refused(Invalid::one("arguments", "are not those of this function"))
            }
            _ => Self::Server { request_id: "unknown".to_owned() },
        }
    }
}
