//! `argus migrate`

use super::{Failure, open, settings::Settings};

pub(super) async fn run(settings: &Settings) -> Result<(), Failure> {
    let store = open::connect(settings).await?;
    match store.migrate().await? {
        (before, after) if before == after => println!("The database is up to date (version {after})."),
        (0, after) => println!("The database was set up (version {after})."),
        (before, after) => println!("The database was upgraded from version {before} to {after}."),
    }
    store.close().await;
    Ok(())
}
