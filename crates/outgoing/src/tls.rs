//! TLS as a client, by the certificates that the machine trusts.

use crate::Failed;
use std::sync::{Arc, OnceLock};
use tokio::net::TcpStream;
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

pub(crate) async fn begin(stream: TcpStream, host: &str) -> Result<TlsStream<TcpStream>, Failed> {
    let name = ServerName::try_from(host.trim_start_matches('[').trim_end_matches(']').to_owned())
        .map_err(|error| Failed::for_good(format!("{host} is no name of a server: {error}")))?;
    let connecting = TlsConnector::from(config()?).connect(name, stream).await;
    connecting.map_err(|error| Failed::because(&format!("no secure connection to {host}"), &error))
}

/// Read once: certificates that are added later count from the next start on.
fn config() -> Result<Arc<ClientConfig>, Failed> {
    static CONFIG: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    if let Some(config) = CONFIG.get() {
        return Ok(Arc::clone(config));
    }
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| Failed::because("no secure connections", &error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::clone(CONFIG.get_or_init(|| Arc::new(config))))
}
