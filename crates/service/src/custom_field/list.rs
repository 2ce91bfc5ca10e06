//! Which fields there are.

use crate::{Ctx, Result, case::find};
use argus_domain::{CaseId, Permission, custom_field::CustomField};
use argus_store::{Conn, Scope, custom_field};

/// All, also those that are retired, for whoever defines them.
pub async fn list(ctx: &Ctx) -> Result<Vec<CustomField>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(custom_field::all(&mut conn).await?)
}

/// Those of a case: what it may be given, and what it has in fields that are offered no more.
pub async fn of_case(ctx: &Ctx, case: CaseId) -> Result<Vec<CustomField>> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    let case = find::within(&mut conn, &scope, case).await?;
    let customer = case.summary.customer.id;
    let mut fields = custom_field::all(&mut conn).await?;
    fields.retain(|field| field.is_offered_to(customer) || case.custom.contains_key(&field.name));
    for field in &mut fields {
        field.customers.retain(|other| scope.includes(*other));
    }
    Ok(fields)
}

/// Those that cases of visible customers may be given.
pub(crate) async fn offered(conn: &mut Conn, scope: &Scope) -> Result<Vec<CustomField>> {
    let mut fields = custom_field::offered(conn, scope).await?;
    fields.retain(|field| !field.retired);
    Ok(fields)
}
