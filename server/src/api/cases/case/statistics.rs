//! `POST /cases/v2/case/stats`: cases counted by what they have in common, over time.

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        criteria::{CaseStatisticsCriteria, counted},
        model::CaseStatisticsVo,
    },
    openapi::One,
};
use argus_domain::{
    case::{CaseDimension, CaseGroupBy, CaseGrouping, CaseMeasure},
    statistics::Resolution,
};
use argus_lenient::Fields;
use argus_service::case;
use axum::{body::Body, http::StatusCode};

/// Counts cases by what they have in common as they are now, over time.
///
/// `startTimestamp` and `endTimestamp` are those of the spans that are counted: the first case and now where they are left
/// out. Cases are narrowed by them only where `timeFieldStrategy` says by which of their times.
///
/// Needs the permission viewCases.
#[utoipa::path(
    post,
    path = "/cases/v2/case/stats",
    operation_id = "countCases",
    request_body = CaseStatisticsCriteria,
    responses(
        (status = 200, description = "The counts", body = One<CaseStatisticsVo>),
    ),
)]
pub(super) async fn statistics(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<CaseStatisticsVo>, ApiError> {
    let mut fields = body::fields_of::<CaseStatisticsCriteria>(body, body::SMALL).await?;
    let search = counted(&mut fields);
    let (resolution, number, unit) = resolution(&mut fields);
    let grouping = grouping(&mut fields, resolution);
    fields.finish()?;
    let found = case::statistics(&ctx, search, &grouping).await?;
    Ok(Envelope::of(StatusCode::OK, CaseStatisticsVo::new(found, &grouping, number, unit)))
}

fn grouping(fields: &mut Fields, resolution: Resolution) -> CaseGrouping {
    let mut measures: Vec<CaseMeasure> = Vec::new();
    for measure in fields.parsed_list("values") {
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    if measures.is_empty() {
        measures.push(CaseMeasure::Created);
    }
    let usual = cutoff(fields, "cutoff");
    let usual_measure = measure(fields, "cutoffValue", &measures).unwrap_or(measures[0]);
    let of_fields = cutoffs(fields);
    let read = fields.objects("groupBy", |inner| {
        let dimension = inner.parsed("key");
        if dimension.is_none() && inner.is_sound() {
            inner.refuse("key", "is required");
        }
        inner.refuse_if_given("field", "cannot be given: cases are counted by the keys that there are");
        (dimension, cutoff(inner, "cutoff"), measure(inner, "cutoffValue", &measures))
    });
    let mut by: Vec<CaseGroupBy> = Vec::new();
    for (dimension, cutoff, most_of) in read {
        let Some(dimension) = dimension else { continue };
        if by.iter().any(|one| one.dimension == dimension) {
            continue;
        }
        let of_field = of_fields.iter().find(|(of, _)| *of == dimension).map(|(_, cutoff)| *cutoff);
        by.push(CaseGroupBy {
            dimension,
            cutoff: cutoff.or(of_field).or(usual).filter(|cutoff| *cutoff > 0),
            most_of: most_of.unwrap_or(usual_measure),
        });
    }
    let sort_by: Option<CaseDimension> = fields.parsed("sortByField");
    if let Some(dimension) = sort_by
        && !by.iter().any(|one| one.dimension == dimension)
        && fields.is_sound()
    {
        fields.refuse("sortByField", "must be one of the keys of groupBy");
    }
    CaseGrouping {
        sort_by,
        most_of: measure(fields, "sortByValue", &measures).unwrap_or(measures[0]),
        others: fields.bool("includeOthers").unwrap_or(true),
        by,
        measures,
        resolution,
    }
}

/// One of those that are counted.
fn measure(fields: &mut Fields, field: &str, counted: &[CaseMeasure]) -> Option<CaseMeasure> {
    let measure = fields.parsed(field)?;
    if !counted.contains(&measure) {
        fields.refuse(field, "must be one of values");
    }
    Some(measure)
}

/// 0 is "no cutoff".
fn cutoff(fields: &mut Fields, field: &str) -> Option<usize> {
    let number = fields.int(field)?;
    let cutoff = usize::try_from(number).ok();
    if cutoff.is_none() {
        fields.refuse(field, "must be 0 or more");
    }
    cutoff
}

fn cutoffs(fields: &mut Fields) -> Vec<(CaseDimension, usize)> {
    let mut cutoffs = Vec::new();
    for (name, numbers) in fields.text_map("cutoffFields") {
        match (name.parse(), numbers.first().map(|number| number.parse())) {
            (Ok(dimension), Some(Ok(cutoff))) => cutoffs.push((dimension, cutoff)),
            _ => fields.refuse("cutoffFields", "must hold a number, 0 or more, for keys of groupBy"),
        }
    }
    cutoffs
}

/// With length and unit as they were asked for.
fn resolution(fields: &mut Fields) -> (Resolution, i64, String) {
    let number = fields.int("resolution").unwrap_or(0);
    let unit = fields.text("resolutionUnit").unwrap_or_else(|| "milliseconds".to_owned());
    if number < 0 {
        fields.refuse("resolution", "must be 0 or more");
    }
    let (millis, calendar) = match unit.as_str() {
        "milliseconds" => (1, None),
        "seconds" => (1_000, None),
        "minutes" => (60_000, None),
        "hours" => (3_600_000, None),
        "days" => (86_400_000, None),
        "weeks" => (0, Some(Resolution::Week)),
        "months" => (0, Some(Resolution::Month)),
        _ => {
            let units = "must be one of milliseconds, seconds, minutes, hours, days, weeks, months";
            fields.refuse("resolutionUnit", units);
            return (Resolution::Whole, number, unit);
        }
    };
    let resolution = match (calendar, number) {
        (_, ..=0) => Resolution::Whole,
        (Some(calendar), 1) => calendar,
        (Some(_), _) => {
            fields.refuse("resolution", "must be 1 where the unit is weeks or months");
            Resolution::Whole
        }
        (None, _) => Resolution::Millis(number.saturating_mul(millis)),
    };
    (resolution, number, unit)
}
