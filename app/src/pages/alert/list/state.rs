//! What the list is of, for what it has in common with others.

use crate::{
    api::{Failure, alert::list_alerts},
    link::AlertLink,
    pages::work_list::{ListLink, Listed, WorkList},
    state::Live,
};
use argus_domain::{
    AlertId,
    alert::{AlertFilter, AlertSortKey, AlertSummary},
    criteria::Page,
};

pub(super) type AlertList = WorkList<AlertSummary>;

impl Listed for AlertSummary {
    type Id = AlertId;
    type Link = AlertLink;

    const NOUN: &str = "alert";
    const SHOW_NEWS: &'static str = "Show the new alerts";

    fn id(&self) -> AlertId {
        self.id
    }

    fn find(link: AlertLink) -> impl Future<Output = Result<Page<Self>, Failure>> + 'static {
        let offset = link.offset();
        list_alerts(link.filter, link.sort, link.size, offset)
    }

    fn track_news(live: Live) {
        live.track_alert_news();
    }
}

impl ListLink for AlertLink {
    type Filter = AlertFilter;

    fn read(search: &str) -> Self {
        Self::read(search)
    }

    fn write(&self) -> String {
        self.write()
    }

    fn filter(&self) -> &AlertFilter {
        &self.filter
    }

    fn narrowed(&self, narrow: impl FnOnce(&mut AlertFilter)) -> Self {
        self.changed(|link| narrow(&mut link.filter))
    }

    fn text(&self) -> &str {
        &self.filter.text
    }

    fn searched(&self, text: String) -> Self {
        self.changed(|link| link.filter.text = text)
    }

    fn size(&self) -> u32 {
        self.size
    }

    fn is_first_page(&self) -> bool {
        self.page == 1
    }

    fn begins_with_newest(&self) -> bool {
        self.page == 1 && self.sort.descending && self.sort.key != AlertSortKey::Severity
    }
}
