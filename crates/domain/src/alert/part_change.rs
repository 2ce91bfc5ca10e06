//! Changing what belongs to an alert: one indicator or asset at a time.

use super::{AssetChange, NewAsset};
use crate::{
    AlertAssetId, AlertIocId,
    ioc::{IocChange, NewIoc},
};
use serde::{Deserialize, Serialize};

/// Changes name the version of the alert that they were made from; adding and removing meet nobody else's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AlertPartChange {
    AddIoc(NewIoc),
    ChangeIoc(AlertIocId, IocChange),
    RemoveIoc(AlertIocId),
    AddAsset(NewAsset),
    ChangeAsset(AlertAssetId, AssetChange),
    RemoveAsset(AlertAssetId),
}
