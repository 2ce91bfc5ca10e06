//! `argus customer …`

use super::{Failure, open, settings::Settings};
use argus_domain::customer::NewCustomer;
use argus_service::{Ctx, customer};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Customer {
    /// Add a customer.
    Add {
        /// What commands and programs call it: lower case letters, digits, - _ and .
        short_name: String,
        /// Its name in full [default: the short name]
        name: Option<String>,
    },
    /// Say whether a customer is in production: searches can leave out those that are not.
    Production {
        /// Number or short name
        customer: String,
        #[arg(action = clap::ArgAction::Set, value_parser = clap::value_parser!(bool), value_name = "true|false")]
        in_production: bool,
    },
    /// List customers: number, short name, name.
    List,
}

impl Customer {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let argus = open::open(settings).await?;
        let ctx = Ctx::command(&argus);
        match self {
            Self::Add { short_name, name } => {
                let name = name.unwrap_or_else(|| short_name.clone());
                let added = customer::add(&ctx, NewCustomer { short_name, name }).await?;
                println!("Added customer {} ({}).", added.short_name, added.id);
            }
            Self::Production { customer, in_production } => {
                let named = customer::set_in_production(&ctx, &customer, in_production).await?;
                println!("{} is {}in production.", named.short_name, if in_production { "" } else { "not " });
            }
            Self::List => {
                let mut offset = 0;
                loop {
                    let customers = customer::list(&ctx, "", customer::MAX_LIMIT, offset).await?;
                    for customer in &customers {
                        println!("{}\t{}\t{}", customer.id, customer.short_name, customer.name);
                    }
                    if customers.len() < customer::MAX_LIMIT as usize {
                        break;
                    }
                    offset += customer::MAX_LIMIT;
                }
            }
        }
        argus.store().close().await;
        Ok(())
    }
}
