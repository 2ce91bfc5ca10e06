//! Customers' networks.

mod add;
mod delete;
mod search;
mod update;

pub use add::{NewNetwork, add};
pub use delete::delete;
pub use search::{get, search};
pub use update::{NetworkChange, update};

use crate::Error;
use argus_domain::{
    Invalid,
    network::{CustomerNetwork, NetworkId},
};
use serde_json::{Value, json};

fn check_description(text: &str, invalid: &mut Invalid) {
    if text.chars().count() > CustomerNetwork::MAX_DESCRIPTION {
        let most = CustomerNetwork::MAX_DESCRIPTION;
        invalid.add("description", format_args!("must not be longer than {most} characters"));
    }
}

fn missing(id: NetworkId) -> Error {
    Error::NotFound(format!("There is no network {id} that you may see."))
}

/// What the activity log keeps.
fn noted(network: &CustomerNetwork) -> Value {
    let flags: Vec<&str> = network.flags.iter().map(|flag| flag.name()).collect();
    json!({"networkAddress": network.network, "location": network.location.id, "zone": network.zone.name(),
        "flags": flags, "description": network.description})
}

const NO_LOCATION: &str = "is not a location of this customer, or everybody's";
