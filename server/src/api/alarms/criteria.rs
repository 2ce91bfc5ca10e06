//! What lists of alarms, categories and signatures can be asked for.

use crate::api::{
    criteria::{KeywordFields, keyword_fields, keywords, refuse_unsupported, sort, sort_names},
    openapi::{choice, takes},
    paging::PagingFields,
};
use argus_domain::{
    AlarmId, CategoryId, Keywords,
    alarm::{AlarmFilter, AlarmKey},
};
use argus_lenient::Fields;

takes! {
    /// What alarms, categories and signatures can be found by. They are those of events that the caller sees.
    pub(super) struct AlarmFields {
        #[serde(flatten)]
        keywords: KeywordFields,
        /// Numbers of alarms.
        alarmID: Vec<i64>,
        /// Numbers of alarms, as text. Alarms have no short names.
        alarm: Vec<String>,
        /// Numbers of attack categories.
        attackCategoryID: Vec<i64>,
        /// Numbers or names of attack categories.
        attackCategory: Vec<String>,
        /// Signatures, as events have them.
        signature: Vec<String>,
        /// Taken, but nothing is ever deleted.
        includeDeleted: bool,
        #[serde(flatten)]
        paging: PagingFields,
    }

    /// Which alarms.
    #[schema(example = json!({"keywords": ["scan"], "limit": 25}))]
    pub(super) struct AlarmCriteria {
        #[serde(flatten)]
        fields: AlarmFields,
        /// Where words are looked for: there is one place.
        keywordField: Vec<AlarmPlace>,
        /// The same as `keywordField`.
        keywordFieldStrategy: Vec<AlarmPlace>,
        /// Order, the first name first.
        sortBy: Vec<AlarmSort>,
    }

    /// Which attack categories.
    #[schema(example = json!({"sortBy": ["name"], "limit": 25}))]
    pub(super) struct CategoryCriteria {
        #[serde(flatten)]
        fields: AlarmFields,
        /// Where words are looked for: name and short name are the same.
        keywordField: Vec<CategoryPlace>,
        /// The same as `keywordField`.
        keywordFieldStrategy: Vec<CategoryPlace>,
        /// Order, the first name first.
        sortBy: Vec<CategorySort>,
    }

    /// Which signatures.
    #[schema(example = json!({"keywords": ["scan"], "limit": 25}))]
    pub(super) struct SignatureCriteria {
        #[serde(flatten)]
        fields: AlarmFields,
        /// Where words are looked for: in both places, whichever is named.
        keywordField: Vec<SignaturePlace>,
        /// The same as `keywordField`.
        keywordFieldStrategy: Vec<SignaturePlace>,
        /// Order, the first name first.
        sortBy: Vec<SignatureSort>,
    }
}

choice! {
    /// A field of an alarm.
    AlarmPlace: ALARMS.searched.iter().chain(&["all"]);
    /// A field of an alarm; `-` before it turns the order round.
    AlarmSort: sort_names(ALARMS.sorts);
    /// A field of a category.
    CategoryPlace: CATEGORIES.searched.iter().chain(&["all"]);
    /// A field of a category; `-` before it turns the order round.
    CategorySort: sort_names(CATEGORIES.sorts);
    /// A field of a signature.
    SignaturePlace: SIGNATURES.searched.iter().chain(&["all"]);
    /// A field of a signature; `-` before it turns the order round.
    SignatureSort: sort_names(SIGNATURES.sorts);
}

pub(super) const ALARMS: Listed =
    Listed { searched: &["description"], sorts: &[("id", AlarmKey::Id), ("description", AlarmKey::Name)] };

pub(super) const CATEGORIES: Listed = Listed {
    searched: &["name", "shortName"],
    sorts: &[("id", AlarmKey::Id), ("name", AlarmKey::Name), ("shortName", AlarmKey::Name)],
};

pub(super) const SIGNATURES: Listed =
    Listed { searched: &["description", "signature"], sorts: &[("signature", AlarmKey::Name)] };

/// What is listed, by the names of its fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    /// Where words are looked for, all of them.
    pub(super) searched: &'static [&'static str],
    pub(super) sorts: &'static [(&'static str, AlarmKey)],
}

pub(super) fn read(fields: &mut Fields, listed: Listed) -> AlarmFilter {
    let places: Vec<(&'static str, ())> = listed.searched.iter().map(|name| (*name, ())).collect();
    keyword_fields(fields, &places);
    let mut filter = AlarmFilter {
        alarms: fields.ints("alarmID").into_iter().map(AlarmId).collect(),
        categories: fields.ints("attackCategoryID").into_iter().map(CategoryId).collect(),
        signatures: fields.texts("signature"),
        keywords: keywords(fields, false),
        sort: sort(fields, listed.sorts),
        ..AlarmFilter::default()
    };
    for text in fields.texts("attackCategory") {
        match text.parse() {
            Ok(id) => filter.categories.push(CategoryId(id)),
            Err(_) => filter.category_names.push(text),
        }
    }
    for text in fields.texts("alarm") {
        // Alarms have no short names here, so nothing is found by one.
        filter.alarms.push(AlarmId(text.parse().unwrap_or(-1)));
    }
    let most = Keywords::MAX * 10;
    if filter.signatures.len() + filter.alarms.len() + filter.categories.len() > most {
        fields.refuse(
            "signature",
            format_args!("alarmID and attackCategoryID must not be more than {most} in all"),
        );
    }
    fields.bool("includeDeleted");
    refuse_unsupported(
        fields,
        &[
            "subCriteria",
            "includeFlags",
            "startTimestamp",
            "endTimestamp",
            "alarmReferences",
            "labels",
            "minTriggerAmount",
            "maxTriggerAmount",
        ],
    );
    filter
}
