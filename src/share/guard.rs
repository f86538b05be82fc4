//! Remotes that are folders of this machine: what lies in them would run here.
//!
//! A server's programs are the server's; those of a remote on a disk or a stick are anybody's.
//! Invariant: no such remote is talked to before it was looked at.

use std::fs;
use std::path::{Path, PathBuf};

use super::ShareError;

/// The programs that a repository runs when something is pushed to it.
const HOOKS: [&str; 8] = [
    "pre-receive",
    "update",
    "post-receive",
    "post-update",
    "proc-receive",
    "push-to-checkout",
    "reference-transaction",
    "pre-auto-gc",
];
/// Settings that name a program, or files with further settings.
const SETTINGS: [&str; 5] = [
    "hookspath",
    "alternaterefscommand",
    "fsmonitor",
    "[include",
    "packobjectshook",
];

/// Looks at those of a remote's addresses that are folders here.
///
/// # Errors
/// It would run something.
pub(super) fn check(root: &Path, addresses: &[&str]) -> Result<(), ShareError> {
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    let folders = addresses.iter().filter_map(|address| folder(address));
    for folder in folders {
        let folder = top.unwrap_or(root).join(folder);
        for repository in [folder.join(".git"), folder] {
            check_repository(&repository)?;
        }
    }
    Ok(())
}

/// The folder that an address means, as git reads addresses.
fn folder(address: &str) -> Option<PathBuf> {
    if let Some(path) = address.strip_prefix("file://") {
        return Some(path.into());
    }
    if address.contains("://") || address.contains("::") {
        return None;
    }
    // `host:path`, unless a slash stands before the colon.
    let is_host = address
        .split_once(':')
        .is_some_and(|(host, _)| !host.contains('/') && host.len() > 1);
    (!is_host).then(|| address.into())
}

fn check_repository(repository: &Path) -> Result<(), ShareError> {
    let refuse = |what: String| {
        Err(ShareError::RemoteProgram {
            path: repository.to_path_buf(),
            what,
        })
    };
    for hook in HOOKS {
        if is_program(&repository.join("hooks").join(hook)) {
            return refuse(format!("its hook `{hook}`"));
        }
    }
    let configuration = fs::read(repository.join("config")).unwrap_or_default();
    let text = String::from_utf8_lossy(&configuration).to_ascii_lowercase();
    let lines = text.lines().map(str::trim);
    for line in lines.filter(|line| !line.starts_with(['#', ';'])) {
        if let Some(setting) = SETTINGS.iter().find(|setting| line.contains(**setting)) {
            let setting = setting.trim_start_matches('[');
            return refuse(format!("`{setting}` in its configuration"));
        }
    }
    Ok(())
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_on_this_machine_are_folders() {
        for (address, expected) in [
            ("/srv/shop.git", Some("/srv/shop.git")),
            ("../shop.git", Some("../shop.git")),
            ("file:///srv/shop.git", Some("/srv/shop.git")),
            ("./a:b", Some("./a:b")),
            ("C:/shop.git", Some("C:/shop.git")),
            ("git@example.com:shop.git", None),
            ("https://example.com/shop.git", None),
            ("ssh://example.com/shop.git", None),
            ("ext::sh -c x", None),
        ] {
            assert_eq!(folder(address), expected.map(PathBuf::from), "{address}");
        }
    }
}
