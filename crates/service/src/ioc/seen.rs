//! Where a value was seen before: in other cases, and in events.

use crate::{Ctx, Result, event};
use argus_domain::{
    CaseId, Cidr, Permission, TimeExpr, Timestamp,
    criteria::{EventCriteria, EventSort},
    ioc::{Seen, refang},
};
use argus_store::ioc;

/// For a value as it is typed, which may be de-fanged. `but` is the case that it is typed in.
pub async fn seen(ctx: &Ctx, value: &str, but: Option<CaseId>) -> Result<Seen> {
    let actor = ctx.require(Permission::ViewCases)?;
    let value = refang(value);
    if value.is_empty() {
        return Ok(Seen::default());
    }
    let mut conn = ctx.argus.store().read().await?;
    let (cases, in_cases) = ioc::seen(&mut conn, &actor.scope(), &value, but).await?;
    drop(conn);
    let criteria = criteria(&value).filter(|_| actor.may(Permission::EventLookup));
    let in_events = match criteria {
        Some(criteria) => {
            let found = event::search(ctx, &criteria, &[EventSort::NEWEST_FIRST], 0, 0).await?;
            Some(found.page.total)
        }
        None => None,
    };
    Ok(Seen { cases, in_cases, in_events })
}

/// Events with the value as an address or name of a domain, at whatever time.
fn criteria(value: &str) -> Option<EventCriteria> {
    let all = EventCriteria { start: Some(TimeExpr::At(Timestamp::MIN)), ..EventCriteria::default() };
    if let Ok(address) = value.parse::<Cidr>() {
        return Some(EventCriteria { addresses: vec![address], ..all });
    }
    let is_name = matches!(argus_domain::ioc::guess(value)?.name(), "domain" | "hostname");
    is_name.then(|| EventCriteria { domains: vec![value.to_lowercase()], ..all })
}
