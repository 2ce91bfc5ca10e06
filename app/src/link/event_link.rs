//! The events page as a URL.

use super::{FilterField, PAGE_SIZES, event_sort, offset, query_text::QueryText, time_range::TimeRange};
use argus_domain::{
    EventId,
    criteria::{EventCriteria, EventSort},
};

/// Everything that makes the events page show what it shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EventLink {
    pub(crate) criteria: EventCriteria,
    pub(crate) sort: EventSort,
    /// Rows a page: one of [`PAGE_SIZES`].
    pub(crate) size: u32,
    /// From 1.
    pub(crate) page: u32,
    /// The event open beside the list.
    pub(crate) event: Option<EventId>,
    /// One of the raw events of that event, shown in its place.
    pub(crate) raw: Option<EventId>,
    /// The histogram as a table.
    pub(crate) chart_as_table: bool,
}

impl Default for EventLink {
    fn default() -> Self {
        Self {
            criteria: EventCriteria::last_two_days(),
            sort: EventSort::NEWEST_FIRST,
            size: PAGE_SIZES[0],
            page: 1,
            event: None,
            raw: None,
            chart_as_table: false,
        }
    }
}

impl EventLink {
    pub(crate) const PATH: &str = "/events";

    /// Reads a URL's query. What can't be read is left out and said in the second part.
    pub(crate) fn read(search: &str) -> (Self, Vec<String>) {
        let query = QueryText::read(search);
        let mut link = Self::default();
        let mut problems = Vec::new();
        let mut side = |name: &str| {
            let text = query.first(name)?;
            TimeRange::read_side(text).map_err(|problem| problems.push(format!("{name}: {problem}"))).ok()
        };
        let (from, to) = (side("from"), side("to"));
        if let Some(from) = from {
            // "All time" is written as one word.
            if from.is_none() && to.is_none() {
                link.criteria.end = None;
            }
            link.criteria.start = from;
        }
        if let Some(to) = to {
            link.criteria.end = to;
        }
        for field in FilterField::ALL {
            let values: Vec<String> =
                query.all(field.key()).filter(|value| !value.trim().is_empty()).map(str::to_owned).collect();
            if values.is_empty() {
                continue;
            }
            if let Err(problem) = field.set(&mut link.criteria, &values) {
                problems.push(format!("{}: {problem}", field.label()));
            }
        }
        if let Some(text) = query.first("sort") {
            match event_sort::read(text) {
                Some(sort) => link.sort = sort,
                None => problems.push(format!("sort: “{text}” is not a column to sort by")),
            }
        }
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        link.size = number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(link.size);
        link.page = number("page").unwrap_or(1).max(1);
        let mut id = |name: &str| {
            let text = query.first(name)?;
            text.parse().map_err(|error| problems.push(format!("{name}: “{text}” {error}"))).ok()
        };
        link.event = id("event");
        link.raw = id("raw").filter(|_| link.event.is_some());
        link.chart_as_table = query.first("chart") == Some("table");
        if let Err(invalid) = link.criteria.check() {
            problems.push(invalid.to_string());
        }
        (link, problems)
    }

    /// The page's address: only what differs from the default is written.
    pub(crate) fn write(&self) -> String {
        let default = Self::default();
        let range = self.range();
        let mut query = QueryText::default();
        if range != default.range() {
            query.add("from", TimeRange::write_side(&range.from));
            if range != TimeRange::EVER && range.to != default.criteria.end {
                query.add("to", TimeRange::write_side(&range.to));
            } else if range.from.is_none() && range.to.is_some() {
                // Without it, this would read as "All time".
                query.add("to", TimeRange::write_side(&range.to));
            }
        }
        for field in FilterField::ALL {
            for value in field.values(&self.criteria) {
                query.add(field.key(), value);
            }
        }
        if self.sort != default.sort {
            query.add("sort", event_sort::write(self.sort));
        }
        if self.size != default.size {
            query.add("size", self.size);
        }
        if self.page != default.page {
            query.add("page", self.page);
        }
        if self.chart_as_table {
            query.add("chart", "table");
        }
        if let Some(event) = self.event {
            query.add("event", event);
        }
        if let Some(raw) = self.raw {
            query.add("raw", raw);
        }
        format!("{}{}", Self::PATH, query.write())
    }

    pub(crate) fn range(&self) -> TimeRange {
        TimeRange { from: self.criteria.start.clone(), to: self.criteria.end.clone() }
    }

    pub(crate) fn set_range(&mut self, range: TimeRange) {
        self.criteria.start = range.from;
        self.criteria.end = range.to;
    }

    pub(crate) fn offset(&self) -> u32 {
        offset(self.page, self.size)
    }

    /// Whether anything but the time is asked.
    pub(crate) fn is_filtered(&self) -> bool {
        FilterField::ALL.iter().any(|field| !field.values(&self.criteria).is_empty())
    }

