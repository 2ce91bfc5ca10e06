//! IP networks and their sortable keys.
//!
//! Two CIDR blocks nest or are disjoint. So with keys ordered by address and then by prefix length,
//! "contained in Q" is one range of keys and "covers Q" is a handful of exact keys: both are plain B-tree
//! look-ups on any database.

use ipnet::IpNet;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    ops::RangeInclusive,
    str::FromStr,
};

/// A network, or a host as a network of full length. Host bits are always zero.
///
/// IPv4 and IPv6 are separate worlds: `::/0` neither contains nor covers an IPv4 address. An IPv4-mapped
/// IPv6 address is the IPv4 address.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cidr {
    /// The network's address, IPv4 mapped into IPv6.
    address: u128,
    /// Prefix length of the mapped address: 96 to 128 for IPv4.
    prefix: u8,
}

/// 16 bytes of address (IPv4 mapped into IPv6) and one of prefix length, ordered like [`Cidr`].
pub type CidrKey = [u8; 17];

const MAPPED: u128 = 0xffff << 32;
const MAPPED_BITS: u8 = 96;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not an IP address or CIDR range: write 10.5.97.201, 192.168.1.0/24 or 2001:db8::/32")]
pub struct CidrError;

impl Cidr {
    pub fn host(address: IpAddr) -> Self {
        let address = mapped(address);
        Self { address, prefix: 128 }
    }

    /// `bits` counts as people write it: up to 32 for IPv4, up to 128 for IPv6. Host bits are cleared.
    pub fn new(address: IpAddr, bits: u8) -> Result<Self, CidrError> {
        let (limit, offset) = if address.is_ipv4() { (32, MAPPED_BITS) } else { (128, 0) };
        if bits > limit {
            return Err(CidrError);
        }
        let prefix = bits + offset;
        let address = mapped(address);
        let network = address & mask(prefix);
        // ::ffff:0:0/90 would lie half in the IPv4 world: no such network exists.
        if prefix < MAPPED_BITS && is_mapped(address) {
            return Err(CidrError);
        }
        Ok(Self { address: network, prefix })
    }

    pub fn is_ipv4(&self) -> bool {
        is_mapped(self.address) && self.prefix >= MAPPED_BITS
    }

    pub fn is_host(&self) -> bool {
        self.prefix == 128
    }

    /// Prefix length as people write it.
    pub fn bits(&self) -> u8 {
        if self.is_ipv4() { self.prefix - MAPPED_BITS } else { self.prefix }
    }

    /// The network's first address.
    pub fn address(&self) -> IpAddr {
        let address = Ipv6Addr::from(self.address);
        match address.to_ipv4_mapped() {
            Some(v4) if self.is_ipv4() => IpAddr::V4(v4),
            _ => IpAddr::V6(address),
        }
    }

    pub fn is_multicast(&self) -> bool {
        self.address().is_multicast()
    }

    /// Whether hosts on the Internet can have it: not private, local, shared, documentation or reserved
    /// (the IANA special-purpose registries, RFC 6890).
    pub fn is_public(&self) -> bool {
        const SPECIAL_V4: [(u32, u8); 14] = [
            (0x0000_0000, 8),  // this network
            (0x0a00_0000, 8),  // private
            (0x6440_0000, 10), // shared
            (0x7f00_0000, 8),  // loopback
            (0xa9fe_0000, 16), // link local
            (0xac10_0000, 12), // private
            (0xc000_0000, 24), // protocol assignments
            (0xc000_0200, 24), // documentation
            (0xc0a8_0000, 16), // private
            (0xc612_0000, 15), // benchmarking
            (0xc633_6400, 24), // documentation
            (0xcb00_7100, 24), // documentation
            (0xe000_0000, 4),  // multicast
            (0xf000_0000, 4),  // reserved and broadcast
        ];
        match self.address() {
            IpAddr::V4(v4) => {
                let v4 = u32::from(v4);
                !SPECIAL_V4.iter().any(|&(net, bits)| (v4 ^ net) >> (32 - bits) == 0)
            }
            IpAddr::V6(v6) => {
                // Global unicast is 2000::/3, less documentation.
                v6.segments()[0] & 0xe000 == 0x2000 && v6.segments()[..2] != [0x2001, 0x0db8]
            }
        }
    }

