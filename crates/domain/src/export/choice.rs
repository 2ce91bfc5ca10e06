//! What somebody asks of an export.

use super::ExportPart;
use crate::{Invalid, ioc::Tlp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportChoice {
    /// The highest level that may leave. Amber unless it is chosen: the organisation and its clients may be told, and
    /// a report's reader is the client that the case is about.
    pub tlp: Tlp,
    /// Names of parts with `,` between them; all that the caller may read where there is none.
    pub parts: Option<String>,
}

impl ExportChoice {
    /// The chosen parts, in the order of a report; `None` for all.
    pub fn parts(&self) -> Result<Option<Vec<ExportPart>>, Invalid> {
        let Some(names) = &self.parts else { return Ok(None) };
        let mut parts = Vec::new();
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let Some(part) = ExportPart::named(name) else {
                let known = ExportPart::ALL.map(ExportPart::name).join(", ");
                return Err(Invalid::one("parts", format_args!("must be among {known}")));
            };
            parts.push(part);
        }
        if parts.is_empty() {
            return Err(Invalid::one("parts", "must name one at least"));
        }
        Ok(Some(ExportPart::ALL.into_iter().filter(|part| parts.contains(part)).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_the_order_of_a_report() {
        let parts =
            |names: &str| ExportChoice { parts: Some(names.to_owned()), ..ExportChoice::default() }.parts();
        assert_eq!(ExportChoice::default().parts(), Ok(None));
        assert_eq!(parts("notes, facts,notes"), Ok(Some(vec![ExportPart::Facts, ExportPart::Notes])));
        assert!(parts("").is_err() && parts("notes,files").is_err());
    }
}
