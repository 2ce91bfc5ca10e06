//! The parts of the events page's filter bar.

/// One thing that events can be filtered by: a part of the filter bar and a name in the URL.
///
/// Values are texts here, as people write them; the domain's types check them on their way into criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FilterField {
    Address,
    Source,
    Destination,
    Text,
    Signature,
    Alarm,
    Category,
    MinSeverity,
    Severity,
    Port,
    SourcePort,
    DestinationPort,
    Customer,
    Location,
    Country,
    Domain,
    Case,
    Flag,
    NotFlag,
    MinCount,
    Property,
}

impl FilterField {
    pub(crate) const ALL: [Self; 21] = [
        Self::Address,
        Self::Source,
        Self::Destination,
        Self::Text,
        Self::Signature,
        Self::Alarm,
        Self::Category,
        Self::MinSeverity,
        Self::Severity,
        Self::Port,
        Self::SourcePort,
        Self::DestinationPort,
        Self::Customer,
        Self::Location,
        Self::Country,
        Self::Domain,
        Self::Case,
        Self::Flag,
        Self::NotFlag,
        Self::MinCount,
        Self::Property,
    ];

    /// In the URL.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Address => "ip",
            Self::Source => "source",
            Self::Destination => "destination",
            Self::Text => "text",
            Self::Signature => "signature",
            Self::Alarm => "alarm",
            Self::Category => "category",
            Self::MinSeverity => "min-severity",
            Self::Severity => "severity",
            Self::Port => "port",
            Self::SourcePort => "source-port",
            Self::DestinationPort => "destination-port",
            Self::Customer => "customer",
            Self::Location => "location",
            Self::Country => "country",
            Self::Domain => "domain",
            Self::Case => "case",
            Self::Flag => "flag",
            Self::NotFlag => "not-flag",
            Self::MinCount => "min-count",
            Self::Property => "property",
        }
    }

    /// In the filter bar, before the values.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Address => "IP",
            Self::Source => "source",
            Self::Destination => "destination",
            Self::Text => "text",
            Self::Signature => "signature",
            Self::Alarm => "alarm",
            Self::Category => "category",
            Self::MinSeverity => "severity ≥",
            Self::Severity => "severity",
            Self::Port => "port",
            Self::SourcePort => "source port",
            Self::DestinationPort => "destination port",
            Self::Customer => "customer",
            Self::Location => "location",
            Self::Country => "country",
            Self::Domain => "domain",
            Self::Case => "case",
            Self::Flag => "flag",
            Self::NotFlag => "not",
            Self::MinCount => "count ≥",
            Self::Property => "property",
        }
    }

    /// In the menu of filters.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Address => "IP address or range, either side",
            Self::Source => "Source IP address or range",
            Self::Destination => "Destination IP address or range",
            Self::Text => "Text in signature or description",
            Self::Signature => "Signature, exactly",
            Self::Alarm => "Alarm",
            Self::Category => "Attack category",
            Self::MinSeverity => "Severity at least",
            Self::Severity => "Severity exactly",
            Self::Port => "Port, either side",
            Self::SourcePort => "Source port",
            Self::DestinationPort => "Destination port",
            Self::Customer => "Customer",
            Self::Location => "Location",
            Self::Country => "Country, either side",
            Self::Domain => "Domain name",
            Self::Case => "Case, or none",
            Self::Flag => "Flag set",
            Self::NotFlag => "Flag not set",
            Self::MinCount => "Count at least",
            Self::Property => "Property",
        }
    }

    /// What to write, below the field in the editor.
    pub(crate) const fn hint(self) -> &'static str {
        match self {
            Self::Address | Self::Source | Self::Destination => {
                "10.5.97.201, 192.168.1.0/24 or 2001:db8::/32. Ranges also find what they lie in. Several: separate with commas."
            }
            Self::Text => "Part of the signature or of its description, in any case.",
            Self::Signature => "As in the list: SNORT-1:41336. Several: separate with commas.",
            Self::Port | Self::SourcePort | Self::DestinationPort => {
                "1 to 65535. Several: separate with commas."
            }
            Self::MinCount => "Occurrences merged into one event.",
            Self::Country => "Two letters, as NO or US. Several: separate with commas.",
            Self::Domain => "The whole name, as files.example.org. Several: separate with commas.",
            Self::Case => {
                "A number, as 7, or “none” for events that are linked to no case. Several: separate with commas."
            }
            Self::Property => {
                "Name and value as the details show them: app_proto=tls. One a line: all names must hold; several values of one name are alternatives."
            }
            Self::Alarm => "The first hundred that have in their names what is typed.",
            Self::MinSeverity
            | Self::Severity
            | Self::Category
            | Self::Customer
            | Self::Location
            | Self::Flag
            | Self::NotFlag => "",
        }
    }

    /// The word between several values: any of them may hold, or all must.
    pub(crate) const fn joint(self) -> &'static str {
        match self {
            Self::Flag | Self::Property => " and ",
            Self::NotFlag => " nor ",
            _ => " or ",
        }
    }

    /// Whether several values make sense.
    pub(crate) const fn is_list(self) -> bool {
        !matches!(self, Self::Text | Self::MinSeverity | Self::MinCount)
    }

    /// Whether a value may hold blanks and commas, so that each stands on a line of its own.
    pub(crate) const fn is_by_line(self) -> bool {
        matches!(self, Self::Property)
    }

    /// Whether values are addresses or identifiers, shown in monospace.
    pub(crate) const fn is_code(self) -> bool {
        !matches!(self, Self::Text | Self::MinSeverity | Self::Severity) && !self.is_number()
    }

    /// Whether values are numbers that stand for names.
    pub(crate) const fn is_number(self) -> bool {
        matches!(self, Self::Alarm | Self::Category | Self::Customer | Self::Location)
    }
}
