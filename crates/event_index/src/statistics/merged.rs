//! Putting the groups of all days together.

use super::{Counted, MAX_GROUPS, TooManyGroups};
use argus_domain::statistics::{GroupValue, Tally};
use rustc_hash::FxHashMap;

/// The tallies of all days.
pub(super) struct Merged {
    groups: FxHashMap<Vec<GroupValue>, Vec<Tally>>,
    frames: usize,
}

impl Merged {
    pub(super) fn new(frames: usize) -> Self {
        Self { groups: FxHashMap::default(), frames }
    }

    pub(super) fn add(
        &mut self,
        values: &[GroupValue],
        frame: usize,
        tally: Tally,
    ) -> Result<(), TooManyGroups> {
        if let Some(frames) = self.groups.get_mut(values) {
            frames[frame] += tally;
            return Ok(());
        }
        if self.groups.len() * self.frames >= MAX_GROUPS * 4 || self.groups.len() >= MAX_GROUPS {
            return Err(TooManyGroups);
        }
        let mut frames = vec![Tally::default(); self.frames];
        frames[frame] += tally;
        self.groups.insert(values.to_vec(), frames);
        Ok(())
    }

    pub(super) fn into_counted(self) -> Counted {
        Counted { groups: self.groups.into_iter().collect(), rest: None }
    }
}
