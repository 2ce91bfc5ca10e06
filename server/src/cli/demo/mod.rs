//! Something to look at: a demonstration customer, with events of the last two days a few cases and alerts.

mod alerts;
mod cases;
mod events;

use super::Failure;
use argus_domain::{customer::NewCustomer, event::CustomerName};
use argus_service::{Argus, Ctx, customer, event, session};

const SHORT_NAME: &str = "demo";

/// Does nothing where the customer is there already.
pub(super) async fn fill(argus: &Argus) -> Result<(), Failure> {
    let ctx = Ctx::system(argus);
    if customer::get(&ctx, SHORT_NAME).await.is_ok() {
        return Ok(());
    }
    let new = NewCustomer { short_name: SHORT_NAME.to_owned(), name: "Demo".to_owned() };
    let added = customer::add(&ctx, new).await?;
    let named = CustomerName { id: added.id, short_name: added.short_name, name: added.name };
    let events = events::events(ctx.now);
    event::ingest(&ctx, &named, &events).await?;
    let admin = session::as_user(&ctx, "admin").await?;
    cases::open(&admin, named.id).await?;
    alerts::raise(&admin, named.id).await?;
    tracing::info!(events = events.len(), "filled in the demonstration customer");
    Ok(())
}
