//! Adding, changing and removing what belongs to an alert: one indicator or asset at a time.

use super::find;
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    merge::{Merge, Merged},
};
use argus_domain::{
    AlertAssetId, AlertId, AlertIocId, Invalid, Permission, UserId,
    alert::{Alert, AlertAsset, AlertIoc, AlertPartChange, AssetChange, NewAsset},
    ioc::{Ioc, IocChange, NewIoc},
    version::FieldVersions,
};
use argus_store::{Locked, StoreError, Tx, alert};
use serde_json::{Map, Value, json};

/// Others may have changed the same part since: only fields that they changed to something else are in the way.
pub async fn change_part(ctx: &Ctx, id: AlertId, change: AlertPartChange) -> Result<Alert> {
    let actor = ctx.require(Permission::UpdateAlert)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let mut tx = ctx.argus.store().begin().await?;
    let (locked, before) = find::locked(&mut tx, &scope, id).await?;
    let mut work = Work { tx: &mut tx, ctx, by, before: &before, locked };
    let change = match change {
        AlertPartChange::AddIoc(new) => Some(work.add_ioc(new).await?),
        AlertPartChange::ChangeIoc(ioc, change) => work.change_ioc(ioc, change).await?,
        AlertPartChange::RemoveIoc(ioc) => Some(work.remove_ioc(ioc).await?),
        AlertPartChange::AddAsset(new) => Some(work.add_asset(new).await?),
        AlertPartChange::ChangeAsset(asset, change) => work.change_asset(asset, change).await?,
        AlertPartChange::RemoveAsset(asset) => Some(work.remove_asset(asset).await?),
    };
    let Some(Change { action, text, detail, versions }) = change else { return Ok(before) };
    alert::mark(&mut tx, id, &versions, by, ctx.now).await?;
    let after = find::within(&mut tx, &scope, id).await?;
    let done = Done {
        customer: Some(before.summary.customer.id),
        alert: Some(id),
        detail,
        ..Done::new(action, format!("{text} the alert #{id} “{}”", before.summary.title))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}

/// What was done, for the log.
struct Change {
    action: &'static str,
    /// Up to the alert: `Added the indicator evil.example to`.
    text: String,
    detail: Value,
    versions: FieldVersions,
}

struct Work<'a> {
    tx: &'a mut Tx,
    ctx: &'a Ctx,
    by: Option<UserId>,
    before: &'a Alert,
    locked: Locked,
}

