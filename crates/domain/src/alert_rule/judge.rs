//! The rule itself: when there were enough hits within the window.

use super::{AlertRuleContent, Threshold};
use crate::Severity;
use std::collections::HashMap;

/// What matched in one group at about one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the step of time.
    pub at: i64,
    /// What is told apart where different things are counted.
    pub value: i64,
    pub sum: i64,
    pub severity: Severity,
}

/// How a rule counts. Times are told apart in steps of a second; where the window is longer than five minutes, of a
/// 300th of it. Whatever lies within the window is counted together; what lies one step further may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judge {
    /// Of a step, in milliseconds.
    pub step: i64,
    /// Of the window, in steps.
    pub width: i64,
    /// How far apart alerts are, in steps.
    pub quiet: i64,
    at_least: i64,
    different: bool,
}

/// Enough hits within a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// The step in which there were enough.
    pub at: i64,
    /// How many, or how much.
    pub count: i64,
    /// The highest in the window.
    pub severity: Severity,
    /// The first hit of the window and the last, by their places.
    pub hits: (usize, usize),
}

impl Judge {
    /// Steps of a window, at most.
    const STEPS: i64 = 300;

    pub fn of(content: &AlertRuleContent) -> Self {
        let window = i64::from(content.window).max(1);
        // (Both are positive; `div_ceil` is there for unsigned numbers only.)
        let seconds = (window + Self::STEPS - 1) / Self::STEPS;
        let width = (window + seconds - 1) / seconds;
        let step = seconds * 1_000;
        Self {
            step,
            width,
            quiet: (content.quiet() / step).max(width),
            at_least: i64::from(content.threshold.at_least()),
            different: !matches!(content.threshold, Threshold::Occurrences { .. }),
        }
    }

    /// Episodes in `hits`, which are in the order of time, that are not within the quiet time of one that there is
    /// or of each other.
    pub fn episodes(&self, hits: &[Hit], known: &[i64]) -> Vec<Episode> {
        let mut found: Vec<Episode> = Vec::new();
        let mut window = Window::default();
        let mut first = 0;
        let mut next = 0;
        while next < hits.len() {
            let at = hits[next].at;
            while next < hits.len() && hits[next].at == at {
                window.add(&hits[next]);
                next += 1;
            }
            while hits[first].at < at - self.width {
                window.remove(&hits[first]);
                first += 1;
            }
            let count = if self.different { window.values.len() as i64 } else { window.sum };
            let near = |other: i64| (other - at).abs() <= self.quiet;
            if count >= self.at_least
                && !found.last().is_some_and(|last| near(last.at))
                && !known.iter().any(|known| near(*known))
            {
                let severity = hits[first..next].iter().map(|hit| hit.severity).max().unwrap_or_default();
                found.push(Episode { at, count, severity, hits: (first, next - 1) });
            }
        }
        found
    }
}

/// What lies in a window that moves.
#[derive(Debug, Default)]
struct Window {
    sum: i64,
    values: HashMap<i64, u32>,
}

impl Window {
    fn add(&mut self, hit: &Hit) {
        self.sum += hit.sum;
        *self.values.entry(hit.value).or_default() += 1;
    }

    fn remove(&mut self, hit: &Hit) {
        self.sum -= hit.sum;
        if let Some(times) = self.values.get_mut(&hit.value) {
            *times -= 1;
            if *times == 0 {
                self.values.remove(&hit.value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn hit(at: i64, value: i64, sum: i64) -> Hit {
        Hit { at, value, sum, severity: Severity::Low }
    }

    /// Whether the window that ends at `at` has enough, by adding it all up.
    fn has_enough(judge: &Judge, hits: &[Hit], at: i64) -> bool {
        let inside = hits.iter().filter(|hit| (at - judge.width..=at).contains(&hit.at));
        let count = if judge.different {
            let mut values: Vec<i64> = inside.map(|hit| hit.value).collect();
            values.sort_unstable();
            values.dedup();
            values.len() as i64
        } else {
            inside.map(|hit| hit.sum).sum()
        };
        count >= judge.at_least
    }

    /// As the store keeps them: hits of one time and value are one.
    fn kept(batches: &[&[Hit]]) -> Vec<Hit> {
        let mut kept: BTreeMap<(i64, i64), i64> = BTreeMap::new();
        for hit in batches.iter().flat_map(|batch| batch.iter()) {
            *kept.entry((hit.at, hit.value)).or_default() += hit.sum;
        }
        kept.into_iter().map(|((at, value), sum)| hit(at, value, sum)).collect()
    }

    /// Judged batch by batch as events arrive: only what the batch can have completed is looked at.
    fn arrive(judge: &Judge, batches: &[&[Hit]]) -> Vec<i64> {
        let mut fired: Vec<i64> = Vec::new();
        for number in 1..=batches.len() {
            let batch = batches[number - 1];
            let (Some(first), Some(last)) =
                (batch.iter().map(|hit| hit.at).min(), batch.iter().map(|hit| hit.at).max())
            else {
                continue;
            };
            let range = first - judge.width..=last + judge.width;
            let near: Vec<Hit> =
                kept(&batches[..number]).into_iter().filter(|hit| range.contains(&hit.at)).collect();
            fired.extend(judge.episodes(&near, &fired).iter().map(|episode| episode.at));
        }
        fired
    }

    proptest! {
        /// Whatever the order and the batches: an alert is where there was enough, there is one near every time at
        /// which there was enough, and no two are near each other.
        #[test]
        fn any_order_gives_what_adding_up_gives(
            hits in prop::collection::vec((0_i64..60, 0_i64..4, 1_i64..3), 0..40),
            cuts in prop::collection::vec(0_usize..40, 0..5),
            at_least in 1_i64..6,
            width in 1_i64..8,
            more in 0_i64..10,
            different: bool,
        ) {
            let judge = Judge { step: 1_000, width, quiet: width + more, at_least, different };
            let hits: Vec<Hit> = hits.into_iter().map(|(at, value, sum)| hit(at, value, sum)).collect();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(hits.len())).collect();
            cuts.extend([0, hits.len()]);
            cuts.sort_unstable();
            let batches: Vec<&[Hit]> = cuts.windows(2).map(|cut| &hits[cut[0]..cut[1]]).collect();
            let fired = arrive(&judge, &batches);
            // A window has enough first when a hit comes into it, so only those times are asked.
            for at in hits.iter().map(|hit| hit.at) {
                let near = fired.iter().any(|fired| (fired - at).abs() <= judge.quiet);
                prop_assert!(near || !has_enough(&judge, &hits, at), "missed {at}: {fired:?}");
            }
            for (place, at) in fired.iter().enumerate() {
                prop_assert!(has_enough(&judge, &hits, *at), "{at} has too little");
                let apart = fired[..place].iter().all(|other| (other - at).abs() > judge.quiet);
                prop_assert!(apart, "doubled: {fired:?}");
            }
        }
    }
}
