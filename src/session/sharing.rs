//! Who else has the answers, as far as this machine knows.

/// Whether the answers of a release are shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    declared: bool,
    not_sent: Option<usize>,
    words: String,
}

impl Sharing {
    /// From what the settings declare and from how many changes of this machine the shared answers
    /// lack; none where no shared answers are here.
    #[must_use]
    pub(super) fn new(declared: bool, not_sent: Option<usize>) -> Self {
        let words = match (not_sent, declared) {
            (Some(0), _) => "shared".into(),
            (Some(number), _) => format!("shared, {number} not sent yet"),
            (None, true) => "shared, and nobody else's answers are here".into(),
            (None, false) => "this machine only".into(),
        };
        Self {
            declared,
            not_sent,
            words,
        }
    }

    /// In the words of a header.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How many changes of this machine nobody else has, of those that were read; none where no
    /// shared answers are here.
    #[must_use]
    pub fn not_sent(&self) -> Option<usize> {
        self.not_sent
    }

    /// Whether the team shares its answers and none of them are on this machine: then nothing that
    /// is known here says how the release stands.
    #[must_use]
    pub fn lacks_theirs(&self) -> bool {
        self.declared && self.not_sent.is_none()
    }

    /// One more change was recorded on this machine.
    pub(super) fn recorded(&mut self) {
        if let Some(number) = self.not_sent {
            *self = Self::new(self.declared, Some(number + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_who_has_the_answers() {
        for (declared, not_sent, words, lacks) in [
            (false, None, "this machine only", false),
            (
                true,
                None,
                "shared, and nobody else's answers are here",
                true,
            ),
            (false, Some(0), "shared", false),
            (true, Some(4), "shared, 4 not sent yet", false),
        ] {
            let sharing = Sharing::new(declared, not_sent);
            assert_eq!((sharing.words(), sharing.lacks_theirs()), (words, lacks));
        }
        let mut sharing = Sharing::new(false, Some(3));
        sharing.recorded();
        assert_eq!(sharing.words(), "shared, 4 not sent yet");
        let mut alone = Sharing::new(false, None);
        alone.recorded();
        assert_eq!(alone.words(), "this machine only");
    }
}
