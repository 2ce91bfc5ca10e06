//! The list of cases as a URL.

use super::{
    query_text::QueryText,
    work_link::{Question, WorkLink},
};
use argus_domain::case::{CaseFilter, CaseSortKey, CustomMatch, Lifecycle};

pub(crate) type CaseLink = WorkLink<CaseFilter>;

impl Question for CaseFilter {
    const PATH: &'static str = "/cases";
    type Key = CaseSortKey;
    type Shape = ();
    const KEYS: &'static [(CaseSortKey, &'static str)] =
        &[(CaseSortKey::Id, "id"), (CaseSortKey::Updated, "updated"), (CaseSortKey::Severity, "severity")];

    fn read(query: &QueryText) -> Self {
        Self {
            text: query.first("text").unwrap_or_default().to_owned(),
            lifecycle: query.first("state").and_then(Lifecycle::named),
            states: query.all("step").map(str::to_owned).collect(),
            severities: query.all("severity").filter_map(|name| name.parse().ok()).collect(),
            customers: query.all("customer").filter_map(|id| id.parse().ok()).collect(),
            assignees: query.all("assignee").filter_map(|who| who.parse().ok()).collect(),
            tags: query.all("tag").filter_map(|tag| tag.parse().ok()).collect(),
            custom: query.all("field").filter_map(CustomMatch::read).collect(),
        }
    }

    fn write(&self, query: &mut QueryText) {
        if !self.text.is_empty() {
            query.add("text", &self.text);
        }
        if let Some(lifecycle) = self.lifecycle {
            query.add("state", lifecycle.name());
        }
        for state in &self.states {
            query.add("step", state);
        }
        for severity in &self.severities {
            query.add("severity", severity);
        }
        for customer in &self.customers {
            query.add("customer", customer);
        }
        for assignee in &self.assignees {
            query.add("assignee", assignee);
        }
        for tag in &self.tags {
            query.add("tag", tag);
        }
        for one in &self.custom {
            query.add("field", one);
        }
    }

    fn text(&mut self) -> &mut String {
        &mut self.text
    }

    fn is_order_of_time(key: CaseSortKey) -> bool {
        key != CaseSortKey::Severity
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        let full = "?text=ai+case&state=open&step=Containment&severity=high&severity=critical&customer=2\
                    &assignee=me&assignee=nobody&assignee=3&tag=a:b&field=site:Oslo:1&sort=-updated&size=25&page=2";
        for text in ["", "?sort=id", full] {
            let link = CaseLink::read(text);
            assert_eq!(link.write(), format!("/cases{text}"));
        }
        assert!(!CaseLink::read("?state=gone").is_filtered());
        assert_eq!(CaseLink::read("?tag=a:b&page=2").question(), "tag=a:b");
        assert_eq!(CaseLink::of_question("tag=a:b"), "/cases?tag=a:b");
    }
}
