//! Settings of a module as they are stored: secrets by themselves, encrypted.

use crate::{Argus, Result, seal};
use argus_domain::module::{ManagedDetail, Parameter, ParameterType, Settings, settings::HIDDEN};
use argus_store::{Conn, module as store};

/// With secrets; or why they cannot be read.
pub(super) async fn all(
    argus: &Argus,
    conn: &mut Conn,
    module: &ManagedDetail,
) -> Result<Result<Settings, String>> {
    let sealed = store::secrets(conn, module.module.id).await?;
    Ok(match seal::open(argus, &sealed) {
        Err(problem) => Err(format!("its secrets {problem}")),
        Ok(secrets) => {
            let mut settings = module.settings.clone();
            settings.extend(serde_json::from_str::<Settings>(&secrets).unwrap_or_default());
            Ok(settings)
        }
    })
}

/// What is stored in the clear, and the secrets as they are stored.
pub(super) fn parted(
    argus: &Argus,
    parameters: &[Parameter],
    settings: &Settings,
) -> Result<(Settings, String)> {
    let is_secret = |name: &String| {
        parameters.iter().any(|parameter| parameter.name == *name && parameter.kind == ParameterType::Secret)
    };
    let (secrets, clear): (Settings, Settings) =
        settings.clone().into_iter().partition(|(name, _)| is_secret(name));
    let sealed = if secrets.is_empty() {
        String::new()
    } else {
        seal::seal(argus, &serde_json::Value::Object(secrets).to_string())?
    };
    Ok((clear, sealed))
}

/// As they are shown and logged: stars for secrets, and a word for those that differ from `before`.
pub(super) fn shown(parameters: &[Parameter], settings: &Settings, before: Option<&Settings>) -> Settings {
    let mut shown = argus_domain::module::settings::shown(parameters, settings);
    for (name, value) in &mut shown {
        let differs = before.is_some_and(|before| before.get(name).is_some_and(|was| *was != settings[name]));
        if *value == HIDDEN && differs {
            *value = "another secret".into();
        }
    }
    shown
}