    /// The same search with something else in it: from its first row, with nothing open.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, event: None, raw: None, ..self.clone() };
        change(&mut link);
        link
    }

    /// The same rows with an event open, or none.
    pub(crate) fn opening(&self, event: Option<EventId>) -> Self {
        Self { event, raw: None, ..self.clone() }
    }

    /// The question alone: what is asked and in what order, from the first row, with nothing open. It is the
    /// query part of an address, without the question mark.
    pub(crate) fn question(&self) -> String {
        let address = self.changed(|_| ()).write();
        address.split_once('?').map_or_else(String::new, |(_, query)| query.to_owned())
    }

    /// The address of a question.
    pub(crate) fn of_question(question: &str) -> String {
        if question.is_empty() { Self::PATH.to_owned() } else { format!("{}?{question}", Self::PATH) }
    }

    /// The same time range, with one value to filter by and nothing else.
    pub(crate) fn only(&self, field: FilterField, value: &str) -> Self {
        let mut link = Self::default();
        link.set_range(self.range());
        // A value that comes from an event is a value that can be searched for.
        let _ = field.add(&mut link.criteria, value);
        link
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use argus_domain::{Flag, Severity, Timestamp, criteria::EventSortKey};

    #[test]
    fn asks_nothing_by_default() {
        let (link, problems) = EventLink::read("");
        assert_eq!((link.clone(), problems), (EventLink::default(), vec![]));
        assert_eq!(link.write(), "/events");
        assert!(!link.is_filtered());
    }

    #[test]
    fn a_pasted_link_restores_everything() {
        let text = "?from=-7days&to=2020-01-01T00:00:00.000Z&ip=10.0.0.0/8&ip=2001:db8::/32&text=port+scan&alarm=3&category=4\
                    &min-severity=high&port=80&customer=7&location=9&country=NO&domain=example.org&case=none&flag=BLOCKED&not-flag=FOLLOWUP&property=a%3Db+c&sort=severity&size=100\
                    &page=3&chart=table&event=AGGR/1569185283911/2171/6c36deb6-d5e3-461c-bab4-fca397006cb9\
                    &raw=NIDS/1569185283911/2171/6c36deb6-d5e3-461c-bab4-fca397006cb9";
        let (link, problems) = EventLink::read(text);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(link.criteria.min_severity, Some(Severity::High));
        assert!(link.criteria.exclude_flags.contains(Flag::Followup));
        assert_eq!(link.sort, EventSort { key: EventSortKey::Severity, descending: false });
        assert_eq!((link.offset(), link.size), (200, 100));
        assert_eq!(link.write(), format!("/events{text}"));
    }

    #[test]
    fn every_time_range_returns() {
        let mut ranges = TimeRange::presets();
        ranges.push(TimeRange::between(Timestamp::clamped(1_000), Timestamp::clamped(2_000)));
        ranges.push(TimeRange { from: "-2days".parse().ok(), to: None });
        ranges.push(TimeRange { from: None, to: "now".parse().ok() });
        ranges.push(TimeRange { from: None, to: "-1year".parse().ok() });
        for range in ranges {
            let mut link = EventLink::default();
            link.set_range(range);
            let text = link.write();
            let (read, problems) = EventLink::read(text.trim_start_matches("/events"));
            assert_eq!((read, problems), (link, vec![]), "{text}");
        }
    }

    #[test]
    fn says_what_it_left_out() {
        let (link, problems) = EventLink::read(
            "?from=last+week&ip=10.0.0.0/33&severity=urgent&sort=colour&size=7&page=0&event=x",
        );
        assert_eq!(link, EventLink::default());
        assert_eq!(problems.len(), 5, "{problems:?}");
    }

    #[test]
    fn a_changed_search_starts_at_its_first_row() {
        let (link, _) = EventLink::read("?from=ever&ip=10.0.0.0/8&page=4");
        let changed = link.changed(|link| FilterField::Port.add(&mut link.criteria, "80").unwrap());
        assert_eq!(changed.write(), "/events?from=ever&ip=10.0.0.0/8&port=80");
        let only = changed.only(FilterField::Source, "10.5.0.0/24");
        assert_eq!(only.write(), "/events?from=ever&source=10.5.0.0/24");
    }

    #[test]
    fn a_question_has_nothing_open() {
        let (link, _) = EventLink::read(
            "?ip=10.0.0.0/8&page=4&event=AGGR/1569185283911/2171/6c36deb6-d5e3-461c-bab4-fca397006cb9",
        );
        assert_eq!(link.question(), "ip=10.0.0.0/8");
        assert_eq!(EventLink::of_question(&link.question()), "/events?ip=10.0.0.0/8");
        assert_eq!(EventLink::of_question(&EventLink::default().question()), "/events");
        let (raw_alone, _) =
            EventLink::read("?raw=NIDS/1569185283911/2171/6c36deb6-d5e3-461c-bab4-fca397006cb9");
        assert_eq!(raw_alone, EventLink::default());
    }
}
