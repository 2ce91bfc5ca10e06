//! Argus on PostgreSQL.

use super::{Baseline, Cell, Peer, Setup};
use crate::{
    Result,
    asking::{Asked, ask},
    load, new_argus,
};
use argus_service::{Ctx, event};
use argus_store::Store;
use std::{collections::HashMap, time::Instant};

/// Raw events that are ingested to see how fast that is. All of them would take as long as on SQLite once more,
/// so the rows are copied instead.
const SAMPLE: u64 = 200_000;

pub(super) async fn measure(setup: &Setup, baseline: Baseline<'_>) -> Result<Peer> {
    let (address, python) = (setup.postgres()?, setup.python("copy")?);
    let sample = SAMPLE.min(baseline.events);
    let loaded = ingest(address, sample).await?;

    let began = Instant::now();
    python.ask(["copy".as_ref(), baseline.database.as_os_str(), address.as_ref()])?;
    let copied = began.elapsed().as_secs_f64();

    let argus = new_argus(Store::connect(address).await?);
    let began = Instant::now();
    event::build_index(&argus).await?;
    let built = began.elapsed().as_secs_f64();
    let ctx = Ctx::command(&argus);
    let mut cells = HashMap::new();
    for (question, expected) in baseline.answered() {
        eprintln!("Argus on PostgreSQL: {}", question.name);
        let asked = ask(&ctx, question).await?;
        cells.insert(question.name.clone(), cell(&question.name, &asked, expected));
    }
    argus.store().close().await;
    let about = format!(
        "ingested {:.0} raw events/s ({:.0} on SQLite), measured with {sample} of them; all rows were then \
         copied in {copied:.0} s, and the column index was built in {built:.1} s",
        loaded.speed(),
        baseline.loaded.speed(),
    );
    Ok(Peer { name: "Argus on PostgreSQL", about, cells })
}

/// Into a database that is new, and is emptied again by the copy.
async fn ingest(address: &str, events: u64) -> Result<load::Loaded> {
    let store = Store::connect(address).await?;
    store.migrate().await?;
    let argus = new_argus(store);
    let loaded = load::load(&Ctx::command(&argus), events).await?;
    argus.store().close().await;
    Ok(loaded)
}

fn cell(name: &str, asked: &Asked, expected: &Asked) -> Cell {
    let pairs = || asked.answers.iter().zip(&expected.answers).filter(|(one, other)| one != other);
    if let Some((answer, expected)) = pairs().next() {
        eprintln!("{name}: another answer than on SQLite\n    {expected:?}\n    {answer:?}");
    }
    let [p50, p95] = [0.5, 0.95].map(|share| asked.times.percentile(share));
    Cell { p50, p95, differing: pairs().count(), rounds: asked.answers.len() }
}
