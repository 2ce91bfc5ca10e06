//! Beginning an export.

use super::{conceal::Concealer, field, picture, report::Report};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    case::find,
    module::before::before_report,
};
use argus_domain::{
    CaseId, Invalid,
    case::{Case, CaseTag},
    export::{ExportChoice, ExportFormat, ExportPart, IocCount, ReportHead, counted, withheld},
    ioc::Tlp,
};
use argus_store::ioc;
use serde_json::json;

/// Withheld values that texts are searched for.
const MOST: usize = 10_000;

/// What a case has of each level and type, for whoever is about to choose what may leave.
pub async fn preview(ctx: &Ctx, case: CaseId) -> Result<Vec<IocCount>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(ioc::counts(&mut conn, case).await?)
}

/// Notes in the history that it was exported, and gives what there is to write. Whoever may see the case may.
pub async fn begin(ctx: &Ctx, id: CaseId, format: ExportFormat, choice: &ExportChoice) -> Result<Report> {
    let parts = parts(ctx, format, choice)?;
    let highest = choice.tlp;
    let mut conn = ctx.argus.store().snapshot().await?;
    let mut case = find::seen(ctx, &mut conn, id).await?;
    let withheld = withheld(&ioc::counts(&mut conn, id).await?, highest);
    let mut concealer = Concealer::new(&values_above(&mut conn, id, highest).await?);
    let fields = match parts.contains(&ExportPart::Facts) {
        true => field::of(&mut conn, &case, &mut concealer).await?,
        false => Vec::new(),
    };
    picture::name(&mut conn, id, [&mut case.description]).await?;
    drop(conn);
    before_report(ctx, id, format, highest).await?;
    let customer = case.summary.customer.id;
    conceal(&mut concealer, &mut case);
    let user = ctx.caller()?.user.as_ref();
    let by = user.map_or_else(|| "Argus".to_owned(), |user| user.name.clone());

    let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
    let done = Done {
        case: Some(id),
        customer: Some(customer),
        detail: json!({"format": format.ending(), "tlp": highest, "parts": names, "withheld": withheld}),
        ..Done::new("case.export", told(format, highest, &withheld))
    };
    let mut tx = ctx.argus.store().begin().await?;
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    let head = ReportHead { case, fields, tlp: highest, parts, at: ctx.now, by, withheld };
    Ok(Report::new(ctx.clone(), head, concealer, format.is_report()))
}

/// Those that are told; a part that was asked for by its name must be one that the caller may read.
fn parts(ctx: &Ctx, format: ExportFormat, choice: &ExportChoice) -> Result<Vec<ExportPart>> {
    if let Some(only) = format.only() {
        return Ok(vec![only]);
    }
    match choice.parts()? {
        None => {
            let actor = ctx.caller()?;
            Ok(ExportPart::ALL.into_iter().filter(|part| actor.may(part.needs())).collect())
        }
        Some(parts) => {
            for part in &parts {
                ctx.require(part.needs())?;
            }
            Ok(parts)
        }
    }
}

async fn values_above(
    conn: &mut argus_store::Conn,
    case: CaseId,
    highest: Tlp,
) -> Result<Vec<(String, argus_domain::ioc::IocKind, Tlp)>> {
    let values = ioc::above(conn, case, highest, MOST as u32 + 1).await?;
    if values.len() > MOST {
        let problem = format_args!(
            "leaves more than {MOST} indicators out, and texts cannot be searched for so many: choose a higher level"
        );
        return Err(Invalid::one("tlp", problem).into());
    }
    Ok(values)
}

fn conceal(concealer: &mut Concealer, case: &mut Case) {
    let summary = &mut case.summary;
    for text in [&mut case.description, &mut summary.name] {
        concealer.text(text);
    }
    if let Some(ticket) = &mut summary.soc_ticket {
        concealer.text(ticket);
    }
    for CaseTag { key, value } in &mut summary.tags {
        concealer.text(key);
        concealer.text(value);
    }
}

/// `Exported the case as HTML up to TLP:AMBER, 3 indicators withheld`
fn told(format: ExportFormat, highest: Tlp, withheld: &[IocCount]) -> String {
    let what = match format.only() {
        None => "the case",
        Some(ExportPart::Timeline) => "the timeline",
        Some(_) => "the indicators",
    };
    let withheld = match counted(withheld) {
        0 => "nothing withheld".to_owned(),
        1 => "one indicator withheld".to_owned(),
        many => format!("{many} indicators withheld"),
    };
    format!("Exported {what} as {} up to {}, {withheld}", format.label(), highest.label())
}
