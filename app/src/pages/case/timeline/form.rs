//! What somebody types about an entry.

use super::super::part_form::{self, changed};
use argus_domain::timeline::{NewTimelineEntry, TimelineCategory, TimelineChange, TimelineEntry, TypedTime};
use leptos::prelude::*;

/// What the form shows in the place of a list is one text, or the values that are ticked.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) time: RwSignal<String>,
    pub(super) zone: RwSignal<String>,
    pub(super) title: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) source: RwSignal<String>,
    pub(super) category: RwSignal<String>,
    /// Separated by commas.
    pub(super) tags: RwSignal<String>,
    pub(super) flagged: RwSignal<bool>,
    pub(super) in_summary: RwSignal<bool>,
    pub(super) iocs: RwSignal<Vec<String>>,
    pub(super) events: RwSignal<Vec<String>>,
}

impl Form {
    pub(super) fn of(entry: &NewTimelineEntry) -> Self {
        Self {
            time: RwSignal::new(entry.time.text.clone()),
            zone: RwSignal::new(entry.time.zone.clone()),
            title: RwSignal::new(entry.title.clone()),
            description: RwSignal::new(entry.description.clone()),
            source: RwSignal::new(entry.source.clone()),
            category: RwSignal::new(entry.category.name().to_owned()),
            tags: RwSignal::new(entry.tags.join(", ")),
            flagged: RwSignal::new(entry.flagged),
            in_summary: RwSignal::new(entry.in_summary),
            iocs: RwSignal::new(entry.iocs.iter().map(ToString::to_string).collect()),
            events: RwSignal::new(entry.events.iter().map(ToString::to_string).collect()),
        }
    }

    pub(super) fn show(self, entry: &NewTimelineEntry) {
        self.time.set(entry.time.text.clone());
        self.zone.set(entry.time.zone.clone());
        self.title.set(entry.title.clone());
        self.description.set(entry.description.clone());
        self.source.set(entry.source.clone());
        self.category.set(entry.category.name().to_owned());
        self.tags.set(entry.tags.join(", "));
        self.flagged.set(entry.flagged);
        self.in_summary.set(entry.in_summary);
        self.iocs.set(entry.iocs.iter().map(ToString::to_string).collect());
        self.events.set(entry.events.iter().map(ToString::to_string).collect());
    }

    /// What is typed now.
    pub(super) fn read(self) -> NewTimelineEntry {
        NewTimelineEntry {
            time: TypedTime { text: self.time.get(), zone: self.zone.get() },
            title: self.title.get(),
            description: self.description.get(),
            source: self.source.get(),
            category: TimelineCategory::named(&self.category.get()).unwrap_or_default(),
            tags: part_form::tags(&self.tags.get()),
            flagged: self.flagged.get(),
            in_summary: self.in_summary.get(),
            iocs: self.iocs.get().iter().filter_map(|id| id.parse().ok()).collect(),
            values: Vec::new(),
            events: self.events.get().iter().filter_map(|id| id.parse().ok()).collect(),
        }
    }
}

/// An entry as its form shows it.
pub(super) fn as_new(entry: &TimelineEntry) -> NewTimelineEntry {
    NewTimelineEntry {
        time: TypedTime { text: entry.time.local.replace('T', " "), zone: entry.time.zone.clone() },
        title: entry.title.clone(),
        description: entry.description.clone(),
        source: entry.source.clone(),
        category: entry.category,
        tags: entry.tags.clone(),
        flagged: entry.flagged,
        in_summary: entry.in_summary,
        iocs: entry.iocs.iter().map(|ioc| ioc.id).collect(),
        values: Vec::new(),
        events: entry.events.iter().map(|event| event.id).collect(),
    }
}

/// Only what was changed since it was shown, so that others may change the rest.
pub(super) fn difference(version: i64, shown: &NewTimelineEntry, typed: NewTimelineEntry) -> TimelineChange {
    TimelineChange {
        version,
        time: changed(&shown.time, typed.time),
        title: changed(&shown.title, typed.title),
        description: changed(&shown.description, typed.description),
        source: changed(&shown.source, typed.source),
        category: changed(&shown.category, typed.category),
        tags: changed(&shown.tags, typed.tags),
        flagged: changed(&shown.flagged, typed.flagged),
        in_summary: changed(&shown.in_summary, typed.in_summary),
        iocs: changed(&shown.iocs, typed.iocs),
        events: changed(&shown.events, typed.events),
    }
}
