//! Putting a change on top of what others saved meanwhile.

use crate::{Error, Result};
use argus_domain::{
    Timestamp, UserId,
    version::{Conflict, Conflicts, FieldVersions, LastChange},
};
use argus_store::{Locked, Tx, user};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Takes one field after the other; fields that nobody else changed since are simply taken.
#[derive(Debug)]
pub(crate) struct Merge {
    /// The version that the change was made from.
    seen: i64,
    /// What each field that changes is marked with.
    mark: LastChange,
    versions: FieldVersions,
    contested: Vec<Contested>,
    before: Map<String, Value>,
    after: Map<String, Value>,
}

/// A field that somebody else changed to another value.
#[derive(Debug)]
pub(crate) struct Contested {
    pub(crate) field: String,
    pub(crate) mine: Value,
    pub(crate) theirs: Value,
    pub(crate) change: LastChange,
}

/// The fields that are in the way of a change, and the version of what is stored.
#[derive(Debug)]
pub(crate) struct InTheWay {
    pub(crate) fields: Vec<Contested>,
    version: i64,
}

/// What a change comes to.
#[derive(Debug)]
pub(crate) struct Merged {
    pub(crate) versions: FieldVersions,
    /// The fields that really change, as they were and as they are.
    pub(crate) before: Map<String, Value>,
    pub(crate) after: Map<String, Value>,
}

impl Merge {
    /// A change that was made from version `seen`.
    pub(crate) fn new(seen: i64, stored: Locked, by: Option<UserId>, at: Timestamp) -> Self {
        Self {
            seen,
            mark: LastChange { version: stored.version + 1, by, at },
            versions: stored.field_versions,
            contested: Vec::new(),
            before: Map::new(),
            after: Map::new(),
        }
    }

    /// Puts `wanted`, if there is one, in the place of `current`, unless somebody else changed that since.
    pub(crate) fn field<T: PartialEq + Serialize>(
        &mut self,
        field: &str,
        current: &mut T,
        wanted: Option<T>,
    ) {
        let Some(wanted) = wanted.filter(|wanted| wanted != current) else { return };
        match self.versions.newer(field, self.seen) {
            Some(change) => {
                let (mine, theirs) = (json!(wanted), json!(current));
                let field = field.to_owned();
                self.contested.push(Contested { field, mine, theirs, change });
            }
            None => self.set(field, current, wanted),
        }
    }

    /// Puts `wanted` in the place of `current`, whoever changed that.
    pub(crate) fn set<T: PartialEq + Serialize>(&mut self, field: &str, current: &mut T, wanted: T) {
        if wanted == *current {
            return;
        }
        self.versions.mark(field, self.mark);
        self.before.insert(field.to_owned(), json!(current));
        self.after.insert(field.to_owned(), json!(wanted));
        *current = wanted;
    }

    /// What changes, if anything does; or a refusal that says who was faster.
    pub(crate) async fn settle(self, tx: &mut Tx) -> Result<Option<Merged>> {
        match self.finish() {
            Ok(merged) => Ok(Some(merged).filter(|merged| !merged.is_empty())),
            Err(in_the_way) => Err(in_the_way.told(tx).await?),
        }
    }

    /// What changes, or the fields that are in the way.
    pub(crate) fn finish(self) -> Result<Merged, InTheWay> {
        if self.contested.is_empty() {
            Ok(Merged { versions: self.versions, before: self.before, after: self.after })
        } else {
            Err(InTheWay { fields: self.contested, version: self.mark.version - 1 })
        }
    }
}

impl InTheWay {
    /// With the names of those who were faster.
    pub(crate) async fn told(self, tx: &mut Tx) -> Result<Error> {
        let mut fields = Vec::with_capacity(self.fields.len());
        for Contested { field, mine, theirs, change } in self.fields {
            let account = match change.by {
                Some(id) => user::get(tx, id).await?,
                None => None,
            };
            let by = account.map_or_else(|| "Argus".to_owned(), |account| account.user.name);
            fields.push(Conflict { field, mine, theirs, by, at: change.at });
        }
        Ok(Error::Conflict(Conflicts { fields, version: self.version }))
    }
}

impl Merged {
    pub(crate) fn is_empty(&self) -> bool {
        self.after.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::MIN;
    const THEIR_CHANGE: LastChange = LastChange { version: 3, by: Some(UserId(7)), at: NOW };

    fn name_changed() -> FieldVersions {
        let mut versions = FieldVersions::default();
        versions.mark("name", THEIR_CHANGE);
        versions
    }

    fn merge(seen: i64) -> Merge {
        Merge::new(seen, Locked { version: 3, field_versions: name_changed() }, None, NOW)
    }

    #[test]
    fn different_fields_merge() {
        let mut severity = 1;
        let mut merge = merge(2);
        merge.field("severity", &mut severity, Some(2));
        let merged = merge.finish().expect("nobody changed the severity");
        assert_eq!(severity, 2);
        assert!(merged.versions.newer("severity", 3).is_some(), "marked with the version that this makes");
        assert!(merged.versions.newer("severity", 4).is_none());
        assert_eq!(
            (merged.before["severity"].as_i64(), merged.after["severity"].as_i64()),
            (Some(1), Some(2))
        );
    }

    #[test]
    fn the_same_field_is_in_the_way() {
        let mut name = "theirs".to_owned();
        let mut merge = merge(2);
        merge.field("name", &mut name, Some("mine".to_owned()));
        let InTheWay { fields, version } = merge.finish().expect_err("somebody changed the name");
        assert_eq!((fields[0].mine.as_str(), fields[0].theirs.as_str()), (Some("mine"), Some("theirs")));
        assert_eq!((fields[0].change, name.as_str(), version), (THEIR_CHANGE, "theirs", 3));
    }

    #[test]
    fn what_was_seen_is_not_in_the_way() {
        let (mut name, mut severity) = ("theirs".to_owned(), 1);
        let mut merge = merge(3);
        merge.field("name", &mut name, Some("mine".to_owned()));
        merge.field("severity", &mut severity, None);
        let merged = merge.finish().expect("seen");
        assert_eq!(merged.after.keys().collect::<Vec<_>>(), ["name"]);
        assert_eq!(name, "mine");
    }

    #[test]
    fn the_same_value_twice_is_no_conflict() {
        let mut merge = merge(1);
        merge.field("name", &mut "same", Some("same"));
        assert!(merge.finish().is_ok_and(|merged| merged.is_empty()));
    }

    #[test]
    fn what_is_set_is_not_asked_about() {
        let mut name = "theirs".to_owned();
        let mut merge = merge(1);
        merge.set("name", &mut name, "mine".to_owned());
        assert!(merge.finish().is_ok_and(|merged| merged.before["name"] == "theirs"));
        assert_eq!(name, "mine");
    }
}
