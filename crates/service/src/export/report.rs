//! What an export tells, read while it is written, so that a case of any size takes little memory.

use super::{conceal::Concealer, picture};
use crate::{
    Ctx, Result, activity,
    event::{self, Events},
    note,
};
use argus_domain::{
    ActivityId, AttachmentId, CaseId, CommentId, IocId, NoteFolderId, NoteId,
    activity::{Activity, ActivityFilter},
    attachment::Attachment,
    comment::Comment,
    criteria::EventSort,
    event::{EndPoint, Event},
    export::{ExportPart, ReportEnd, ReportEvent, ReportHead, ReportNote, ReportRows},
    ioc::{Ioc, Tlp},
    note::NoteTree,
    task::Task,
    timeline::TimelineEntry,
};
use argus_store::{
    activity as log, attachment, comment, ioc, task,
    timeline::{self, Place},
};
use std::collections::{HashMap, VecDeque};

/// Rows that are read at once.
const STEP: u32 = 500;

/// An export that is told piece by piece.
#[derive(Debug)]
pub struct Report {
    ctx: Ctx,
    pub head: ReportHead,
    concealer: Concealer,
    is_report: bool,
    /// Parts that were not begun.
    left: VecDeque<ExportPart>,
    at: At,
}

/// Where a part goes on.
#[derive(Debug)]
enum At {
    Next,
    Timeline(Option<Place>),
    Iocs(Option<IocId>),
    Notes(VecDeque<(Vec<String>, NoteId)>),
    Tasks(Option<Box<Task>>),
    Comments(Option<CommentId>),
    Attachments(Option<AttachmentId>),
    Events(Box<Events>),
    History(Option<ActivityId>),
}

impl Report {
    pub(super) fn new(ctx: Ctx, head: ReportHead, concealer: Concealer, is_report: bool) -> Self {
        let left = head.parts.iter().copied().collect();
        Self { ctx, head, concealer, is_report, left, at: At::Next }
    }

    /// The next rows; `None` at the end. Each part has one piece at least, if with nothing in it.
    pub async fn next(&mut self) -> Result<Option<ReportRows>> {
        let id = self.head.case.summary.id;
        loop {
            return Ok(Some(match &mut self.at {
                At::Next => match self.left.pop_front() {
                    None => return Ok(None),
                    Some(part) => {
                        self.at = self.first(part).await?;
                        continue;
                    }
                },
                At::Timeline(after) => {
                    let after = *after;
                    ReportRows::Timeline(self.timeline(id, after).await?)
                }
                At::Iocs(after) => {
                    let after = *after;
                    ReportRows::Iocs(self.iocs(id, after).await?)
                }
                At::Notes(names) => {
                    let next = names.pop_front();
                    ReportRows::Notes(self.note(next).await?)
                }
                At::Tasks(after) => {
                    let after = after.take();
                    ReportRows::Tasks(self.tasks(id, after.as_deref()).await?)
                }
                At::Comments(after) => {
                    let after = *after;
                    ReportRows::Comments(self.comments(id, after).await?)
                }
                At::Attachments(after) => {
                    let after = *after;
                    ReportRows::Attachments(self.attachments(id, after).await?)
                }
                At::Events(events) => {
                    let found = events.next().await?;
                    if found.is_empty() {
                        self.at = At::Next;
                    }
                    let concealer = &mut self.concealer;
                    ReportRows::Events(found.into_iter().map(|event| told(concealer, event)).collect())
                }
                At::History(before) => {
                    let before = *before;
                    ReportRows::History(self.history(id, before).await?)
                }
            }));
        }
    }

    /// What was found out while it was told.
    pub fn end(&self) -> ReportEnd {
        ReportEnd { blanked: self.concealer.blanked }
    }

    async fn first(&self, part: ExportPart) -> Result<At> {
        let (ctx, id) = (&self.ctx, self.head.case.summary.id);
        Ok(match part {
            // They are in the head.
            ExportPart::Summary | ExportPart::Facts => At::Next,
            ExportPart::Timeline => At::Timeline(None),
            ExportPart::Iocs => At::Iocs(None),
            ExportPart::Notes => At::Notes(in_order(note::tree(ctx, id).await?)),
            ExportPart::Tasks => At::Tasks(None),
            ExportPart::Comments => At::Comments(None),
            ExportPart::Attachments => At::Attachments(None),
            ExportPart::Events => {
                let sort = [EventSort::NEWEST_FIRST];
                At::Events(Box::new(event::stream_by_case(ctx, id, &sort, false, 0).await?))
            }
            ExportPart::History => At::History(None),
        })
    }

