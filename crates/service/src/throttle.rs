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
    /// How many seconds must pass before another attempt is looked at; 0 for none.
    pub(crate) fn wait(&self, keys: &[String], now: Timestamp) -> u64 {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        keys.iter()
            .filter_map(|key| failures.get(key))
            .map(|failures| {
                (failures.open_again().millis() - now.millis()).max(0).unsigned_abs().div_ceil(1_000)
            })
            .max()
            .unwrap_or(0)
    }

    pub(crate) fn failed(&self, keys: &[String], now: Timestamp) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
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
    }

    pub(crate) fn succeeded(&self, key: &str) {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
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
        for _ in 0..FREE {
            throttle.failed(&keys, at(0));
            assert_eq!(throttle.wait(&keys, at(0)), 0);
        }
        throttle.failed(&keys, at(0));
        assert_eq!(throttle.wait(&keys, at(0)), 1);
        throttle.failed(&keys, at(1));
        assert_eq!(throttle.wait(&keys, at(1)), 2);
        for _ in 0..60 {
            throttle.failed(&keys, at(3));
        }
        assert_eq!(throttle.wait(&keys, at(3)), 900);
        throttle.succeeded(&keys[0]);
        assert_eq!(throttle.wait(&keys[..1], at(3)), 0);
        assert_eq!(throttle.wait(&keys, at(3)), 900, "the address has not proven anything");
        throttle.failed(&keys, at(3 + FORGET / 1_000));
        assert_eq!(throttle.wait(&keys, at(3 + FORGET / 1_000)), 0);
    }
}
