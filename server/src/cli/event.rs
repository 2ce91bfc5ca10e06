//! `argus event …`

use super::{Failure, open, settings::Settings};
use argus_domain::EventId;
use argus_service::{Ctx, event};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Event {
    /// Take events out of everybody's sight. They stay in the database, and administrators can still ask for them.
    Delete {
        /// As answers have them: AGGR/1569185283911/2171/6c36deb6-d5e3-461c-bab4-fca397006cb9
        #[arg(required = true)]
        ids: Vec<EventId>,
    },
    /// Bring deleted events back.
    Restore {
        #[arg(required = true)]
        ids: Vec<EventId>,
    },
}

impl Event {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let argus = open::open(settings).await?;
        let ctx = Ctx::command(&argus);
        match self {
            Self::Delete { ids } => println!("Deleted {} events.", event::delete(&ctx, &ids, true).await?),
            Self::Restore { ids } => {
                println!("Brought {} events back.", event::delete(&ctx, &ids, false).await?);
            }
        }
        argus.store().close().await;
        Ok(())
    }
}
