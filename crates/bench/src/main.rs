//! Measures what users wait for: `cargo xtask bench`.
//!
//! Everything goes through `argus_service`, as the page and the API do. The table it prints is for
//! comparing with another run on the same machine; it decides nothing.

#![expect(clippy::print_stdout, reason = "the table is what it is for")]

mod generate;
mod load;
mod measure;
mod queries;
mod server;
mod sizes;
mod statistics;

use argus_service::{Argus, Ctx, Settings, SystemClock, SystemRandom, event};
use argus_store::Store;
use clap::Parser;
use std::{error::Error, path::PathBuf, sync::Arc, time::Instant};

#[derive(Debug, Parser)]
struct Arguments {
    /// How many raw events to generate and load
    #[arg(long, default_value_t = 1_000_000)]
    events: u64,
    /// How often each query is asked, each time with other values
    #[arg(long, default_value_t = 200)]
    repeat: u32,
    /// Database to load into, which must be empty [default: a new SQLite file, removed at the end]
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("argus.db");
    let address = arguments.database.clone().unwrap_or_else(|| format!("sqlite:{}", file.display()));

    let store = Store::connect(&address).await?;
    store.migrate().await?;
    let settings = Settings { index_memory: 4 << 30, ..Settings::default() };
    let argus = Argus::new(store, Arc::new(SystemClock), Arc::new(SystemRandom), settings);
    let ctx = Ctx::command(&argus);

    println!("## Ingestion of {} raw events, 30 days, 50 customers\n", arguments.events);
    let loaded = load::load(&ctx, arguments.events).await?;
    loaded.print(&file);

    // As a server that starts finds it.
    let argus = Argus::new(argus.store().clone(), Arc::new(SystemClock), Arc::new(SystemRandom), settings);
    let ctx = Ctx::command(&argus);
    let began = Instant::now();
    event::build_index(&argus).await?;
    let seconds = began.elapsed().as_secs_f64();
    let (indexed, bytes) = event::index_size(&argus);
    println!(
        "\nThe column index was built in {seconds:.1} s: {indexed} events, {} bytes an event.",
        bytes / indexed.max(1)
    );

    println!("\n## Searches, as the page asks them (with names and count), milliseconds\n");
    queries::run(&ctx, &loaded, arguments.repeat).await?;
    println!("\n## Statistics of 30 days, of all events, milliseconds\n");
    statistics::run(&ctx, arguments.repeat / 10).await?;
    argus.store().close().await;

    println!("\n## The server on this database\n");
    match std::env::var_os("ARGUS_BIN").map(PathBuf::from) {
        Some(binary) => server::measure(&binary, &address, folder.path())?,
        None => println!("not measured: ARGUS_BIN does not name the binary"),
    }
    println!("\n## The page, bytes\n");
    match std::env::var_os("ARGUS_PAGE_DIR").map(PathBuf::from) {
        Some(page) => sizes::print(&page)?,
        None => println!("not measured: ARGUS_PAGE_DIR does not name the built page"),
    }
    Ok(())
}
