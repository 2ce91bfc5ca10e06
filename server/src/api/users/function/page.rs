//! Which functions are asked for, and a page of them.

use crate::api::{
    ApiError,
    answer::Envelope,
    criteria::{KeywordFields, keyword_fields, keywords, refuse_unsupported, some_of, sort, sort_names},
    openapi::{choice, takes},
    paging::{PagingFields, paging},
    users::model::BasicFunction,
};
use argus_lenient::Fields;
use argus_service::{Ctx, user};

takes! {
    /// Which functions.
    #[schema(example = json!({"requirePermission": true, "limit": 25}))]
    pub(super) struct FunctionCriteria {
        #[serde(flatten)]
        keywords: KeywordFields,
        /// Where words are looked for: there is one place.
        keywordField: Vec<FunctionPlace>,
        /// The same as `keywordField`.
        keywordFieldStrategy: Vec<FunctionPlace>,
        /// Names or numbers.
        function: Vec<String>,
        /// Only functions that are all of this.
        includeFlag: Vec<FunctionFlag>,
        /// The same as `includeFlag`.
        includeFlags: Vec<FunctionFlag>,
        /// Only functions that are none of this.
        excludeFlag: Vec<FunctionFlag>,
        /// The same as `excludeFlag`.
        excludeFlags: Vec<FunctionFlag>,
        /// Only functions that the caller has.
        #[schema(default = false)]
        requirePermission: bool,
        /// Order, the first name first.
        sortBy: Vec<FunctionSort>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// A field of a function.
    FunctionPlace: ["name", "all"];
    /// What a function can be.
    FunctionFlag: FLAGS;
    /// A field of a function; `-` before it turns the order round.
    FunctionSort: sort_names(&SORTS);
}

const FLAGS: [&str; 4] = ["deleted", "role", "sysadm", "readOnly"];

const SORTS: [(&str, Key); 2] = [("id", Key::Id), ("name", Key::Name)];

#[derive(Clone, Copy)]
enum Key {
    Id,
    Name,
}

/// A page of functions, the same for every way to ask.
pub(super) fn page(ctx: &Ctx, mut fields: Fields) -> Result<Envelope<Vec<BasicFunction>>, ApiError> {
    let keywords = keywords(&mut fields, false);
    keyword_fields(&mut fields, &[("name", Key::Name)]);
    let wanted = fields.texts("function");
    let mut chosen = |field: &str| {
        [some_of(&mut fields, field, &FLAGS), some_of(&mut fields, &format!("{field}s"), &FLAGS)].concat()
    };
    let (included, excluded) = (chosen("includeFlag"), chosen("excludeFlag"));
    let sorts = sort(&mut fields, &SORTS);
    let own = fields.bool("requirePermission").unwrap_or(false);
    refuse_unsupported(&mut fields, &["subCriteria"]);
    let paging = paging(&mut fields);
    fields.finish()?;
    let mut functions = user::functions(ctx, &keywords, own)?;
    functions.retain(|function| {
        let named = |text: &String| *text == function.name() || *text == function.number().to_string();
        wanted.is_empty() || wanted.iter().any(named)
    });
    // The last first, as each keeps the order of those that are equal.
    for by in sorts.iter().rev() {
        match by.key {
            Key::Id => functions.sort_by_key(|function| function.number()),
            Key::Name => functions.sort_by_key(|function| function.name()),
        }
        if by.descending {
            functions.reverse();
        }
    }
    let mut shown: Vec<BasicFunction> = functions.into_iter().map(BasicFunction::from).collect();
    shown.retain(|function| {
        included.iter().all(|flag| function.has(flag)) && !excluded.iter().any(|flag| function.has(flag))
    });
    Ok(Envelope::page(paging, paging.cut(shown)))
}