    async fn timeline(&mut self, id: CaseId, after: Option<Place>) -> Result<Vec<TimelineEntry>> {
        let mut conn = self.ctx.argus.store().read().await?;
        let mut rows = timeline::after(&mut conn, id, after, STEP).await?;
        self.at = rest(&rows).map_or(At::Next, |last| At::Timeline(Some((last.time.at, last.id))));
        // A table is read in again as it was.
        if self.is_report {
            picture::name(&mut conn, id, rows.iter_mut().map(|entry| &mut entry.description)).await?;
        }
        let events = self.ctx.caller()?.may(argus_domain::Permission::ViewEventsByCase);
        for entry in &mut rows {
            if !events {
                entry.events.clear();
            }
            let texts = [&mut entry.title, &mut entry.description, &mut entry.source];
            let values = entry.iocs.iter_mut().map(|ioc| &mut ioc.value);
            let names = entry.events.iter_mut().map(|event| &mut event.name);
            for text in texts.into_iter().chain(&mut entry.tags).chain(values).chain(names) {
                self.concealer.text(text);
            }
        }
        Ok(rows)
    }

    async fn iocs(&mut self, id: CaseId, after: Option<IocId>) -> Result<Vec<Ioc>> {
        let mut conn = self.ctx.argus.store().read().await?;
        let mut rows = ioc::up_to(&mut conn, id, self.head.tlp, after, STEP).await?;
        self.at = rest(&rows).map_or(At::Next, |last| At::Iocs(Some(last.id)));
        // A table of indicators is read in again as it was.
        if self.is_report {
            picture::name(&mut conn, id, rows.iter_mut().map(|ioc| &mut ioc.description)).await?;
        }
        for ioc in &mut rows {
            self.concealer.text(&mut ioc.description);
            ioc.tags.iter_mut().for_each(|tag| self.concealer.text(tag));
        }
        Ok(rows)
    }

    /// One at a time, as they may be long. One that was removed meanwhile is left out.
    async fn note(&mut self, next: Option<(Vec<String>, NoteId)>) -> Result<Vec<ReportNote>> {
        let Some((mut folders, id)) = next else {
            self.at = At::Next;
            return Ok(Vec::new());
        };
        let mut note = match note::get(&self.ctx, id).await {
            Ok(note) => note,
            Err(crate::Error::NotFound(_)) => return Ok(Vec::new()),
            Err(other) => return Err(other),
        };
        let mut conn = self.ctx.argus.store().read().await?;
        picture::name(&mut conn, self.head.case.summary.id, [&mut note.text]).await?;
        self.concealer.text(&mut note.summary.title);
        self.concealer.text(&mut note.text);
        folders.iter_mut().for_each(|name| self.concealer.text(name));
        Ok(vec![ReportNote { folders, note }])
    }

    async fn tasks(&mut self, id: CaseId, after: Option<&Task>) -> Result<Vec<Task>> {
        let mut conn = self.ctx.argus.store().read().await?;
        let mut rows = task::after(&mut conn, id, after, STEP).await?;
        self.at = rest(&rows).map_or(At::Next, |last| At::Tasks(Some(Box::new(last.clone()))));
        picture::name(&mut conn, id, rows.iter_mut().map(|task| &mut task.description)).await?;
        for task in &mut rows {
            for text in [&mut task.title, &mut task.description].into_iter().chain(&mut task.tags) {
                self.concealer.text(text);
            }
        }
        Ok(rows)
    }

    async fn comments(&mut self, id: CaseId, after: Option<CommentId>) -> Result<Vec<Comment>> {
        let mut conn = self.ctx.argus.store().read().await?;
        let mut rows = comment::after(&mut conn, id, after, STEP).await?;
        self.at = rest(&rows).map_or(At::Next, |last| At::Comments(Some(last.id)));
        if !self.ctx.caller()?.may(argus_domain::Permission::UpdateCase) {
            rows.retain(|comment| !comment.internal);
        }
        picture::name(&mut conn, id, rows.iter_mut().map(|comment| &mut comment.text)).await?;
        rows.iter_mut().for_each(|comment| self.concealer.text(&mut comment.text));
        Ok(rows)
    }

