//! Why a use case was not carried out.

use argus_domain::{Invalid, version::Conflicts};
use argus_store::StoreError;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Messages are for the person who asked, except those of [`Error::Store`] and [`Error::File`],
/// which are for the server's log.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Invalid(#[from] Invalid),
    #[error("You are not logged in, or your session has ended.")]
    NotLoggedIn,
    #[error("A new password must be chosen first.")]
    MustChangePassword,
    #[error("{0}")]
    Forbidden(String),
    #[error("{0}")]
    NotFound(String),
    /// Somebody else changed the same fields meanwhile.
    #[error("{0}")]
    Conflict(Conflicts),
    #[error("Too many attempts. Try again in {seconds} seconds.")]
    TryLater { seconds: u64 },
    #[error(transparent)]
    Store(StoreError),
    /// A file of the server's own, for the server's log.
    #[error("{file}: {problem}")]
    File { file: String, problem: std::io::Error },
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::TooManyValues => {
                Self::Invalid(Invalid::one("criteria", "hold more values than one search can take"))
            }
            other => Self::Store(other),
        }
    }
}
