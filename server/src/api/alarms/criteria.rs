//! What lists of alarms, categories and signatures can be asked for.

use crate::api::criteria::{keyword_fields, keywords, refuse_unsupported, sort};
use argus_domain::{
    AlarmId, CategoryId, Keywords,
    alarm::{AlarmFilter, AlarmKey},
};
use argus_lenient::Fields;

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
