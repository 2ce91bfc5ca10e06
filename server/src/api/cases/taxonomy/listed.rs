//! Which of a short list that is there as a whole.

use crate::api::{
    criteria::{refuse_unsupported, some_of, sort},
    paging::{Paging, paging},
};
use argus_domain::{Sort, case::CaseCategory, case_service::ManagedService, criteria::Page};
use argus_lenient::Fields;

/// What both have.
pub(super) trait Entry {
    fn parts(&self) -> (i64, &str, &str);

    fn is_deprecated(&self) -> bool;

    /// Whether a number or a short name means it.
    fn is_named(&self, text: &str) -> bool {
        let (id, short_name, _) = self.parts();
        short_name.eq_ignore_ascii_case(text) || text.parse() == Ok(id)
    }
}

impl Entry for ManagedService {
    fn parts(&self) -> (i64, &str, &str) {
        (self.id.0, &self.name, &self.label)
    }

    fn is_deprecated(&self) -> bool {
        self.retired
    }
}

impl Entry for (CaseCategory, bool) {
    fn parts(&self) -> (i64, &str, &str) {
        (self.0.id, &self.0.short_name, &self.0.name)
    }

    fn is_deprecated(&self) -> bool {
        self.1
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Key {
    Id,
    ShortName,
    Name,
}

pub(super) const SORTS: [(&str, Key); 4] =
    [("id", Key::Id), ("shortName", Key::ShortName), ("name", Key::Name), ("localizedName", Key::Name)];

const DEPRECATED: &str = "DEPRECATED";

/// What narrows a list, and its page.
#[derive(Debug)]
pub(super) struct Listed {
    ids: Vec<i64>,
    names: Vec<String>,
    words: Vec<String>,
    /// Something that none of them is was asked for.
    nothing: bool,
    deprecated: Option<bool>,
    sort: Vec<Sort<Key>>,
    pub(super) paging: Paging,
}

impl Listed {
    /// What both ways to ask have.
    pub(super) fn read(fields: &mut Fields) -> Self {
        Self {
            ids: fields.ints("id"),
            names: fields.texts("shortName"),
            words: Vec::new(),
            nothing: false,
            deprecated: None,
            sort: sort(fields, &SORTS),
            paging: paging(fields),
        }
    }

    pub(super) fn with_keywords(mut self, fields: &mut Fields) -> Self {
        self.words = fields.texts("keywords").into_iter().map(|word| word.to_lowercase()).collect();
        self
    }

    /// The flags of the reference: DEPRECATED is the only one that any has.
    pub(super) fn with_flags(mut self, fields: &mut Fields, known: &[&str]) -> Self {
        fields.bool("includeDeleted");
        for (field, wanted) in [("includeFlags", true), ("excludeFlags", false)] {
            let flags = some_of(fields, field, known);
            self.nothing |= wanted && flags.iter().any(|flag| *flag != DEPRECATED);
            if flags.contains(&DEPRECATED) {
                self.nothing |= self.deprecated == Some(!wanted);
                self.deprecated = Some(wanted);
            }
        }
        // A list has no other blocks, so that all of it is required.
        fields.bool("required");
        if fields.bool("exclude") == Some(true) {
            fields.refuse("exclude", "is only for subCriteria");
        }
        refuse_unsupported(fields, &["subCriteria"]);
        self
    }

    pub(super) fn page<T: Entry>(&self, mut entries: Vec<T>) -> Page<T> {
        entries.retain(|entry| {
            let (id, short_name, name) = entry.parts();
            let text = format!("{id} {short_name} {name}").to_lowercase();
            !self.nothing
                && self.deprecated.is_none_or(|wanted| entry.is_deprecated() == wanted)
                && (self.ids.is_empty() || self.ids.contains(&id))
                && (self.names.is_empty() || self.names.iter().any(|name| entry.is_named(name)))
                && self.words.iter().all(|word| text.contains(word))
        });
        entries.sort_by(|one, other| {
            let (one, other) = (one.parts(), other.parts());
            let by = |sort: &Sort<Key>| {
                let order = match sort.key {
                    Key::Id => one.0.cmp(&other.0),
                    Key::ShortName => one.1.cmp(other.1),
                    Key::Name => one.2.cmp(other.2),
                };
                if sort.descending { order.reverse() } else { order }
            };
            self.sort.iter().map(by).find(|order| order.is_ne()).unwrap_or(one.0.cmp(&other.0))
        });
        self.paging.cut(entries)
    }
}

/// All of a page, as they are told.
pub(super) fn told<T, U: From<T>>(page: Page<T>) -> Page<U> {
    Page { rows: page.rows.into_iter().map(U::from).collect(), total: page.total }
}
