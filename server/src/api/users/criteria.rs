//! What lists of users and groups can be asked for.

use super::model::subject_id;
use crate::api::{
    ApiError,
    criteria::{
        KeywordFields, customers, is_in_domain, keywords, refuse_unsupported, some_of, sort, sort_names,
    },
    openapi::{choice, takes},
    paging::PagingFields,
};
use argus_domain::user::{SubjectFilter, SubjectKey};
use argus_lenient::Fields;
use argus_service::{Ctx, user::Kinds};

const NAMES: [(&str, SubjectKey); 3] =
    [("id", SubjectKey::Id), ("shortName", SubjectKey::ShortName), ("name", SubjectKey::Name)];

takes! {
    /// Which users or groups.
    #[schema(example = json!({"keywords": ["anna"], "limit": 25}))]
    pub(super) struct SubjectCriteria {
        #[serde(flatten)]
        keywords: KeywordFields,
        /// Where words are looked for: everywhere unless said otherwise. Addresses are not known, so nobody is
        /// found by `email`.
        keywordField: Vec<SubjectPlace>,
        /// The same as `keywordField`.
        keywordFieldStrategy: Vec<SubjectPlace>,
        /// Numbers or short names of users and groups.
        subject: Vec<String>,
        /// Only users of these customers: numbers or short names.
        #[schema(max_items = 1000)]
        customer: Vec<String>,
        /// Their domain: number or name of the only one there is.
        domain: Vec<String>,
        /// Users, groups or both, as far as the call is about them.
        r#type: Vec<SubjectKind>,
        /// Also users that may not log in any more.
        includeDeleted: bool,
        /// Only subjects that are all of this. There are no daemon accounts.
        includeFlag: Vec<SubjectFlag>,
        /// The same as `includeFlag`.
        includeFlags: Vec<SubjectFlag>,
        /// Only subjects that are none of this.
        excludeFlag: Vec<SubjectFlag>,
        /// The same as `excludeFlag`.
        excludeFlags: Vec<SubjectFlag>,
        /// Order, the first name first.
        sortBy: Vec<SubjectSort>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// A field of a user or group.
    SubjectPlace: PLACES;
    /// A field of a user or group; `-` before it turns the order round.
    SubjectSort: sort_names(&NAMES);
    /// What a user or group can be.
    SubjectFlag: FLAGS;
    /// A group or a user.
    SubjectKind: KINDS;
}

const PLACES: [&str; 4] = ["shortName", "name", "email", "all"];

const FLAGS: [&str; 2] = ["deleted", "daemonAccount"];

const KINDS: [&str; 2] = ["group", "user"];

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
    let chosen =
        [some_of(fields, "keywordField", &PLACES), some_of(fields, "keywordFieldStrategy", &PLACES)].concat();
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
    let mut flags = |field: &str| {
        [some_of(fields, field, &FLAGS), some_of(fields, &format!("{field}s"), &FLAGS)].concat()
    };
    let (included, excluded) = (flags("includeFlag"), flags("excludeFlag"));
    filter.only_disabled = included.contains(&"deleted");
    filter.include_disabled &= !excluded.contains(&"deleted");
    let nobody = included.contains(&"daemonAccount")
        || filter.only_disabled && excluded.contains(&"deleted")
        || only_email && !filter.keywords.words.is_empty();
    let asked = some_of(fields, "type", &KINDS);
    if !asked.is_empty() {
        kinds.users &= asked.contains(&"user");
        kinds.groups &= asked.contains(&"group");
    }
    let domain = is_in_domain(fields);
    refuse_unsupported(fields, &["subCriteria", "permissions", "ancestor"]);
    Ok((domain && !nobody && (kinds.users || kinds.groups)).then_some(filter))
}
