//! Measures what users wait for: `cargo xtask bench`.
//!
//! Everything goes through `argus_service`, as the page and the API do. The table it prints is for
//! comparing with another run on the same machine, or with other databases (`--peers`); it decides nothing.

#![expect(clippy::print_stdout, reason = "the table is what it is for")]

mod asking;
mod cases;
mod generate;
mod load;
mod machine;
mod measure;
mod modules;
mod peers;
mod queries;
mod question;
mod rules;
mod server;
mod sizes;
mod statistics;

use argus_service::{Argus, Clock, Ctx, Settings, SystemClock, SystemRandom, event};
use argus_store::Store;
use asking::{Asked, ask};
use clap::Parser;
use peers::{Baseline, Setup};
use question::Question;
use std::{error::Error, path::PathBuf, process::ExitCode, sync::Arc, time::Instant};

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
    /// Measure cases and the activity log alone: so many cases, ten activities for each
    #[arg(long, value_name = "CASES", num_args = 0..=1, default_missing_value = "100000", conflicts_with_all = ["peers", "database"])]
    cases: Option<u32>,
    /// Measure alert rules alone: so many of them, while events arrive
    #[arg(long, value_name = "RULES", num_args = 0..=1, default_missing_value = "1000", conflicts_with_all = ["cases", "peers", "database"])]
    rules: Option<u32>,
    /// Measure tasks of modules alone: so many of them
    #[arg(long, value_name = "TASKS", num_args = 0..=1, default_missing_value = "1000", conflicts_with_all = ["cases", "rules", "peers", "database"])]
    modules: Option<usize>,
    /// Ask others the same on the same events: Argus on PostgreSQL, DuckDB, and ClickHouse (chdb)
    #[arg(long, conflicts_with = "database")]
    peers: bool,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<ExitCode> {
    if std::env::args_os().nth(1).is_some_and(|word| word == modules::GUARD) {
        return Ok(argus_dim_host::guard::main(std::env::args_os().skip(2)));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(bench()).map(|()| ExitCode::SUCCESS)
}

async fn bench() -> Result<()> {
    let arguments = Arguments::parse();
    let folder = tempfile::tempdir()?;
    if let Some(cases) = arguments.cases {
        return cases::measure(folder.path(), cases, arguments.repeat).await;
    }
    if let Some(rules) = arguments.rules {
        return rules::measure(folder.path(), rules).await;
    }
    if let Some(tasks) = arguments.modules {
        return modules::measure(folder.path(), tasks).await;
    }
    let file = folder.path().join("argus.db");
    let address = arguments.database.clone().unwrap_or_else(|| format!("sqlite:{}", file.display()));
    let setup = arguments.peers.then(Setup::from_environment);

    let store = Store::connect(&address).await?;
    store.migrate().await?;
    machine::print(SystemClock.now(), &file, setup.as_ref().map(Setup::versions).unwrap_or_default());

    println!("## Ingestion of {} raw events, 30 days, 50 customers\n", arguments.events);
    let loaded = load::load(&Ctx::command(&new_argus(store.clone())), arguments.events).await?;
    loaded.print(&file);

    // As a server that starts finds it.
    let argus = new_argus(store);
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
    let mut questions = queries::questions(&ctx, &loaded.customers, arguments.repeat).await?;
    let mut asked = print_all(&ctx, &questions).await?;
    println!("\n## Statistics of 30 days, of all events, milliseconds\n");
    let statistics = statistics::questions(ctx.now, arguments.repeat);
    asked.extend(print_all(&ctx, &statistics).await?);
    questions.extend(statistics);
    argus.store().close().await;
    // Its index would only take memory from what is measured next.
    drop((ctx, argus));

    println!("\n## The server on this database\n");
    match std::env::var_os("ARGUS_BIN").map(PathBuf::from) {
        Some(binary) => server::measure(&binary, &address, folder.path())
            .unwrap_or_else(|error| println!("not measured: {error}")),
        None => println!("not measured: ARGUS_BIN does not name the binary"),
    }
    println!("\n## The page, bytes\n");
    match std::env::var_os("ARGUS_PAGE_DIR").map(PathBuf::from) {
        Some(page) => sizes::print(&page)?,
        None => println!("not measured: ARGUS_PAGE_DIR does not name the built page"),
    }
    if let Some(setup) = setup {
        println!("\n## Other databases, milliseconds\n");
        let (database, folder, events) = (file.as_path(), folder.path(), arguments.events);
        let (questions, asked) = (&questions, &asked);
        let baseline = Baseline { database, folder, events, loaded: &loaded, questions, asked };
        peers::compare(&setup, baseline).await?;
    }
    Ok(())
}

/// As in a server with more memory than it needs.
fn new_argus(store: Store) -> Argus {
    let settings = Settings { index_memory: 4 << 30, ..Settings::default() };
    Argus::new(store, Arc::new(SystemClock), Arc::new(SystemRandom), settings)
}

async fn print_all(ctx: &Ctx, questions: &[Question]) -> Result<Vec<Asked>> {
    println!("{}", measure::HEAD);
    let mut all = Vec::new();
    for question in questions {
        // What was loaded in half an hour is not thrown away for one question.
        let asked = ask(ctx, question).await.unwrap_or_else(|error| {
            eprintln!("{}: {error}", question.name);
            Asked::default()
        });
        println!("{}", asked.times.row(&question.name));
        all.push(asked);
    }
    Ok(all)
}
