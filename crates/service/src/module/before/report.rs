//! Before a case is exported. Modules may refuse that; what they change of the request is lost.

use crate::{Ctx, Result, module::ask_before};
use argus_domain::{CaseId, export::ExportFormat, ioc::Tlp};
use serde_json::json;

/// For whoever may see the case, which was checked.
pub(crate) async fn before_report(ctx: &Ctx, case: CaseId, format: ExportFormat, tlp: Tlp) -> Result<()> {
    let request = json!({"case_id": case, "format": format.ending(), "tlp": tlp.name()});
    ask_before(ctx, "on_preload_report_create", Some(case), request).await.map(drop)
}
