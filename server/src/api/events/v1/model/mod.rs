//! Events as events/v1 shows them (reference section 2.4, and the requirement's example).

mod event;
mod parts;
mod table;

pub(super) use event::{Aggregated as AggregatedEvent, Event, Raw as RawEvent};

use crate::api::{ApiError, events::answer::Show};
use argus_domain::{CaseId, case::CaseSummary, event as domain};
use argus_lenient::Fields;
use argus_service::{Ctx, case};
use std::collections::{BTreeSet, HashMap};

/// How events/v1 shows events.
#[derive(Clone, Copy, Debug)]
pub(super) struct V1 {
    /// Between the values of a property that has several.
    separator: char,
    /// Raw events in the shape of aggregated ones: for lists that hold both.
    one_shape: bool,
}

impl Default for V1 {
    fn default() -> Self {
        Self { separator: ',', one_shape: false }
    }
}

impl V1 {
    pub(super) const MIXED: Self = Self { separator: ',', one_shape: true };

    pub(super) fn read(fields: &mut Fields) -> Self {
        let separator = match fields.text("multivaluePropertySeparator").as_deref() {
            None | Some("comma") => ',',
            Some("newline") => '\n',
            Some(_) => {
                fields.refuse("multivaluePropertySeparator", "must be comma or newline");
                ','
            }
        };
        Self { separator, one_shape: false }
    }
}

impl Show for V1 {
    type Shown = Event;

    async fn show(&self, ctx: &Ctx, events: Vec<domain::Event>) -> Result<Vec<Event>, ApiError> {
        let cases = cases_of(ctx, &events).await?;
        Ok(events.into_iter().map(|event| Event::new(event, &cases, *self)).collect())
    }

    const COLUMNS: &'static [&'static str] = &table::COLUMNS;

    async fn rows(&self, _: &Ctx, events: Vec<domain::Event>) -> Result<Vec<Vec<String>>, ApiError> {
        Ok(events.iter().map(|event| table::cells(event).into()).collect())
    }
}

/// The cases that events are linked to, as far as the caller may see them.
pub(in crate::api::events) async fn cases_of(
    ctx: &Ctx,
    events: &[domain::Event],
) -> Result<HashMap<CaseId, CaseSummary>, ApiError> {
    let ids: BTreeSet<CaseId> = events.iter().flat_map(|event| event.cases.iter().copied()).collect();
    let ids: Vec<CaseId> = ids.into_iter().collect();
    Ok(case::by_ids(ctx, &ids).await?.into_iter().map(|case| (case.id, case)).collect())
}
