//! Times of many calls, as a row of a table.

use std::time::Duration;

pub(crate) const HEAD: &str = "| query | p50 | p95 | max | rows (mean) |\n|---|---|---|---|---|";

#[derive(Debug, Default)]
pub(crate) struct Times {
    times: Vec<Duration>,
    rows: u64,
}

impl Times {
    pub(crate) fn add(&mut self, time: Duration, rows: u64) {
        self.times.push(time);
        self.rows += rows;
    }

    /// The smallest time, in milliseconds, that this share of all calls does not exceed.
    pub(crate) fn percentile(&self, share: f64) -> f64 {
        let mut times: Vec<f64> = self.times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect();
        percentile(&mut times, share)
    }

    pub(crate) fn row(&self, name: &str) -> String {
        if self.times.is_empty() {
            return format!("| {name} | refused | | | |");
        }
        let rows = self.rows as f64 / self.times.len() as f64;
        let [p50, p95, max] = [0.5, 0.95, 1.0].map(|share| self.percentile(share));
        format!("| {name} | {p50:.2} | {p95:.2} | {max:.2} | {rows:.0} |")
    }
}

/// By the nearest rank, so that one outlier among twenty is beyond p95. Sorts `times`.
pub(crate) fn percentile(times: &mut [f64], share: f64) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    let rank = (times.len() as f64 * share).ceil() as usize;
    times.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_outlier_among_twenty_is_beyond_p95() {
        let mut times: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!([0.5, 0.95, 1.0].map(|share| percentile(&mut times, share)), [10.0, 19.0, 20.0]);
        assert_eq!(percentile(&mut [7.0], 0.5), 7.0);
    }
}
