//! `argus retention …`

use super::{Failure, open, settings::Settings};
use argus_service::{Ctx, retention};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Retention {
    /// Keep events for so many days. Those that are linked to a case are kept for longer.
    Set {
        days: u32,
        /// The customer whose events they are, by number or short name [default: all without a rule of their own]
        #[arg(long)]
        customer: Option<String>,
    },
    /// Take a rule back.
    Clear {
        /// The customer whose rule it is [default: the rule for all others]
        #[arg(long)]
        customer: Option<String>,
    },
    /// List the rules: customer (* for all others), days.
    List,
    /// Remove what is too old now. A server does this by itself every hour.
    Apply,
}

impl Retention {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let argus = open::open(settings).await?;
        let ctx = Ctx::command(&argus);
        match self {
            Self::Set { days, customer } => {
                retention::set(&ctx, customer.as_deref(), days).await?;
                println!("Events of {} are kept for {days} days.", whose(customer.as_deref()));
            }
            Self::Clear { customer } => {
                retention::clear(&ctx, customer.as_deref()).await?;
                println!("There is no rule for {} any more.", whose(customer.as_deref()));
            }
            Self::List => {
                for (customer, days) in retention::rules(&ctx).await? {
                    println!("{}\t{days}", customer.as_deref().unwrap_or("*"));
                }
            }
            Self::Apply => {
                let (events, raw) = retention::apply(&argus).await?;
                println!("Removed {events} events and {raw} raw events.");
            }
        }
        argus.store().close().await;
        Ok(())
    }
}

fn whose(customer: Option<&str>) -> &str {
    customer.unwrap_or("all other customers")
}
