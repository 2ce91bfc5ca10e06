//! Withheld values where people wrote them into texts: whole words, in any case, also de-fanged; and addresses that lie in
//! withheld networks.
//!
//! What somebody said in other words nobody can find, so whoever exports still has to read what he passes on.

use super::plain::Plain;
use aho_corasick::{AhoCorasick, MatchKind};
use argus_domain::{
    Cidr,
    ioc::{IocKind, Tlp},
};
use std::{collections::HashMap, ops::Range};

#[derive(Debug)]
pub(super) struct Concealer {
    /// Nothing where nothing is withheld.
    find: Option<AhoCorasick>,
    /// What stands for the value that was found.
    marks: Vec<String>,
    hosts: HashMap<Cidr, String>,
    networks: Vec<(Cidr, String)>,
    /// Places where one stood.
    pub(super) blanked: u64,
}

impl Concealer {
    pub(super) fn new(withheld: &[(String, IocKind, Tlp)]) -> Self {
        let mut marks_of: HashMap<String, String> = HashMap::new();
        let (mut hosts, mut networks) = (HashMap::new(), Vec::new());
        for (value, kind, tlp) in withheld {
            let mark = format!("[{} {} withheld]", tlp.label(), kind.name());
            for word in words(value, *kind) {
                match word.parse::<Cidr>() {
                    Ok(host) if host.is_host() => drop(hosts.insert(host, mark.clone())),
                    Ok(network) => networks.push((network, mark.clone())),
                    Err(_) => {}
                }
                marks_of.entry(Plain::of(word).text).or_insert_with(|| mark.clone());
            }
        }
        let (values, marks): (Vec<String>, Vec<String>) = marks_of.into_iter().unzip();
        let find = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&values).ok();
        let find = find.filter(|_| !values.is_empty());
        Self { find, marks, hosts, networks, blanked: 0 }
    }

    pub(super) fn text(&mut self, text: &mut String) {
        let Some(find) = &self.find else { return };
        let plain = Plain::of(text);
        // All that there are, as a longer one that goes on within a word must not hide a shorter one that does not.
        let found = find.find_overlapping_iter(&plain.text);
        let whole = found.filter(|found| is_word(&plain.text, found.start(), found.end()));
        let mut places: Vec<(Range<usize>, &str)> = whole
            .map(|found| {
                (plain.place(found.start(), found.end()), self.marks[found.pattern().as_usize()].as_str())
            })
            .collect();
        if !self.networks.is_empty() {
            let within =
                addresses(&plain.text).filter_map(|(place, address)| Some((place, self.around(address)?)));
            places.extend(within.map(|(place, mark)| (plain.place(place.start, place.end), mark)));
        }
        if places.is_empty() {
            return;
        }
        places.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
        let mut out = String::with_capacity(text.len());
        let (mut end, mut blanked) = (0, 0);
        for (place, mark) in places {
            // One that begins within another is gone with that; what it has beyond goes, too.
            if place.start >= end {
                out.push_str(&text[end..place.start]);
                out.push_str(mark);
                blanked += 1;
            }
            end = end.max(place.end);
        }
        out.push_str(&text[end..]);
        self.blanked += blanked;
        *text = out;
    }

    /// An address is withheld with every network that it lies in.
    pub(super) fn address(&mut self, address: Cidr) -> String {
        let host = self.hosts.get(&address).map(String::as_str);
        match host.or_else(|| self.around(address)).map(str::to_owned) {
            Some(mark) => {
                self.blanked += 1;
                mark
            }
            None => address.to_string(),
        }
    }

    fn around(&self, address: Cidr) -> Option<&str> {
        let around = self.networks.iter().find(|(network, _)| network.contains(&address));
        around.map(|(_, mark)| mark.as_str())
    }
}

/// The value, and what it is put together from: who is told the hash is told what to look for.
fn words(value: &str, kind: IocKind) -> Vec<&str> {
    let mut words = vec![value];
    if kind.name().contains('|') {
        let halves = value.rsplit_once('|').or_else(|| value.rsplit_once(':'));
        let says_much = |half: &&str| half.len() > 3 && half.parse::<u32>().is_err();
        words.extend(halves.into_iter().flat_map(|(first, second)| [first, second]).filter(says_much));
    }
    words
}

