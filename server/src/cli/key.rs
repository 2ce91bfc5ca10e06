//! `argus key …`

use super::{Failure, open, settings::Settings};
use argus_service::{Ctx, user};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Key {
    /// Make an API key for a user and print it. It is not stored, so it is shown this once.
    Add {
        /// The user in whose name the key acts
        user: String,
        /// What the key is for
        #[arg(long, default_value = "command line")]
        name: String,
    },
}

impl Key {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let argus = open::open(settings).await?;
        let Self::Add { user, name } = self;
        println!("{}", user::add_key(&Ctx::command(&argus), &user, &name).await?);
        argus.store().close().await;
        Ok(())
    }
}
