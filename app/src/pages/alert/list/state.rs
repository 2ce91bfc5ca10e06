//! What the list is of, for what it has in common with others.

use crate::{
    api::{Failure, alert::list_alerts},
    link::AlertLink,
    pages::work_list::{Listed, WorkList},
    state::Live,
};
use argus_domain::{
    AlertId,
    alert::{AlertFilter, AlertSummary},
    criteria::Page,
};

pub(super) type AlertList = WorkList<AlertSummary>;

impl Listed for AlertSummary {
    type Id = AlertId;
    type Question = AlertFilter;

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
