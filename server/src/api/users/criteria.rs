//! What lists of users and groups can be asked for.

use super::model::subject_id;
use crate::api::{
    ApiError,
    criteria::{customers, is_in_domain, keywords, refuse_unsupported, some_of, sort},
};
use argus_domain::user::{SubjectFilter, SubjectKey};
use argus_lenient::Fields;
use argus_service::{Ctx, user::Kinds};

const NAMES: [(&str, SubjectKey); 3] =
    [("id", SubjectKey::Id), ("shortName", SubjectKey::ShortName), ("name", SubjectKey::Name)];

/// `None` where nothing can be found.
pub(super) async fn read(
    ctx: &Ctx,
    fields: &mut Fields,
    kinds: &mut Kinds,
) -> Result<Option<SubjectFilter>, ApiError> {
    let mut filter = SubjectFilter {
        keywords: keywords(fields, false),
        customers: customers(ctx, fields, "customer").await?,
        include_disabled: fields.bool("includeDeleted").unwrap_or(false),
        ..SubjectFilter::default()
    };
    // Addresses of people are not known: looking for words in them alone finds nobody.
    let places = ["shortName", "name", "email", "all"];
    let chosen =
        [some_of(fields, "keywordField", &places), some_of(fields, "keywordFieldStrategy", &places)].concat();
    let only_email = !chosen.is_empty() && chosen.iter().all(|place| *place == "email");
    if !chosen.contains(&"all") {
        filter.fields = NAMES.iter().filter(|(name, _)| chosen.contains(name)).map(|(_, key)| *key).collect();
    }
    filter.sort = sort(fields, &NAMES);
    for subject in fields.texts("subject") {
        match subject.parse().map(subject_id) {
            Ok(Ok(user)) => filter.users.push(user),
            Ok(Err(group)) => filter.groups.push(group),
            Err(_) => filter.names.push(subject),
        }
    }
    const FLAGS: [&str; 2] = ["deleted", "daemonAccount"];
    let mut flags = |field: &str| {
        [some_of(fields, field, &FLAGS), some_of(fields, &format!("{field}s"), &FLAGS)].concat()
    };
    let (included, excluded) = (flags("includeFlag"), flags("excludeFlag"));
    filter.only_disabled = included.contains(&"deleted");
    filter.include_disabled &= !excluded.contains(&"deleted");
    let nobody = included.contains(&"daemonAccount")
        || filter.only_disabled && excluded.contains(&"deleted")
        || only_email && !filter.keywords.words.is_empty();
    let asked = some_of(fields, "type", &["group", "user"]);
    if !asked.is_empty() {
        kinds.users &= asked.contains(&"user");
        kinds.groups &= asked.contains(&"group");
    }
    let domain = is_in_domain(fields);
    refuse_unsupported(fields, &["subCriteria", "permissions", "ancestor"]);
    Ok((domain && !nobody && (kinds.users || kinds.groups)).then_some(filter))
}
