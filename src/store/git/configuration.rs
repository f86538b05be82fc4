//! What git is configured to do in a repository, and by whom.
//!
//! A repository's own configuration may come with the folder, from anybody; a person's is theirs.
//! Invariant: [`Configuration::program`] finds every setting of the repository that would have git
//! run a program while it talks to a remote.

use super::{Git, GitError};

/// One line of configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Whether the repository says so itself, and not the person or the machine.
    pub of_repository: bool,
    /// Its name: section and name in lower case.
    pub key: String,
    /// What it is set to.
    pub value: String,
}

/// All of it, in the order in which git heeds it: of several the last one counts.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    settings: Vec<Setting>,
}

impl Git {
    /// What git is configured to do here.
    ///
    /// # Errors
    /// Git cannot be run, or refuses to look at this repository.
    pub fn configuration(&self) -> Result<Configuration, GitError> {
        let what = "read its configuration";
        let command = self.command(&["config", "--list", "--show-scope", "-z"]);
        let answer = super::run::run(command, b"")?.done(what)?;
        Ok(Configuration::parse(&String::from_utf8_lossy(&answer)))
    }
}

impl Configuration {
    fn parse(text: &str) -> Self {
        let mut words = text.split('\0');
        let mut settings = Vec::new();
        while let (Some(scope), Some(line)) = (words.next(), words.next()) {
            let (key, value) = line.split_once('\n').unwrap_or((line, ""));
            settings.push(Setting {
                of_repository: matches!(scope, "local" | "worktree"),
                key: key.to_string(),
                value: value.to_string(),
            });
        }
        Self { settings }
    }

    /// What a name is set to; none where it is not, or to nothing.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        let found = self.settings.iter().rfind(|setting| setting.key == key)?;
        let value = found.value.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The addresses of a remote, those to push to included; empty where there is no such remote.
    #[must_use]
    pub fn addresses(&self, remote: &str) -> Vec<&str> {
        let names = ["url", "pushurl"].map(|name| format!("remote.{remote}.{name}"));
        let found = self.settings.iter().filter(|s| names.contains(&s.key));
        found.map(|setting| setting.value.as_str()).collect()
    }

    /// The names of all remotes.
    #[must_use]
    pub fn remotes(&self) -> Vec<&str> {
        let name = |setting: &'_ Setting| -> Option<(usize, usize)> {
            let rest = setting.key.strip_prefix("remote.")?.strip_suffix(".url")?;
            Some(("remote.".len(), rest.len()))
        };
        let mut names: Vec<&str> = self
            .settings
            .iter()
            .filter_map(|setting| {
                let (from, length) = name(setting)?;
                setting.key.get(from..from + length)
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A setting by which the repository itself would have a program run.
    #[must_use]
    pub fn program(&self) -> Option<&Setting> {
        let own = self.settings.iter().filter(|s| s.of_repository);
        own.into_iter().find(|setting| names_a_program(setting))
    }
}

fn names_a_program(setting: &Setting) -> bool {
    let key = setting.key.as_str();
    let name = key.rsplit_once('.').map_or("", |(_, name)| name);
    match key.split('.').next() {
        Some("core") => matches!(
            name,
            "sshcommand" | "askpass" | "gitproxy" | "alternaterefscommand"
        ),
        // A plain word is one of git's own, such as `cache` or `store`.
        Some("credential") => name == "helper" && setting.value.contains(['!', '/', '\\']),
        Some("remote") => matches!(name, "uploadpack" | "receivepack" | "vcs"),
        Some("protocol") => name == "allow",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configuration(lines: &[(&str, &str, &str)]) -> Configuration {
        let line = |(scope, key, value): &(&str, &str, &str)| format!("{scope}\0{key}\n{value}\0");
        Configuration::parse(&lines.iter().map(line).collect::<String>())
    }

    #[test]
    fn the_last_word_counts_and_remotes_are_known_by_name() {
        let found = configuration(&[
            ("global", "user.name", "Ada"),
            ("local", "user.name", "Ada Lovelace"),
            ("local", "remote.origin.url", "/srv/shop.git"),
            ("local", "remote.a.b.url", "https://example.com/x"),
            ("local", "remote.origin.pushurl", "ssh://example.com/x"),
            ("local", "remote.nothing.fetch", "+refs/heads/*:refs/x/*"),
            ("local", "user.email", ""),
        ]);
        assert_eq!(found.get("user.name"), Some("Ada Lovelace"));
        assert_eq!(found.get("user.email"), None);
        assert_eq!(found.remotes(), ["a.b", "origin"]);
        let addresses = ["/srv/shop.git", "ssh://example.com/x"];
        assert_eq!(found.addresses("origin"), addresses);
        assert!(found.addresses("nothing").is_empty());
    }

    #[test]
    fn a_program_that_the_repository_names_is_found_and_a_persons_own_is_not() {
        for (key, value) in [
            ("core.sshcommand", "ssh -i key"),
            ("core.askpass", "./ask"),
            ("core.gitproxy", "proxy"),
            ("remote.origin.uploadpack", "./evil"),
            ("remote.origin.receivepack", "./evil"),
            ("credential.helper", "!f() { evil; }; f"),
            ("credential.https://example.com.helper", "/tmp/evil"),
            ("protocol.ext.allow", "always"),
        ] {
            let own = configuration(&[("local", key, value)]);
            assert_eq!(own.program().map(|s| s.key.as_str()), Some(key));
            assert!(
                configuration(&[("worktree", key, value)])
                    .program()
                    .is_some()
            );
            assert!(configuration(&[("global", key, value)]).program().is_none());
        }
        let harmless = [
            ("local", "credential.helper", "store"),
            ("local", "http.https://github.com/.extraheader", "AUTH x"),
            ("local", "remote.origin.url", "ssh://git@example.com/x"),
        ];
        assert!(configuration(&harmless).program().is_none());
    }
}
