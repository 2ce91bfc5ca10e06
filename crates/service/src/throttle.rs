//! Slows down whoever guesses passwords, per account and per address.

use argus_domain::Timestamp;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Failures that cost nothing: people mistype.
const FREE: u32 = 5;
/// After the free ones the wait doubles from a second up to this.
const LONGEST_WAIT: i64 = 15 * 60 * 1_000;
/// After so much quiet, failures are forgotten.
const FORGET: i64 = 30 * 60 * 1_000;
/// A flood of invented names must not fill the memory.
const MOST_ENTRIES: usize = 20_000;

/// Kept in memory: a restart forgives, and each of several servers counts for itself.
#[derive(Debug, Default)]
pub(crate) struct Throttle {
    failures: Mutex<HashMap<String, Failures>>,
}

#[derive(Debug)]
struct Failures {
    count: u32,
    last: Timestamp,
}

impl Failures {
    fn open_again(&self) -> Timestamp {
        let wait = match self.count.checked_sub(FREE) {
            None | Some(0) => 0,
            Some(over) => (1_000_i64 << over.min(20)) / 2,
        };
        self.last.plus_millis(wait.min(LONGEST_WAIT))
    }
}

impl Throttle {
    /// Begins an attempt, which counts as failed until [`Throttle::succeeded`] says otherwise, so that many
    /// at once are no way around. `Err` is how many seconds must pass before one is looked at.
    pub(crate) fn attempt(&self, keys: &[String], now: Timestamp) -> Result<(), u64> {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = |failures: &Failures| failures.open_again().millis() - now.millis();
        let longest = keys.iter().filter_map(|key| failures.get(key)).map(wait).max().unwrap_or(0);
        if longest > 0 {
            return Err(longest.unsigned_abs().div_ceil(1_000));
        }
        if failures.len() >= MOST_ENTRIES {
            failures.retain(|_, entry| now.millis() - entry.last.millis() < FORGET);
        }
        for key in keys {
            if failures.len() >= MOST_ENTRIES && !failures.contains_key(key) {
                continue;
            }
            let entry = failures.entry(key.clone()).or_insert(Failures { count: 0, last: now });
            if now.millis() - entry.last.millis() >= FORGET {
                entry.count = 0;
            }
            entry.count = entry.count.saturating_add(1);
            entry.last = now;
        }
        Ok(())
    }

    /// The attempt was right: the first key (the account) is forgiven everything, the others (the address)
    /// only this attempt.
    pub(crate) fn succeeded(&self, keys: &[String]) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        for (index, key) in keys.iter().enumerate() {
            if index == 0 {
                failures.remove(key);
            } else if let Some(entry) = failures.get_mut(key) {
                entry.count = entry.count.saturating_sub(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_are_forgotten() {
        let throttle = Throttle::default();
        let keys = ["account alice".to_owned(), "address ::1".to_owned()];
        let at = |seconds: i64| Timestamp::clamped(seconds * 1_000);
        for _ in 0..=FREE {
            assert_eq!(throttle.attempt(&keys, at(0)), Ok(()));
        }
        assert_eq!(throttle.attempt(&keys, at(0)), Err(1));
        assert_eq!(throttle.attempt(&keys, at(1)), Ok(()));
        assert_eq!(throttle.attempt(&keys, at(1)), Err(2));
        let mut now = 1;
        while let Err(seconds @ ..900) | Ok(seconds) = throttle.attempt(&keys, at(now)).map(|()| 0) {
            now += seconds as i64;
        }
        throttle.succeeded(&keys);
        assert_eq!(throttle.attempt(&keys[..1], at(now)), Ok(()));
        assert!(throttle.attempt(&keys[1..], at(now)).is_err(), "the address has not proven anything");
        let later = now + FORGET / 1_000;
        assert_eq!(throttle.attempt(&keys, at(later)), Ok(()));
        assert_eq!(throttle.attempt(&keys, at(later)), Ok(()));
    }
}
