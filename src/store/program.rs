//! Where a program lies that is only named.
//!
//! Whoever lays a file into a workspace must not choose what runs on the machine of its reader.
//! Invariant: what is found lies in a folder that the person's own PATH names by its whole path, and
//! that is no part of the workspace, by whatever links one gets there.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Finds a program by its name in the folders of `path`. None where there is none, or where the name
/// leads through folders.
#[must_use]
pub fn find(name: &str, path: Option<&OsStr>, root: &Path) -> Option<PathBuf> {
    let mut name = PathBuf::from(name);
    if name.file_name() != Some(name.as_os_str()) {
        return None;
    }
    if cfg!(windows) && name.extension().is_none() {
        name.set_extension("exe");
    }
    let root = real(root);
    std::env::split_paths(path?)
        .filter(|folder| folder.is_absolute() && !real(folder).starts_with(&root))
        .map(|folder| folder.join(&name))
        .find(|program| is_program(program))
}

/// The folder itself, where the way to it leads over links.
fn real(folder: &Path) -> PathBuf {
    folder
        .canonicalize()
        .unwrap_or_else(|_gone| folder.to_path_buf())
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata()
        .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    /// A folder with a program `tool` in it.
    fn with_tool(folder: &Path) -> PathBuf {
        fs::create_dir_all(folder).unwrap();
        let tool = folder.join("tool");
        fs::write(&tool, "").unwrap();
        fs::set_permissions(&tool, fs::Permissions::from_mode(0o755)).unwrap();
        tool
    }

    #[test]
    fn no_program_is_taken_from_the_workspace_or_from_a_relative_folder() {
        let temporary = tempfile::tempdir().unwrap();
        let home = temporary.path();
        let root = home.join("shop");
        with_tool(&root.join("bin"));
        symlink(root.join("bin"), home.join("link")).unwrap();
        symlink(&root, home.join("shop-link")).unwrap();
        let own = with_tool(&home.join("own"));
        let find = |folders: &[&str], root: &Path| {
            let folders = folders.iter().map(|folder| match *folder {
                relative if relative.starts_with('.') || relative.is_empty() => relative.into(),
                name => home.join(name),
            });
            find("tool", Some(&std::env::join_paths(folders).unwrap()), root)
        };
        let foreign = ["", ".", "./shop/bin", "shop/bin", "link", "shop-link/bin"];
        for root in [&root, &home.join("shop-link")] {
            assert_eq!(find(&foreign, root), None);
            assert_eq!(
                find(&[&foreign[..], &["own"]].concat(), root),
                Some(own.clone())
            );
        }
        assert_eq!(
            find(&["shop/bin"], &home.join("other")),
            Some(root.join("bin/tool"))
        );
    }

    #[test]
    fn what_is_no_program_or_no_mere_name_is_passed_over() {
        let temporary = tempfile::tempdir().unwrap();
        let home = temporary.path();
        fs::create_dir_all(home.join("text")).unwrap();
        fs::write(home.join("text/tool"), "").unwrap();
        let own = with_tool(&home.join("own"));
        let path = std::env::join_paths([home.join("text"), home.join("own")]).unwrap();
        let find = |name| find(name, Some(&path), Path::new("/elsewhere"));
        assert_eq!(find("tool"), Some(own));
        for name in ["", ".", "..", "./tool", "own/tool", "../own/tool", "gone"] {
            assert_eq!(find(name), None, "{name}");
        }
    }
}
