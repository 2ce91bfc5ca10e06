//! Where a case is exported from.

use super::query_text::QueryText;
use argus_domain::{
    CaseId,
    export::{ExportFormat, ExportPart},
    ioc::Tlp,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExportLink {
    pub(crate) case: CaseId,
    pub(crate) format: ExportFormat,
    pub(crate) tlp: Tlp,
    pub(crate) parts: Vec<ExportPart>,
}

impl ExportLink {
    /// `None` where there is nothing to export.
    pub(crate) fn write(&self) -> Option<String> {
        let mut query = QueryText::default();
        query.add("tlp", self.tlp);
        if self.format.is_report() {
            let parts: Vec<&str> = self.parts.iter().map(|part| part.name()).collect();
            if parts.is_empty() {
                return None;
            }
            query.add("parts", parts.join(","));
        }
        Some(format!("/cases/{}/export.{}{}", self.case, self.format.ending(), query.write()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_chosen() {
        let link = ExportLink {
            case: CaseId(7),
            format: ExportFormat::Markdown,
            tlp: Tlp::AmberStrict,
            parts: vec![ExportPart::Facts, ExportPart::Iocs],
        };
        let written = |link: &ExportLink| link.write();
        assert_eq!(written(&link).as_deref(), Some("/cases/7/export.md?tlp=amber%2Bstrict&parts=facts,iocs"));
        let none = ExportLink { parts: Vec::new(), ..link };
        assert_eq!(written(&none), None);
        let stix = ExportLink { format: ExportFormat::Stix, ..none };
        assert_eq!(written(&stix).as_deref(), Some("/cases/7/export.stix.json?tlp=amber%2Bstrict"));
    }
}
