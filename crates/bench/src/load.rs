//! Loading, and how fast it goes.

use crate::{
    Result,
    generate::{CUSTOMERS, Generator},
};
use argus_domain::{CustomerId, customer::NewCustomer, event::CustomerName};
use argus_ingest::RawEvent;
use argus_service::{
    Argus, Ctx, customer,
    event::{self, Ingested},
};
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

#[derive(Debug)]
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
    // As in a server: the index is there, and follows.
    event::build_index(&ctx.argus).await?;
    let following = tokio::spawn(follow(ctx.argus.clone()));
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
    following.abort();
    Ok(loaded)
}

async fn follow(argus: Argus) {
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        if let Err(error) = event::follow_index(&argus).await {
            eprintln!("the column index could not follow: {error}");
        }
    }
}

impl Loaded {
    /// Making the events is not what is measured.
    async fn store(&mut self, ctx: &Ctx, customer: &CustomerName, batch: Vec<RawEvent>) -> Result<()> {
        let began = Instant::now();
        self.sum += event::ingest(ctx, customer, &batch).await?;
        self.storing += began.elapsed();
        Ok(())
    }

    /// Raw events a second.
    pub(crate) fn speed(&self) -> f64 {
        self.sum.stored as f64 / self.storing.as_secs_f64()
    }

    pub(crate) fn aggregated(&self) -> u64 {
        self.sum.aggregates
    }

    pub(crate) fn print(&self, file: &Path) {
        let seconds = self.storing.as_secs_f64();
        let (raw, aggregated) = (self.sum.stored, self.sum.aggregates);
        let bytes = fs::metadata(file).map(|data| data.len()).ok();
        let each =
            |events: u64| bytes.map_or_else(|| "–".to_owned(), |bytes| (bytes / events.max(1)).to_string());
        println!(
            "| raw events | aggregated events | seconds | raw events/s | bytes on disk a raw event | a stored event |"
        );
        println!("|---|---|---|---|---|---|");
        println!(
            "| {raw} | {aggregated} | {seconds:.1} | {:.0} | {} | {} |",
            self.speed(),
            each(raw),
            each(raw + aggregated),
        );
        let tenths: Vec<String> = self.tenths.iter().map(|speed| format!("{speed:.0}")).collect();
        println!("\nRaw events/s in each tenth of the way: {}.", tenths.join(", "));
    }
}
