//! Databases that are not under Argus: they are asked in their own SQL, by the Python package.

use super::{Baseline, Cell, Peer, Setup};
use crate::{Result, measure::percentile};
use serde_json::Value;
use std::{fs, path::Path};

/// Loads and asks the database that this Python package is.
pub(super) fn measure(
    setup: &Setup,
    baseline: Baseline<'_>,
    (name, package): (&'static str, &str),
    questions: &Path,
    parquet: &Path,
) -> Result<Peer> {
    let python = setup.python(package)?;
    let folder = baseline.folder.join(package);
    fs::create_dir(&folder)?;
    let measured = python.ask([
        "measure".as_ref(),
        package.as_ref(),
        parquet.as_os_str(),
        baseline.database.as_os_str(),
        questions.as_os_str(),
        folder.as_os_str(),
    ]);
    // The next one may need the room.
    fs::remove_dir_all(&folder)?;
    let measured = measured?;
    let cells = measured["questions"].as_array().into_iter().flatten().filter_map(cell).collect();
    let aggregated = baseline.loaded.aggregated().max(1);
    let about = format!(
        "version {}, loaded aggregated events alone from Parquet in {:.1} s, {} bytes each on disk",
        measured["version"].as_str().unwrap_or("?"),
        measured["seconds"].as_f64().unwrap_or(f64::NAN),
        measured["bytes"].as_u64().unwrap_or(0) / aggregated,
    );
    Ok(Peer { name, about, cells })
}

fn cell(question: &Value) -> Option<(String, Cell)> {
    let mut times: Vec<f64> = question["times"].as_array()?.iter().filter_map(Value::as_f64).collect();
    let [p50, p95] = [0.5, 0.95].map(|share| percentile(&mut times, share));
    let count = |name: &str| usize::try_from(question[name].as_u64()?).ok();
    let cell = Cell { p50, p95, differing: count("differing")?, rounds: count("rounds")? };
    Some((question["name"].as_str()?.to_owned(), cell))
}