/// Addresses and networks in a text, also with a port or a path behind.
fn addresses(text: &str) -> impl Iterator<Item = (Range<usize>, Cidr)> {
    let v4 = runs(text, |letter| letter.is_ascii_digit() || letter == '.');
    let v6 = runs(text, |letter| letter.is_ascii_hexdigit() || letter == ':');
    v4.chain(v6).filter_map(|Range { start, end }| {
        let end = start + text[start..end].trim_end_matches('.').len();
        let digits = text[end..]
            .strip_prefix('/')
            .map_or(0, |prefix| prefix.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(prefix.len()));
        let without_colon = end - usize::from(text[start..end].ends_with(':'));
        let mut ends = [end + 1 + digits, end, without_colon].into_iter().skip(usize::from(digits == 0));
        let (end, address) = ends.find_map(|end| Some((end, text[start..end].parse::<Cidr>().ok()?)))?;
        is_word(text, start, end).then_some((start..end, address))
    })
}

/// Where letters of a kind stand together.
fn runs(text: &str, is_of_it: fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_of_it)?;
        rest = text[start..].find(|letter| !is_of_it(letter)).map_or(text.len(), |length| start + length);
        Some(start..rest)
    })
}

/// Whether it is not a part of something longer: `10.0.0.1` is not in `110.0.0.1`, nor in `10.0.0.12`.
fn is_word(text: &str, first: usize, end: usize) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let (within, before, after) = (&text[first..end], &text[..first], &text[end..]);
    let begins = !is_letter(within.chars().next()) || !is_letter(before.chars().next_back());
    let ends = !is_letter(within.chars().next_back()) || !is_letter(after.chars().next());
    begins && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concealed(withheld: &[(&str, &str)], text: &str) -> String {
        let of =
            |(value, kind): &(&str, &str)| ((*value).to_owned(), kind.parse().expect("a type"), Tlp::Red);
        let mut text = text.to_owned();
        Concealer::new(&withheld.iter().map(of).collect::<Vec<_>>()).text(&mut text);
        text.replace("[TLP:RED ", "<").replace(" withheld]", ">")
    }

    #[test]
    fn as_people_write_them() {
        let domain = [("evil.example", "domain")];
        for (text, told) in [
            ("See EVIL.example.", "See <domain>."),
            ("hxxps[:]//www.evil[.]example/a", "hxxps[:]//www.<domain>/a"),
            ("evil(dot)example, evil\\.example", "<domain>, <domain>"),
            ("notevil.example evil.examples", "notevil.example evil.examples"),
            ("ü evil.example ß", "ü <domain> ß"),
            ("", ""),
        ] {
            assert_eq!(concealed(&domain, text), told);
        }
        assert_eq!(concealed(&[("http://evil.example", "url")], "hxxp://evil[.]example"), "<url>");
        assert_eq!(concealed(&[], "evil.example"), "evil.example");
    }

    #[test]
    fn the_shorter_one_where_the_longer_goes_on() {
        let both = [("10.0.0.1", "ip-any"), ("10.0.0.1:80", "ip-dst|port")];
        assert_eq!(
            concealed(&both, "10.0.0.1:8080 10.0.0.1:80 10.0.0.12"),
            "<ip-any>:8080 <ip-dst|port> 10.0.0.12"
        );
        let named = [("a|b.exe|d41d8cd98f00b204e9800998ecf8427e", "filename|md5")];
        assert_eq!(concealed(&named, "D41D8CD98F00B204E9800998ECF8427E"), "<filename|md5>");
        assert_eq!(
            concealed(&[("evil.example:443", "hostname|port")], "443 evil.example"),
            "443 <hostname|port>"
        );
    }

    #[test]
    fn addresses_in_networks() {
        let withheld = [("10.0.0.0/8".to_owned(), "ip-any".parse().expect("a type"), Tlp::AmberStrict)];
        let mut concealer = Concealer::new(&withheld);
        let mut told = |text: &str| concealer.address(text.parse().expect("an address"));
        assert_eq!(told("10.1.2.3"), "[TLP:AMBER+STRICT ip-any withheld]");
        assert_eq!(told("11.1.2.3"), "11.1.2.3");
        assert_eq!(concealer.blanked, 1);
        for (text, told) in [
            (
                "10.1.2.3, 10.1[.]2.3:443 and http://10.9.0.0/16/a.",
                "<ip-any>, <ip-any>:443 and http://<ip-any>/a.",
            ),
            ("11.1.2.3 110.1.2.3 v10.1.2.3 10.1.2.345 2001:db8::1 10:20", ""),
            ("dead.beef 10/8 (10.1.2.3) ü10.1.2.3", "dead.beef 10/8 (<ip-any>) ü10.1.2.3"),
        ] {
            let mut concealed = text.to_owned();
            concealer.text(&mut concealed);
            let concealed = concealed.replace("[TLP:AMBER+STRICT ", "<").replace(" withheld]", ">");
            assert_eq!(concealed, if told.is_empty() { text } else { told });
        }
    }
}