impl Work<'_> {
    fn id(&self) -> AlertId {
        self.before.summary.id
    }

    fn merge(&self, seen: i64) -> Merge {
        Merge::new(seen, self.locked.clone(), self.by, self.ctx.now)
    }

    fn detail(&self, part: &str, before: impl Into<Value>, after: impl Into<Value>) -> Value {
        json!({"alert": self.id(), "part": part, "before": before.into(), "after": after.into()})
    }

    fn changed(&self, action: &'static str, part: &str, what: &str, merged: Merged) -> Change {
        let own = |fields: Map<String, Value>| -> Map<String, Value> {
            fields.into_iter().map(|(name, value)| (own_name(&name).to_owned(), value)).collect()
        };
        let (before, after) = (own(merged.before), own(merged.after));
        let fields: Vec<&str> = after.keys().map(String::as_str).collect();
        let text = format!("Changed {} of the {what} of", fields.join(", "));
        Change { action, text, detail: self.detail(part, before, after), versions: merged.versions }
    }

    /// Nobody's change of it is in anybody's way any more.
    fn without(&self, part: &str) -> FieldVersions {
        let mut versions = self.locked.field_versions.clone();
        versions.forget(part);
        versions
    }

    async fn add_ioc(&mut self, new: NewIoc) -> Result<Change> {
        let (new, kind) = new.checked()?;
        let is_it = |ioc: &AlertIoc| ioc.kind == kind && is_same(&ioc.value, &new.value);
        if self.before.iocs.iter().any(is_it) {
            return Err(Invalid::one("value", "is an indicator of this alert already").into());
        }
        if self.before.iocs.len() >= Alert::MAX_IOCS {
            let most = Alert::MAX_IOCS;
            return Err(
                Invalid::one("value", format_args!("is too many: an alert has at most {most}")).into()
            );
        }
        alert::add_iocs(self.tx, self.id(), &[(new.clone(), kind)]).await?;
        Ok(Change {
            action: "alert.ioc.add",
            text: format!("Added the indicator {} to", new.value),
            detail: self.detail("ioc", Value::Null, json!(new)),
            versions: self.locked.field_versions.clone(),
        })
    }

    async fn change_ioc(&mut self, id: AlertIocId, change: IocChange) -> Result<Option<Change>> {
        let change = change.tidied();
        let before = ioc_of(self.before, id)?;
        let (mut after, part) = (before.clone(), format!("ioc.{id}"));
        let field = |name: &str| format!("{part}.{name}");
        let mut merge = self.merge(change.version);
        merge.field(&field("value"), &mut after.value, change.value);
        merge.field(&field("kind"), &mut after.kind, change.kind);
        merge.field(&field("tlp"), &mut after.tlp, change.tlp);
        merge.field(&field("description"), &mut after.description, change.description);
        merge.field(&field("tags"), &mut after.tags, change.tags);
        let Some(merged) = merge.settle(self.tx).await.map_err(own_names)? else { return Ok(None) };
        let mut invalid = Invalid::default();
        Ioc::check(&after.value, after.kind, &after.description, &after.tags, &mut invalid);
        invalid.into_result()?;
        let problem = "is another indicator of this alert, of the same type";
        alert::update_ioc(self.tx, self.id(), &after)
            .await
            .map_err(|error| taken(error, "value", problem))?;
        Ok(Some(self.changed("alert.ioc.change", &part, &format!("indicator {}", before.value), merged)))
    }

    async fn remove_ioc(&mut self, id: AlertIocId) -> Result<Change> {
        let (before, part) = (ioc_of(self.before, id)?, format!("ioc.{id}"));
        alert::remove_ioc(self.tx, self.id(), id).await?;
        Ok(Change {
            action: "alert.ioc.remove",
            text: format!("Removed the indicator {} from", before.value),
            detail: self.detail(&part, json!(before), Value::Null),
            versions: self.without(&part),
        })
    }

    async fn add_asset(&mut self, new: NewAsset) -> Result<Change> {
        let new = new.checked()?;
        let is_it = |asset: &AlertAsset| asset.kind == new.kind && is_same(&asset.name, &new.name);
        if self.before.assets.iter().any(is_it) {
            return Err(Invalid::one("name", "is an asset of this alert already").into());
        }
        if self.before.assets.len() >= Alert::MAX_ASSETS {
            let most = Alert::MAX_ASSETS;
            return Err(Invalid::one("name", format_args!("is too many: an alert has at most {most}")).into());
        }
        alert::add_assets(self.tx, self.id(), std::slice::from_ref(&new)).await?;
        Ok(Change {
            action: "alert.asset.add",
            text: format!("Added the asset {} to", new.name),
            detail: self.detail("asset", Value::Null, json!(new)),
            versions: self.locked.field_versions.clone(),
        })
    }

    async fn change_asset(&mut self, id: AlertAssetId, change: AssetChange) -> Result<Option<Change>> {
        let before = asset_of(self.before, id)?;
        let AssetChange { version, name, kind, ip, domain, description } = change;
        // What it would be is tidied and checked as what is new.
        let checked = NewAsset {
            name: name.unwrap_or_else(|| before.name.clone()),
            kind: kind.unwrap_or_else(|| before.kind.clone()),
            ip: ip.unwrap_or_else(|| before.ip.clone()),
            domain: domain.unwrap_or_else(|| before.domain.clone()),
            description: description.unwrap_or_else(|| before.description.clone()),
        }
        .checked()?;
        let (mut after, part) = (before.clone(), format!("asset.{id}"));
        let field = |name: &str| format!("{part}.{name}");
        let mut merge = self.merge(version);
        merge.field(&field("name"), &mut after.name, Some(checked.name));
        merge.field(&field("kind"), &mut after.kind, Some(checked.kind));
        merge.field(&field("ip"), &mut after.ip, Some(checked.ip));
        merge.field(&field("domain"), &mut after.domain, Some(checked.domain));
        merge.field(&field("description"), &mut after.description, Some(checked.description));
        let Some(merged) = merge.settle(self.tx).await.map_err(own_names)? else { return Ok(None) };
        let problem = "is another asset of this alert, of the same type";
        alert::update_asset(self.tx, self.id(), &after)
            .await
            .map_err(|error| taken(error, "name", problem))?;
        Ok(Some(self.changed("alert.asset.change", &part, &format!("asset {}", before.name), merged)))
    }

    async fn remove_asset(&mut self, id: AlertAssetId) -> Result<Change> {
        let (before, part) = (asset_of(self.before, id)?, format!("asset.{id}"));
        alert::remove_asset(self.tx, self.id(), id).await?;
        Ok(Change {
            action: "alert.asset.remove",
            text: format!("Removed the asset {} from", before.name),
            detail: self.detail(&part, json!(before), Value::Null),
            versions: self.without(&part),
        })
    }
}

fn ioc_of(alert: &Alert, id: AlertIocId) -> Result<&AlertIoc> {
    let found = alert.iocs.iter().find(|ioc| ioc.id == id);
    found.ok_or_else(|| Error::NotFound(format!("The alert #{} has no indicator {id}.", alert.summary.id)))
}

fn asset_of(alert: &Alert, id: AlertAssetId) -> Result<&AlertAsset> {
    let found = alert.assets.iter().find(|asset| asset.id == id);
    found.ok_or_else(|| Error::NotFound(format!("The alert #{} has no asset {id}.", alert.summary.id)))
}

fn taken(error: StoreError, field: &str, problem: &str) -> Error {
    match error {
        StoreError::Exists(_) => Invalid::one(field, problem).into(),
        other => other.into(),
    }
}

/// `ioc.12.value` is its value.
fn own_name(field: &str) -> &str {
    field.rsplit_once('.').map_or(field, |(_, name)| name)
}

fn own_names(error: Error) -> Error {
    match error {
        Error::Conflict(mut found) => {
            for one in &mut found.fields {
                one.field = own_name(&one.field).to_owned();
            }
            Error::Conflict(found)
        }
        other => other,
    }
}

/// As the store tells what is equal.
fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