    async fn attachments(&mut self, id: CaseId, after: Option<AttachmentId>) -> Result<Vec<Attachment>> {
        let mut conn = self.ctx.argus.store().read().await?;
        let mut rows = attachment::after(&mut conn, id, after, STEP).await?;
        self.at = rest(&rows).map_or(At::Next, |last| At::Attachments(Some(last.id)));
        for file in &mut rows {
            // Hashes are indicators, too.
            let hashes = [&mut file.md5, &mut file.sha1, &mut file.sha256];
            for text in [&mut file.name, &mut file.description].into_iter().chain(hashes) {
                self.concealer.text(text);
            }
        }
        Ok(rows)
    }

    async fn history(&mut self, id: CaseId, before: Option<ActivityId>) -> Result<Vec<Activity>> {
        let filter = ActivityFilter { case: Some(id), before, ..ActivityFilter::default() };
        let mut rows = activity::newest(&self.ctx, &filter).await?;
        let more = rows.len() == activity::MAX_LIMIT as usize;
        self.at = rows.last().filter(|_| more).map_or(At::Next, |last| At::History(Some(last.id)));
        let ids: Vec<ActivityId> = rows.iter().map(|row| row.id).collect();
        let mut conn = self.ctx.argus.store().read().await?;
        let actions = log::actions(&mut conn, &ids).await?;
        for row in &mut rows {
            // They name indicators as they were then, which may be above the level, or gone.
            let general = actions.get(&row.id).and_then(|action| general(action));
            match general.filter(|_| self.head.tlp < Tlp::Red) {
                Some(text) => text.clone_into(&mut row.text),
                None => self.concealer.text(&mut row.text),
            }
            if let Some(title) = &mut row.case_title {
                self.concealer.text(title);
            }
        }
        Ok(rows)
    }
}

/// What follows a page's last row, if anything can.
fn rest<T>(rows: &[T]) -> Option<&T> {
    rows.last().filter(|_| rows.len() == STEP as usize)
}

fn general(action: &str) -> Option<&'static str> {
    match action {
        "ioc.add" => Some("Added indicators"),
        "ioc.change" => Some("Changed an indicator"),
        "ioc.remove" => Some("Deleted an indicator"),
        "ioc.restore" => Some("Restored an indicator"),
        _ => None,
    }
}

/// Notes with the names of their folders: those of a folder together.
fn in_order(tree: NoteTree) -> VecDeque<(Vec<String>, NoteId)> {
    let folders: HashMap<NoteFolderId, _> = tree.folders.iter().map(|folder| (folder.id, folder)).collect();
    let path = |mut next: Option<NoteFolderId>| {
        let mut names = Vec::new();
        // Folders do not lie in each other in a circle; a bound all the same.
        while let Some(folder) = next.and_then(|id| folders.get(&id)).filter(|_| names.len() < folders.len())
        {
            names.insert(0, folder.name.clone());
            next = folder.parent;
        }
        names
    };
    let mut notes: Vec<_> = tree.notes.iter().map(|note| (path(note.folder), note.id)).collect();
    notes.sort_by(|(a, _), (b, _)| a.cmp(b));
    notes.into()
}

fn told(concealer: &mut Concealer, event: Event) -> ReportEvent {
    let Event { summary, mut domain, .. } = event;
    let mut end = |end: EndPoint| {
        let address = end.address.map(|address| concealer.address(address)).unwrap_or_default();
        match end.port {
            Some(port) if end.address.is_some_and(|own| !own.is_ipv4() && own.to_string() == address) => {
                format!("[{address}]:{port}")
            }
            Some(port) => format!("{address}:{port}"),
            None => address,
        }
    };
    let (source, destination) = (end(summary.source), end(summary.destination));
    let mut attack = summary.attack;
    concealer.text(&mut attack.signature);
    for text in [&mut attack.alarm_description, &mut domain].into_iter().flatten() {
        concealer.text(text);
    }
    ReportEvent {
        id: summary.id,
        start: summary.start,
        end: summary.end,
        severity: summary.severity,
        signature: attack.signature,
        alarm: attack.alarm_description,
        source,
        destination,
        domain,
        count: summary.count,
    }
}
