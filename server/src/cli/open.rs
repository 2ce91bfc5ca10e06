//! Opening the database for a command.

use super::{Failure, settings::Settings};
use argus_service::{Argus, SystemClock, SystemRandom};
use argus_store::{Store, StoreError};
use std::sync::Arc;

/// A new database is set up; one of an older argus is only touched by `serve` and `migrate`.
pub(super) async fn open(settings: &Settings) -> Result<Argus, Failure> {
    let store = connect(settings).await?;
    match store.check_migrated().await {
        Err(StoreError::NotMigrated) if store.is_empty().await? => {
            store.migrate().await?;
        }
        other => other?,
    }
    Ok(argus(store, settings))
}

pub(super) async fn connect(settings: &Settings) -> Result<Store, Failure> {
    let address = settings.database()?;
    Store::connect(&address).await.map_err(|error| format!("cannot open the database: {error}").into())
}

pub(super) fn argus(store: Store, settings: &Settings) -> Argus {
    Argus::new(store, Arc::new(SystemClock), Arc::new(SystemRandom), settings.service())
}
