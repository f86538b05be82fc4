//! A fault in what people wrote, with its place and what to write instead.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The data cannot be read: there is no verdict.
    Error,
    /// Worth a look; the verdict stands.
    Warning,
}

impl Severity {
    /// The word in output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The place of a finding in its file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Counted from one.
    pub line: usize,
    /// In characters, counted from one.
    pub column: usize,
    /// How many characters are meant; at least one.
    pub width: usize,
    /// The line itself, or the part of a long line around the spot.
    pub source: String,
    /// How many characters of the line stand before `source`: the spot begins under the character
    /// number `column - skipped` of it, counted from one.
    pub skipped: usize,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The file, relative to the workspace where it lies within it.
    pub path: String,
    /// Where in the file; none where the whole file is meant.
    pub spot: Option<Spot>,
    /// What is wrong.
    pub message: String,
    /// What to write or do instead.
    pub help: Option<String>,
}

impl Finding {
    /// Whether it makes the data unreadable.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What stands for so many others of a file, the worst of them of that severity: nobody mends
    /// thousands at once.
    #[must_use]
    pub fn unlisted(number: usize, severity: Severity, path: &str) -> Self {
        Self {
            severity,
            path: path.into(),
            spot: None,
            message: format!("{number} more findings in this file are not listed"),
            help: Some("mend the listed ones first".into()),
        }
    }

    /// `path:line:column`, or the path alone.
    #[must_use]
    pub fn place(&self) -> String {
        match &self.spot {
            Some(spot) => format!("{}:{}:{}", self.path, spot.line, spot.column),
            None => self.path.clone(),
        }
    }

    /// Sorts by file and place, so that people can work through them.
    pub fn sort(findings: &mut [Self]) {
        findings.sort_by(|a, b| {
            (&a.path, &a.spot, a.severity, &a.message)
                .cmp(&(&b.path, &b.spot, b.severity, &b.message))
        });
    }
}
