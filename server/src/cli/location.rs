//! `argus location …`

use super::{Failure, open, settings::Settings};
use argus_domain::network::{LocationFilter, Zone};
use argus_service::{
    Ctx,
    location::{self, NewLocation},
};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Location {
    /// Add a place where sensors and networks are.
    Add {
        /// What commands and programs call it: letters, digits, . _ : and -
        short_name: String,
        /// Its name in full [default: the short name]
        name: Option<String>,
        /// The customer whose it is, by number or short name [default: everybody's]
        #[arg(long)]
        customer: Option<String>,
        /// Its time zone
        #[arg(long, default_value = "UTC")]
        time_zone: String,
        /// INTERNAL, EXTERNAL, DMZ or UNKNOWN
        #[arg(long, default_value = "UNKNOWN", value_parser = zone)]
        zone: Zone,
    },
    /// List locations: number, customer, short name, name, time zone, zone.
    List,
}

fn zone(text: &str) -> Result<Zone, &'static str> {
    text.parse()
}

const PAGE: u32 = 1_000;

impl Location {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let argus = open::open(settings).await?;
        let ctx = Ctx::command(&argus);
        match self {
            Self::Add { short_name, name, customer, time_zone, zone } => {
                let name = name.unwrap_or_else(|| short_name.clone());
                let new = NewLocation { customer, short_name, name, time_zone, zone };
                let added = location::add(&ctx, new).await?;
                println!("Added location {} ({}).", added.short_name, added.id);
            }
            Self::List => list(&ctx).await?,
        }
        argus.store().close().await;
        Ok(())
    }
}

async fn list(ctx: &Ctx) -> Result<(), Failure> {
    let filter = LocationFilter { include_global: true, ..LocationFilter::default() };
    let mut offset = 0;
    loop {
        let page = location::search(ctx, &filter, PAGE, offset).await?;
        for place in &page.rows {
            let customer = place.customer.as_ref().map_or("-", |customer| customer.short_name.as_str());
            let (short_name, name, zone) = (&place.short_name, &place.name, place.zone.name());
            println!("{}\t{customer}\t{short_name}\t{name}\t{}\t{zone}", place.id, place.time_zone);
        }
        if page.rows.len() < PAGE as usize {
            return Ok(());
        }
        offset += PAGE;
    }
}
