//! `/users/v2/function`: what people can be allowed to do.

use super::model::BasicFunction;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    criteria::{keyword_fields, keywords, refuse_unsupported, some_of, sort},
    paging::paging,
    text::PathTexts,
};
use argus_lenient::Fields;
use argus_service::{Ctx, user};
use axum::{body::Body, extract::Query, http::StatusCode};

pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<BasicFunction>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, user::function(&ctx, &name)?.into()))
}

pub(super) async fn list(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<BasicFunction>>, ApiError> {
    answer(&ctx, Fields::from_query(pairs))
}

pub(super) async fn search(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<BasicFunction>>, ApiError> {
    answer(&ctx, body::fields(body, body::SMALL).await?)
}

#[derive(Clone, Copy)]
enum Key {
    Id,
    Name,
}

fn answer(ctx: &Ctx, mut fields: Fields) -> Result<Envelope<Vec<BasicFunction>>, ApiError> {
    let keywords = keywords(&mut fields, false);
    keyword_fields(&mut fields, &[("name", Key::Name)]);
    let wanted = fields.texts("function");
    let flags = ["deleted", "role", "sysadm", "readOnly"];
    let mut chosen = |field: &str| {
        [some_of(&mut fields, field, &flags), some_of(&mut fields, &format!("{field}s"), &flags)].concat()
    };
    let (included, excluded) = (chosen("includeFlag"), chosen("excludeFlag"));
    let sorts = sort(&mut fields, &[("id", Key::Id), ("name", Key::Name)]);
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
