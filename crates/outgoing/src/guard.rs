//! Which addresses may be reached.

use crate::Failed;
use argus_domain::Cidr;
use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    time::Duration,
};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};

/// Public addresses, and what an administrator lists beside them.
#[derive(Clone, Debug)]
pub struct Guard {
    pub allowed: Vec<Cidr>,
    /// For all of one request or mail.
    pub limit: Duration,
}

impl Guard {
    pub fn allows(&self, address: IpAddr) -> bool {
        let host = Cidr::host(address);
        self.allowed.iter().any(|range| range.contains(&host))
            || host.is_public() && !leads_on(host.address())
    }

    /// The addresses of a host that may be reached; there is one at least.
    pub async fn resolve(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Failed> {
        let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        let found: Vec<SocketAddr> = match literal {
            Ok(address) => vec![SocketAddr::new(address, port)],
            Err(_) => timeout(self.limit, lookup_host((host, port)))
                .await
                .map_err(|_| Failed::for_now(format!("the address of {host} was not found in time")))?
                .map_err(|error| Failed::because(&format!("the address of {host} was not found"), &error))?
                .collect(),
        };
        let (open, closed): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| self.allows(found.ip()));
        match (open.is_empty(), closed.first()) {
            (false, _) => Ok(open),
            (true, Some(inside)) => Err(Failed::for_good(format!(
                "{host} is {}, which is not a public address: whoever runs the server can allow its range with the setting outgoing-allow",
                inside.ip()
            ))),
            (true, None) => Err(Failed::for_now(format!("{host} has no address"))),
        }
    }

    /// Whether somebody takes a connection there. Nothing is said.
    pub async fn reach(&self, host: &str, port: u16) -> Result<(), Failed> {
        let connected = timeout(self.limit, self.connect(host, port)).await;
        connected
            .map_err(|_| Failed::for_now(format!("{host} port {port} did not answer in time")))?
            .map(drop)
    }

    /// To the first address that takes the connection.
    pub(crate) async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, Failed> {
        let mut failed = None;
        for address in self.resolve(host, port).await? {
            match TcpStream::connect(address).await {
                Ok(stream) => return Ok(stream),
                Err(error) => {
                    failed = Some(Failed::because(&format!("cannot connect to {host} port {port}"), &error));
                }
            }
        }
        Err(failed.unwrap_or_else(|| Failed::for_now(format!("{host} has no address"))))
    }
}

/// Whether it holds another address that packets are handed on to: 6to4 (RFC 3056), Teredo (RFC 4380), and the rest of
/// the block for protocols.
fn leads_on(address: IpAddr) -> bool {
    let IpAddr::V6(v6) = address else { return false };
    let [first, second, ..] = Ipv6Addr::segments(&v6);
    first == 0x2002 || first == 0x2001 && second < 0x0200
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(allowed: &[&str]) -> Guard {
        let allowed = allowed.iter().map(|range| range.parse().unwrap()).collect();
        Guard { allowed, limit: Duration::from_secs(5) }
    }

    #[test]
    fn the_inside_is_closed() {
        let closed = guard(&[]);
        for address in [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "198.18.0.1",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2002:7f00:1::1",
            "2001:0:1::1",
            "2001:db8::1",
        ] {
            assert!(!closed.allows(address.parse().unwrap()), "{address}");
        }
        for address in ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1", "2a00::1"] {
            assert!(closed.allows(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn what_is_listed_is_open() {
        let open = guard(&["10.1.0.0/16", "::1"]);
        for (address, is_open) in [
            ("10.1.2.3", true),
            ("::ffff:10.1.2.3", true),
            ("::1", true),
            ("10.2.0.1", false),
            ("127.0.0.1", false),
        ] {
            assert_eq!(open.allows(address.parse().unwrap()), is_open, "{address}");
        }
    }

    #[tokio::test]
    async fn names_and_literals_are_resolved_first() {
        for host in ["127.0.0.1", "[::1]", "localhost", "::ffff:127.0.0.1"] {
            let failed = guard(&[]).resolve(host, 80).await.unwrap_err();
            assert!(failed.is_final && failed.text.contains("is not a public address"), "{host}: {failed}");
        }
        let open = guard(&["127.0.0.0/8", "::1"]).resolve("localhost", 80).await.unwrap();
        assert!(open.iter().all(|address| address.ip().is_loopback()));
    }
}
