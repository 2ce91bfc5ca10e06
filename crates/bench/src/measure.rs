//! Times of many calls, as a row of a table.

use std::time::Duration;

pub(crate) const HEAD: &str = "| query | p50 | p95 | max | rows (mean) |\n|---|---|---|---|---|";

#[derive(Default)]
pub(crate) struct Times {
    times: Vec<Duration>,
    rows: u64,
}

impl Times {
    pub(crate) fn add(&mut self, time: Duration, rows: u64) {
        self.times.push(time);
        self.rows += rows;
    }

    pub(crate) fn row(mut self, name: &str) -> String {
        self.times.sort_unstable();
        let at = |share: f64| {
            let index = ((self.times.len() as f64 * share) as usize).min(self.times.len() - 1);
            self.times[index].as_secs_f64() * 1_000.0
        };
        let rows = self.rows as f64 / self.times.len() as f64;
        format!("| {name} | {:.2} | {:.2} | {:.2} | {rows:.0} |", at(0.5), at(0.95), at(1.0))
    }
}
