//! Other databases with the same events, asked the same: `--peers`.

mod neutral;
mod others;
mod postgres;
mod python;
mod setup;
mod table;

pub(crate) use setup::Setup;

use crate::{Result, asking::Asked, load::Loaded, question::Question};
use argus_store::Store;
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

/// What was measured on Argus with SQLite.
#[derive(Clone, Copy)]
pub(crate) struct Baseline<'a> {
    pub(crate) database: &'a Path,
    /// An empty folder that is removed afterwards.
    pub(crate) folder: &'a Path,
    pub(crate) events: u64,
    pub(crate) loaded: &'a Loaded,
    pub(crate) questions: &'a [Question],
    pub(crate) asked: &'a [Asked],
}

impl<'a> Baseline<'a> {
    fn answered(self) -> impl Iterator<Item = (&'a Question, &'a Asked)> {
        self.questions.iter().zip(self.asked).filter(|(_, asked)| !asked.was_refused())
    }
}

/// One database, which was asked everything that it can be asked.
struct Peer {
    name: &'static str,
    /// What is to be said of it beside its times.
    about: String,
    /// By the names of questions.
    cells: HashMap<String, Cell>,
}

struct Cell {
    /// In milliseconds.
    p50: f64,
    p95: f64,
    /// Rounds in which it did not say what Argus on SQLite said, and all of them.
    differing: usize,
    rounds: usize,
}

/// Measures all that are there. One that is not, or that fails, is named.
pub(crate) async fn compare(setup: &Setup, baseline: Baseline<'_>) -> Result<()> {
    let mut peers = Vec::new();
    match postgres::measure(setup, baseline).await {
        Ok(peer) => peers.push(peer),
        Err(error) => println!("Argus on PostgreSQL is missing: {error}.\n"),
    }
    match export(setup, baseline).await {
        Ok((questions, parquet)) => {
            for (name, package) in [("DuckDB", "duckdb"), ("ClickHouse (chdb)", "chdb")] {
                match others::measure(setup, baseline, (name, package), &questions, &parquet) {
                    Ok(peer) => peers.push(peer),
                    Err(error) => println!("{name} is missing: {error}.\n"),
                }
            }
        }
        Err(error) => println!("DuckDB and ClickHouse are missing: {error}.\n"),
    }
    table::print(baseline, &peers);
    Ok(())
}

/// What databases that are not Argus need: the questions and the events.
async fn export(setup: &Setup, baseline: Baseline<'_>) -> Result<(PathBuf, PathBuf)> {
    let [questions, parquet] = ["questions.json", "events.parquet"].map(|name| baseline.folder.join(name));
    let store = Store::connect(&format!("sqlite:{}", baseline.database.display())).await?;
    let written = neutral::write(&mut store.read().await?, baseline.answered()).await?;
    store.close().await;
    fs::write(&questions, written.to_string())?;
    setup.python("copy")?.ask(["export".as_ref(), baseline.database.as_os_str(), parquet.as_os_str()])?;
    Ok((questions, parquet))
}
