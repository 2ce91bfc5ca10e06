//! The metrics of alerts as a URL.

use super::query_text::QueryText;
use argus_domain::{
    CustomerId, TimeExpr,
    alert::{AlertGrouping, AlertMeasure},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MetricsLink {
    /// Nothing for the last 30 days.
    pub(crate) from: Option<TimeExpr>,
    pub(crate) by: AlertGrouping,
    pub(crate) customer: Option<CustomerId>,
}

impl MetricsLink {
    pub(crate) const PATH: &str = "/alerts/metrics";

    pub(crate) fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        Self {
            from: query.first("from").and_then(|time| time.parse().ok()),
            by: query.first("by").and_then(AlertGrouping::named).unwrap_or(AlertGrouping::Rule),
            customer: query.first("customer").and_then(|id| id.parse().ok()),
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut query = QueryText::default();
        if let Some(from) = &self.from {
            query.add("from", from);
        }
        if self.by != AlertGrouping::Rule {
            query.add("by", self.by.name());
        }
        if let Some(customer) = self.customer {
            query.add("customer", customer);
        }
        format!("{}{}", Self::PATH, query.write())
    }

    pub(crate) fn measure(&self) -> AlertMeasure {
        AlertMeasure {
            from: self.from.clone(),
            to: None,
            by: self.by,
            customers: self.customer.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returns_what_it_wrote() {
        for text in ["", "?from=-7days&by=severity&customer=2"] {
            assert_eq!(MetricsLink::read(text).write(), format!("/alerts/metrics{text}"));
        }
    }
}