    /// The enclosing network of `bits` (as people write it), or itself where it is already wider.
    pub fn widened(&self, bits: u8) -> Self {
        let prefix = if self.is_ipv4() { bits.saturating_add(MAPPED_BITS) } else { bits }.min(self.prefix);
        Self { address: self.address & mask(prefix), prefix }
    }

    pub fn contains(&self, other: &Self) -> bool {
        self.prefix <= other.prefix && self.overlaps(other)
    }

    /// Whether one contains the other: two CIDR blocks nest or are disjoint.
    pub fn overlaps(&self, other: &Self) -> bool {
        let shorter = u32::from(self.prefix.min(other.prefix));
        (self.address ^ other.address).leading_zeros() >= shorter && self.is_ipv4() == other.is_ipv4()
    }

    /// See [`CidrKey`].
    pub fn key(&self) -> CidrKey {
        key(self.address, self.prefix)
    }

    pub fn from_key(key: &[u8]) -> Result<Self, CidrError> {
        let (address, prefix) = key.split_first_chunk::<16>().ok_or(CidrError)?;
        let &[prefix @ 0..=128] = prefix else { return Err(CidrError) };
        Ok(Self { address: u128::from_be_bytes(*address), prefix })
    }

    /// The keys of all networks and hosts that lie inside this one, itself included: one range, or two for
    /// the few IPv6 networks that surround the block where IPv4 is mapped.
    pub fn contained(&self) -> Vec<RangeInclusive<CidrKey>> {
        let first = key(self.address, self.prefix);
        let last = key(self.address | !mask(self.prefix), 128);
        let surrounds_ipv4 = self.prefix < MAPPED_BITS && MAPPED & mask(self.prefix) == self.address;
        if !surrounds_ipv4 {
            return vec![first..=last];
        }
        let before = key(MAPPED - 1, 128);
        let after = key(MAPPED + (1 << 32), 0);
        vec![first..=before, after..=last]
    }

    /// The keys of all strictly wider networks that cover this one, the widest first, none with fewer than
    /// `min_bits` bits (as people write them).
    pub fn covering(&self, min_bits: u8) -> impl Iterator<Item = CidrKey> + use<> {
        let Self { address, prefix } = *self;
        let widest = if self.is_ipv4() { min_bits.saturating_add(MAPPED_BITS) } else { min_bits };
        (widest..prefix).map(move |prefix| key(address & mask(prefix), prefix))
    }

    /// Why a search for this range finds `stored`, if it does.
    pub fn matches(&self, stored: &Self) -> Option<CidrMatch> {
        if !self.overlaps(stored) {
            return None;
        }
        Some(match self.prefix.cmp(&stored.prefix) {
            std::cmp::Ordering::Equal => CidrMatch::Equal,
            std::cmp::Ordering::Less => CidrMatch::Inside,
            std::cmp::Ordering::Greater => CidrMatch::Covers,
        })
    }
}

/// How a stored network relates to the one searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CidrMatch {
    Equal,
    Inside,
    Covers,
}

fn mapped(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(v4.to_ipv6_mapped()),
        IpAddr::V6(v6) => u128::from(v6),
    }
}

fn is_mapped(address: u128) -> bool {
    address >> 32 == MAPPED >> 32
}

fn mask(prefix: u8) -> u128 {
    u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0)
}

fn key(address: u128, prefix: u8) -> CidrKey {
    let mut key = [0; 17];
    key[..16].copy_from_slice(&address.to_be_bytes());
    key[16] = prefix;
    key
}

impl FromStr for Cidr {
    type Err = CidrError;

    fn from_str(text: &str) -> Result<Self, CidrError> {
        let text = text.trim();
        if let Ok(address) = text.parse::<IpAddr>() {
            return Ok(Self::host(address));
        }
        let net: IpNet = text.parse().map_err(|_| CidrError)?;
        match net.addr() {
            // A mapped network is the IPv4 network.
            IpAddr::V6(v6) if v6.to_ipv4_mapped().is_some() => {
                let v4 = v6.to_ipv4_mapped().unwrap_or(Ipv4Addr::UNSPECIFIED);
                Self::new(IpAddr::V4(v4), net.prefix_len().checked_sub(MAPPED_BITS).ok_or(CidrError)?)
            }
            address => Self::new(address, net.prefix_len()),
        }
    }
}

impl fmt::Display for Cidr {
    /// `10.5.97.201` for a host, `10.5.0.0/16` for a network.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.address().fmt(f)?;
        if self.is_host() { Ok(()) } else { write!(f, "/{}", self.bits()) }
    }
}

