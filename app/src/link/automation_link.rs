//! The page of automation rules as a URL.

use super::{PAGE_SIZES, offset, query_text::QueryText};
use argus_domain::{
    AutomationRuleId,
    automation::{RunFilter, RunOutcome},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AutomationLink {
    /// What rules did, instead of the rules.
    pub(crate) runs: bool,
    pub(crate) filter: RunFilter,
    pub(crate) size: u32,
    pub(crate) page: u32,
}

impl AutomationLink {
    pub(crate) const PATH: &str = "/manage/automation";

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<u32>().ok());
        Self {
            runs: query.first("tab") == Some("runs"),
            filter: RunFilter {
                rule: query.first("rule").and_then(|id| id.parse().ok()),
                case: query.first("case").and_then(|id| id.parse().ok()),
                outcome: query.first("outcome").and_then(RunOutcome::named),
            },
            size: number("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0]),
            page: number("page").unwrap_or(1).max(1),
        }
    }

    /// What one rule did.
    pub(crate) fn runs_of(rule: AutomationRuleId) -> Self {
        let mut link = Self::read("?tab=runs");
        link.filter.rule = Some(rule);
        link
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if self.runs {
            query.add("tab", "runs");
        }
        if let Some(rule) = self.filter.rule {
            query.add("rule", rule);
        }
        if let Some(case) = self.filter.case {
            query.add("case", case);
        }
        if let Some(outcome) = self.filter.outcome {
            query.add("outcome", outcome.name());
        }
        if self.size != PAGE_SIZES[0] {
            query.add("size", self.size);
        }
        if self.page != 1 {
            query.add("page", self.page);
        }
        format!("{}{}", Self::PATH, query.write())
    }

    pub(crate) fn offset(&self) -> u32 {
        offset(self.page, self.size)
    }

    /// The same list with something else asked: from its first row.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut link = Self { page: 1, ..self.clone() };
        change(&mut link);
        link
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in ["", "?page=2", "?tab=runs&rule=3&case=7&outcome=refused&size=25"] {
            assert_eq!(AutomationLink::read(text).write(), format!("/manage/automation{text}"));
        }
        assert_eq!(
            AutomationLink::runs_of(AutomationRuleId(3)).write(),
            "/manage/automation?tab=runs&rule=3"
        );
    }
}
