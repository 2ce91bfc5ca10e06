//! Parts of addresses.

use argus_domain::{AlertAssetId, AlertId, AlertIocId, Invalid};

/// The alert's number.
pub(super) fn alert_id(text: &str) -> Result<AlertId, Invalid> {
    let id = text.parse().ok().filter(|id: &AlertId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of an alert"))
}

/// The number of an indicator of an alert.
pub(super) fn ioc_id(text: &str) -> Result<AlertIocId, Invalid> {
    let id = text.parse().ok().filter(|id: &AlertIocId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("iocID", "must be the number of an indicator"))
}

/// The number of an asset of an alert.
pub(super) fn asset_id(text: &str) -> Result<AlertAssetId, Invalid> {
    let id = text.parse().ok().filter(|id: &AlertAssetId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("assetID", "must be the number of an asset"))
}