impl fmt::Debug for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Cidr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cidr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cidr(text: &str) -> Cidr {
        text.parse().unwrap()
    }

    #[test]
    fn the_requirements_example() {
        let asked = cidr("192.168.1.32/28");
        for (stored, why) in [
            ("192.168.1.32/28", CidrMatch::Equal),
            ("192.168.1.33", CidrMatch::Inside),
            ("192.168.1.40/29", CidrMatch::Inside),
            ("192.168.1.0/24", CidrMatch::Covers),
            ("0.0.0.0/0", CidrMatch::Covers),
        ] {
            assert_eq!(asked.matches(&cidr(stored)), Some(why), "{stored}");
        }
        for stored in ["192.168.1.48", "192.168.0.0/25", "::/0", "10.0.0.0/8"] {
            assert_eq!(asked.matches(&cidr(stored)), None, "{stored}");
        }
    }

    #[test]
    fn reads_and_shows() {
        for (text, shown) in [
            ("10.5.97.201", "10.5.97.201"),
            (" 10.5.97.201/8 ", "10.0.0.0/8"),
            ("10.0.0.1/32", "10.0.0.1"),
            ("2001:DB8::1", "2001:db8::1"),
            ("2001:db8::1/32", "2001:db8::/32"),
            ("::ffff:10.0.0.1", "10.0.0.1"),
            ("::ffff:10.0.0.1/104", "10.0.0.0/8"),
            ("::/0", "::/0"),
        ] {
            assert_eq!(cidr(text).to_string(), shown);
        }
        for text in [
            "",
            "10.0.0",
            "10.0.0.0/33",
            "::/129",
            "10.0.0.0/-1",
            "10.0.0.0/",
            "::ffff:0:0/90",
            "host",
            "1.2.3.4/8/8",
        ] {
            assert_eq!(text.parse::<Cidr>(), Err(CidrError), "{text}");
        }
    }

    #[test]
    fn public_addresses() {
        for (text, public) in [
            ("94.127.56.1", true),
            ("10.5.97.201", false),
            ("172.16.0.1", false),
            ("172.32.0.1", true),
            ("169.254.1.1", false),
            ("100.64.0.1", false),
            ("224.0.0.1", false),
            ("2a00:1450::1", true),
            ("2001:db8::1", false),
            ("fe80::1", false),
            ("::1", false),
        ] {
            assert_eq!(cidr(text).is_public(), public, "{text}");
        }
    }

    fn nets() -> impl Strategy<Value = IpNet> {
        // Few distinct addresses, so that generated networks often nest.
        let v4 = (
            prop::sample::select(vec![0u32, 0x0a00_0001, 0x0a00_0080, 0xc0a8_0121, u32::MAX]),
            any::<u8>(),
            0u8..=32,
        )
            .prop_map(|(a, low, bits)| {
                IpNet::new(IpAddr::V4((a ^ u32::from(low)).into()), bits).unwrap().trunc()
            });
        let v6 = (
            prop::sample::select(vec![0u128, 1 << 32, 0x2001_0db8 << 96, 0xfe80 << 112, u128::MAX]),
            any::<u8>(),
            0u8..=128,
        )
            .prop_map(|(a, low, bits)| {
                IpNet::new(IpAddr::V6((a ^ u128::from(low)).into()), bits).unwrap().trunc()
            });
        prop_oneof![v4, v6]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn agrees_with_ipnet(a in nets(), b in nets(), min_bits in 0u8..=32) {
            let (ours_a, ours_b) = (cidr(&a.to_string()), cidr(&b.to_string()));
            prop_assert_eq!(ours_a.contains(&ours_b), a.contains(&b));

            let inside = ours_a.contained().iter().any(|range| range.contains(&ours_b.key()));
            prop_assert_eq!(inside, a.contains(&b), "{} contains {} by key", a, b);

            let covers = ours_a.covering(min_bits).any(|key| key == ours_b.key());
            let expected = b.contains(&a) && a != b && b.prefix_len() >= min_bits;
            prop_assert_eq!(covers, expected, "{} covers {} by key", b, a);
        }

        #[test]
        fn keys_order_and_return(a in nets(), b in nets()) {
            let (a, b) = (cidr(&a.to_string()), cidr(&b.to_string()));
            prop_assert_eq!(a.cmp(&b), a.key().cmp(&b.key()));
            prop_assert_eq!(Cidr::from_key(&a.key()), Ok(a));
        }
    }
}
