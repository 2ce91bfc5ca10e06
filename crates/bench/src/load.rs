//! Loading, and how fast it goes.

use crate::{
    Result,
    generate::{CUSTOMERS, Generator},
};
use argus_domain::{CustomerId, customer::NewCustomer, event::CustomerName};
use argus_ingest::RawEvent;
use argus_service::{
    Ctx, customer,
    event::{self, Ingested},
};
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

pub(crate) struct Loaded {
    pub(crate) customers: Vec<CustomerId>,
    sum: Ingested,
    storing: Duration,
    /// Raw events a second, of each tenth of the way.
    tenths: Vec<f64>,
}

/// Events of one transaction, as `argus ingest` has them.
const BATCH: usize = 5_000;

pub(crate) async fn load(ctx: &Ctx, events: u64) -> Result<Loaded> {
    let mut customers = Vec::new();
    for number in 0..CUSTOMERS {
        let new = NewCustomer { short_name: format!("customer{number}"), name: format!("Customer {number}") };
        let added = customer::add(ctx, new).await?;
        customers.push(CustomerName { id: added.id, short_name: added.short_name, name: added.name });
    }
    let mut waiting: Vec<Vec<RawEvent>> = vec![Vec::new(); customers.len()];
    let mut loaded = Loaded {
        customers: customers.iter().map(|customer| customer.id).collect(),
        sum: Ingested::default(),
        storing: Duration::ZERO,
        tenths: Vec::new(),
    };
    let (mut tenth, mut tenth_began) = (events / 10, (0, Duration::ZERO));
    for (customer, event) in Generator::new(ctx.now, events) {
        let batch = &mut waiting[customer as usize];
        batch.push(event);
        if batch.len() == BATCH {
            loaded.store(ctx, &customers[customer as usize], std::mem::take(batch)).await?;
        }
        if loaded.sum.stored >= tenth {
            let seconds = (loaded.storing - tenth_began.1).as_secs_f64();
            loaded.tenths.push((loaded.sum.stored - tenth_began.0) as f64 / seconds);
            tenth_began = (loaded.sum.stored, loaded.storing);
            tenth += events / 10;
            eprintln!("{} of {events} raw events", loaded.sum.stored);
        }
    }
    for (customer, batch) in customers.iter().zip(waiting) {
        loaded.store(ctx, customer, batch).await?;
    }
    Ok(loaded)
}

impl Loaded {
    /// Making the events is not what is measured.
    async fn store(&mut self, ctx: &Ctx, customer: &CustomerName, batch: Vec<RawEvent>) -> Result<()> {
        let began = Instant::now();
        self.sum += event::ingest(ctx, customer, &batch).await?;
        self.storing += began.elapsed();
        Ok(())
    }

    pub(crate) fn print(&self, file: &Path) {
        let seconds = self.storing.as_secs_f64();
        println!(
            "| raw events | aggregated events | seconds | raw events/s | first tenth | last tenth | bytes on disk a raw event |"
        );
        println!("|---|---|---|---|---|---|---|");
        let bytes = fs::metadata(file)
            .map_or("–".to_owned(), |data| format!("{}", data.len() / self.sum.stored.max(1)));
        println!(
            "| {} | {} | {seconds:.1} | {:.0} | {:.0} | {:.0} | {bytes} |",
            self.sum.stored,
            self.sum.aggregates,
            self.sum.stored as f64 / seconds,
            self.tenths.first().unwrap_or(&0.0),
            self.tenths.last().unwrap_or(&0.0),
        );
    }
}
