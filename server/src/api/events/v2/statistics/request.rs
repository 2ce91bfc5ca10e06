//! What is asked for besides the criteria.

use crate::api::openapi::{choice, takes};
use argus_domain::{
    TimeExpr, TimeField,
    statistics::{Dimension, Resolution},
};
use argus_lenient::Fields;
use argus_service::event::Timeline;
use std::collections::BTreeSet;

takes! {
    /// One level of the tree.
    #[schema(as = GroupByCriteria)]
    pub(super) struct GroupByFields {
        #[schema(required)]
        field: GroupField,
        /// Only so many groups, the largest first; 0 for all.
        #[schema(minimum = 0, default = 0)]
        limit: i64,
        /// Puts the groups that were cut off into one more.
        #[schema(default = false)]
        includeOthers: bool,
    }

    /// Counts over time.
    #[schema(as = TimelineCriteria)]
    pub(super) struct TimelineFields {
        /// What it is called in the answer, unlike any other.
        #[schema(required, max_length = 200, pattern = r"[a-zA-Z0-9_:\-.]*")]
        name: String,
        /// Which time puts an event into a span. Of very many events only the newest are counted by their first
        /// assessment; a WARNING says how far back they go.
        #[schema(required)]
        field: TimelineTime,
        /// How long each span is.
        #[schema(required)]
        resolution: TimelineResolution,
        startTimestamp: String,
        endTimestamp: String,
        /// Also spans without events.
        #[schema(default = true)]
        includeEmpty: bool,
    }
}

choice! {
    /// What events can have in common.
    GroupField: DIMENSIONS.map(|(name, _)| name);
    /// A time of an event.
    TimelineTime: TIMES.map(|(name, _)| name);
    /// A span of time, by the calendar of the caller's time zone where it is longer than a day.
    TimelineResolution: RESOLUTIONS.map(|(name, _)| name);
}

/// `GroupByCriteria`: one level of the tree.
#[derive(Debug)]
pub(super) struct GroupBy {
    pub(super) name: &'static str,
    pub(super) dimension: Dimension,
    /// Only so many groups, the largest first.
    pub(super) limit: Option<usize>,
    /// The groups that were cut off, as one more.
    pub(super) others: bool,
}

const DIMENSIONS: [(&str, Dimension); 12] = [
    ("signature", Dimension::Signature),
    ("attackCategory", Dimension::Category),
    ("alarm", Dimension::Alarm),
    ("location", Dimension::Location),
    ("severity", Dimension::Severity),
    ("sourceIP", Dimension::Source),
    ("destinationIP", Dimension::Destination),
    ("protocol", Dimension::Protocol),
    ("customer", Dimension::Customer),
    ("sourceCountry", Dimension::SourceCountry),
    ("destinationCountry", Dimension::DestinationCountry),
    ("associatedCase", Dimension::Case),
];

impl GroupBy {
    pub(super) fn read(fields: &mut Fields) -> Vec<Self> {
        let names = DIMENSIONS.map(|(name, _)| name);
        let mut levels: Vec<Self> = Vec::new();
        for level in fields.objects("groupBy", |level| Self::level(level, &names)).into_iter().flatten() {
            if levels.iter().any(|known| known.name == level.name) {
                fields.refuse("groupBy", format_args!("names {} more than once", level.name));
                break;
            }
            levels.push(level);
        }
        levels
    }

    fn level(fields: &mut Fields, names: &[&'static str]) -> Option<Self> {
        let limit = fields.int("limit").unwrap_or(0);
        if limit < 0 {
            fields.refuse("limit", "must be 0 or more");
        }
        let others = fields.bool("includeOthers").unwrap_or(false);
        let name = required(fields, "field", names)?;
        let (_, dimension) = DIMENSIONS.iter().find(|(known, _)| *known == name)?;
        // 0 is "no limit".
        let limit = usize::try_from(limit).ok().filter(|limit| *limit > 0);
        Some(Self { name, dimension: *dimension, limit, others })
    }
}

/// `EventTimelineCriteria`.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) name: String,
    pub(super) with_empty: bool,
    field: TimeField,
    resolution: Resolution,
    start: Option<TimeExpr>,
    end: Option<TimeExpr>,
}

const TIMES: [(&str, TimeField); 6] = [
    ("created", TimeField::Timestamp),
    ("lastUpdated", TimeField::LastUpdated),
    ("firstAssessment", TimeField::FirstAssessed),
    ("enginePersisted", TimeField::LastUpdated),
    ("firstEvent", TimeField::Start),
    ("lastEvent", TimeField::End),
];

const RESOLUTIONS: [(&str, Resolution); 6] = [
    ("minutes", Resolution::Millis(60_000)),
    ("hours", Resolution::Millis(3_600_000)),
    ("days", Resolution::Millis(86_400_000)),
    ("weeks", Resolution::Week),
    ("months", Resolution::Month),
    ("years", Resolution::Year),
];

impl Line {
    /// Each one is counted by itself.
    const MOST: usize = 10;
    const LONGEST_NAME: usize = 200;

    pub(super) fn read(fields: &mut Fields) -> Vec<Self> {
        let lines = fields.objects("timeline", Self::one);
        if lines.len() > Self::MOST {
            fields.refuse("timeline", format_args!("must not be more than {}", Self::MOST));
        }
        let lines: Vec<Self> = lines.into_iter().flatten().collect();
        let names: BTreeSet<&str> = lines.iter().map(|line| line.name.as_str()).collect();
        if names.len() < lines.len() {
            fields.refuse("timeline", "must have a name each that no other has");
        }
        lines
    }

    fn one(fields: &mut Fields) -> Option<Self> {
        let name = fields.text("name");
        let is_right = |name: &String| {
            name.len() <= Self::LONGEST_NAME
                && name.chars().all(|c| c.is_ascii_alphanumeric() || "_:-.".contains(c))
        };
        match &name {
            None => fields.refuse("name", "is required"),
            Some(name) if !is_right(name) => fields.refuse(
                "name",
                format_args!(
                    "must consist of at most {} letters, digits, _, :, - and dots",
                    Self::LONGEST_NAME
                ),
            ),
            Some(_) => {}
        }
        let (start, end) = (fields.parsed("startTimestamp"), fields.parsed("endTimestamp"));
        let with_empty = fields.bool("includeEmpty").unwrap_or(true);
        let field = required(fields, "field", &TIMES.map(|(name, _)| name));
        let resolution = required(fields, "resolution", &RESOLUTIONS.map(|(name, _)| name));
        let (_, field) = TIMES.iter().find(|(name, _)| Some(*name) == field)?;
        let (_, resolution) = RESOLUTIONS.iter().find(|(name, _)| Some(*name) == resolution)?;
        Some(Self { name: name?, with_empty, field: *field, resolution: *resolution, start, end })
    }

    pub(super) fn asked(&self) -> Timeline<'_> {
        Timeline {
            field: self.field,
            resolution: self.resolution,
            start: self.start.as_ref(),
            end: self.end.as_ref(),
            with_empty: self.with_empty,
        }
    }
}

fn required(fields: &mut Fields, field: &str, known: &[&'static str]) -> Option<&'static str> {
    let text = fields.text(field);
    let found = known.iter().copied().find(|name| text.as_deref() == Some(*name));
    if found.is_none() {
        fields.refuse(field, format_args!("must be one of {}", known.join(", ")));
    }
    found
}
