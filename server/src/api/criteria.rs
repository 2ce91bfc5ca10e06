//! Criteria that the lists of many modules have in common.

use super::{
    model::DomainInfo,
    openapi::{choice, takes},
};
use argus_domain::{CustomerId, Keywords, Sort};
use argus_lenient::Fields;
use argus_service::{Ctx, Error, customer};

use super::ApiError;

takes! {
    /// Words to look for.
    #[schema(as = Keywords)]
    pub(crate) struct KeywordFields {
        /// Words, each of which may be a part of a longer one.
        #[schema(max_items = 100)]
        keywords: Vec<String>,
        /// The same as `keywords`.
        keyword: Vec<String>,
        /// Whether all words have to be found, or any of them.
        keywordMatch: Match,
        /// The same as `keywordMatch`.
        keywordMatchStrategy: Match,
    }
}

choice! {
    /// All or any.
    Match: MATCHES;
}

const MATCHES: [&str; 2] = ["all", "any"];

/// `keywords` (or `keyword`) and `keywordMatch` (or `keywordMatchStrategy`): all of them unless said otherwise.
pub(crate) fn keywords(fields: &mut Fields, any_by_default: bool) -> Keywords {
    let mut words = fields.texts("keywords");
    words.extend(fields.texts("keyword"));
    if words.len() > Keywords::MAX {
        fields.refuse("keywords", format_args!("must not be more than {}", Keywords::MAX));
    }
    let mut any = any_by_default;
    for field in ["keywordMatch", "keywordMatchStrategy"] {
        if let Some(matching) = one_of(fields, field, &MATCHES) {
            any = matching == "any";
        }
    }
    Keywords { words, any }
}

/// `keywordField` or `keywordFieldStrategy`: where the words are looked for. `all`, or nothing, is empty.
pub(crate) fn keyword_fields<K: Copy>(fields: &mut Fields, known: &[(&'static str, K)]) -> Vec<K> {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).chain(["all"]).collect();
    let mut chosen = Vec::new();
    let mut everywhere = false;
    for field in ["keywordField", "keywordFieldStrategy"] {
        for name in some_of(fields, field, &names) {
            everywhere |= name == "all";
            chosen.extend(known.iter().filter(|(known, _)| *known == name).map(|(_, key)| *key));
        }
    }
    if everywhere { Vec::new() } else { chosen }
}

/// `sortBy`: names of fields, with `-` before them for descending.
pub(crate) fn sort<K: Copy>(fields: &mut Fields, known: &[(&'static str, K)]) -> Vec<Sort<K>> {
    let mut sorts = Vec::new();
    for name in fields.texts("sortBy") {
        let (descending, key) = name.strip_prefix('-').map_or((false, name.as_str()), |key| (true, key));
        match known.iter().find(|(known, _)| *known == key) {
            Some((_, key)) => sorts.push(Sort { key: *key, descending }),
            None => {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                fields.refuse(
                    "sortBy",
                    format_args!("must be {}, with - before it for descending", names.join(", ")),
                );
            }
        }
    }
    if sorts.len() > known.len() {
        fields.refuse("sortBy", "names a field more than once");
    }
    sorts
}

/// What `sortBy` takes.
pub(crate) fn sort_names<K>(known: &[(&'static str, K)]) -> Vec<String> {
    known.iter().flat_map(|(name, _)| [(*name).to_owned(), format!("-{name}")]).collect()
}

/// The values of a list that are in `known`, in any case; others are refused.
pub(crate) fn some_of<'a>(fields: &mut Fields, field: &str, known: &[&'a str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for text in fields.texts(field) {
        match known.iter().find(|name| name.eq_ignore_ascii_case(&text)) {
            Some(name) => found.push(*name),
            None => fields.refuse(field, format_args!("must be one of {}", known.join(", "))),
        }
    }
    found
}

pub(crate) fn one_of<'a>(fields: &mut Fields, field: &str, known: &[&'a str]) -> Option<&'a str> {
    let text = fields.text(field)?;
    let found = known.iter().copied().find(|name| name.eq_ignore_ascii_case(&text));
    if found.is_none() {
        fields.refuse(field, format_args!("must be one of {}", known.join(", ")));
    }
    found
}

/// `domain`: whether the only one is among those asked for, if any are.
pub(crate) fn is_in_domain(fields: &mut Fields) -> bool {
    let names = fields.texts("domain");
    names.is_empty() || names.iter().any(|name| DomainInfo::is_meant_by(name))
}

/// Criteria that this server does not know how to apply: ignoring them would answer another question.
pub(crate) fn refuse_unsupported(fields: &mut Fields, names: &[&str]) {
    for field in names {
        fields.refuse_if_given(field, "is a criterion that this version of the server does not apply");
    }
}

/// Customers named by number or short name in `field`. One that may not be seen narrows to nothing, silently.
pub(crate) async fn customers(
    ctx: &Ctx,
    fields: &mut Fields,
    field: &str,
) -> Result<Vec<CustomerId>, ApiError> {
    const MOST: usize = 1_000;
    let names = fields.texts(field);
    if names.len() > MOST {
        fields.refuse(field, format_args!("must not be more than {MOST}"));
        return Ok(Vec::new());
    }
    let mut ids = Vec::new();
    for name in names {
        match customer::get(ctx, &name).await {
            Ok(found) => ids.push(found.id),
            Err(Error::NotFound(_)) => ids.push(CustomerId(-1)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(ids)
}
