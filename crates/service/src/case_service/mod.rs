//! What cases are worked on as part of: administrators manage it.

mod add;
mod bind;
mod change;
mod list;

pub use add::add;
pub use bind::{bind, unbind};
pub use change::{change, change_named};
pub use list::{all, list};

use crate::{Error, Result};
use argus_domain::{Invalid, ServiceId, case_service::ManagedService};
use argus_store::{Conn, case, case_service};

fn missing(name: impl std::fmt::Display) -> Error {
    Error::NotFound(format!("There is no service “{name}”."))
}

async fn find(conn: &mut Conn, id: ServiceId) -> Result<ManagedService> {
    case_service::get(conn, id).await?.ok_or_else(|| missing(id))
}

/// By number or name.
async fn named(conn: &mut Conn, text: &str) -> Result<ManagedService> {
    let mut all = case_service::all(conn).await?.into_iter();
    all.find(|service| service.is_named(text)).ok_or_else(|| missing(text))
}

/// Each must be one that cases can be given, or one of `known`.
async fn check_categories(conn: &mut Conn, names: &[String], known: &[String]) -> Result<()> {
    let offered = case::classifications(conn).await?;
    let is_one = |name: &&String| known.contains(name) || offered.iter().any(|one| one.name == **name);
    match names.iter().find(|name| !is_one(name)) {
        Some(wrong) => Err(Invalid::one("categories", format_args!("“{wrong}” is no classification")).into()),
        None => Ok(()),
    }
}
