//! Events as events/v2 shows them (reference section 2.5).

mod event;
mod parts;
mod table;

pub(super) use event::EventResponse;

use crate::api::{
    ApiError,
    events::{answer::Show, v1::cases_of},
};
use argus_domain::event::Event;
use argus_lenient::Fields;
use argus_service::Ctx;
use std::{collections::BTreeSet, sync::Arc};

/// What is shown of events besides what always is.
#[derive(Clone, Debug, Default)]
pub(super) struct V2 {
    all_properties: bool,
    properties: Arc<BTreeSet<String>>,
    comments: bool,
    sub_events: bool,
}

impl V2 {
    const MOST: usize = 1_024;

    pub(super) fn read(fields: &mut Fields) -> Self {
        let properties = fields.texts("includeProperties");
        if properties.len() > Self::MOST {
            fields.refuse("includeProperties", format_args!("must not have more than {} values", Self::MOST));
        }
        let mut asks = |field: &str| fields.bool(field).unwrap_or(false);
        Self {
            all_properties: asks("includeAllProperties"),
            comments: asks("includeComments"),
            sub_events: asks("includeSubEvents"),
            properties: Arc::new(properties.into_iter().collect()),
        }
    }
}

impl Show for V2 {
    type Shown = EventResponse;

    async fn show(&self, ctx: &Ctx, events: Vec<Event>) -> Result<Vec<EventResponse>, ApiError> {
        let cases = cases_of(ctx, &events).await?;
        Ok(events.into_iter().map(|event| EventResponse::new(event, &cases, self)).collect())
    }

    const COLUMNS: &'static [&'static str] = &table::COLUMNS;

    async fn rows(&self, ctx: &Ctx, events: Vec<Event>) -> Result<Vec<Vec<String>>, ApiError> {
        Ok(self.show(ctx, events).await?.iter().map(|event| table::cells(event).into()).collect())
    }
}
