//! What users of cases and of the activity log wait for: `--cases`, on SQLite, and on PostgreSQL where there is a
//! cluster.

mod ask;
mod database;
mod fill;
mod questions;

use crate::{Result, machine, measure, new_argus};
use argus_service::{Clock, Ctx, SystemClock, session};
use argus_store::Store;
use database::Database;
use std::{path::Path, time::Instant};

/// Each question is put so many times first, which is not timed.
const WARM_UP: u32 = 3;

/// `cases` of them, and ten activities for each.
pub(crate) async fn measure(folder: &Path, cases: u32, repeat: u32) -> Result<()> {
    let file = folder.join("cases.db");
    let mut addresses = vec![("SQLite", format!("sqlite:{}", file.display()))];
    addresses.extend(std::env::var("ARGUS_BENCH_POSTGRES").ok().map(|address| ("PostgreSQL", address)));
    for (number, (engine, address)) in addresses.into_iter().enumerate() {
        let store = Store::connect(&address).await?;
        store.migrate().await?;
        if number == 0 {
            machine::print(SystemClock.now(), &file, Vec::new());
        }
        let ctx = Ctx::command(&new_argus(store));
        let began = Instant::now();
        fill::fill(&ctx, &mut Database::connect(&address).await?, cases).await?;
        println!("## {cases} cases, {} activities, on {engine}\n", u64::from(cases) * 10);
        println!("Made in {:.0} s.\n", began.elapsed().as_secs_f64());
        let analyst = session::as_user(&ctx, fill::ANALYST).await?;
        for (who, ctx) in [("Whoever sees everything", &ctx), ("An analyst of ten customers", &analyst)] {
            println!("### {who}, milliseconds\n\n{}", measure::HEAD);
            for question in questions::questions(ctx.now, cases) {
                println!("{}", question.times(ctx, repeat).await?.row(question.name));
            }
            println!();
        }
        ctx.argus.store().close().await;
    }
    Ok(())
}
