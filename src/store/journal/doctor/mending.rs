//! Puts right what was found.
//!
//! Each step leaves everything that counts in place, so that a stop between two of them costs
//! nothing and the next time goes on: a copy first; then what comes into a file; only then what
//! goes out of another.

use std::fs;
use std::io;
use std::path::Path;

use super::DoctorError;
use super::backup::Backup;
use super::chart::{Chart, Sheet};
use super::files::Mend;
use crate::store::atomic::sync_parent;
use crate::store::journal::layout::{Layout, Segment};
use crate::store::journal::own;

/// Gives each file of the journal the lines that it should hold.
pub(super) fn lines(
    layout: &Layout,
    chart: &Chart,
    backup: &mut Backup,
) -> Result<(), DoctorError> {
    let ill = |(_, sheet): &(&Segment, &Sheet)| sheet.is_ill();
    let sheets: Vec<_> = chart.files.iter().filter(ill).collect();
    if !sheets.is_empty() {
        // A link on the way would lead every write elsewhere.
        for folder in layout.folders()? {
            own::make_folder(&folder)?;
        }
    }
    for (segment, sheet) in &sheets {
        if let Some(before) = &sheet.before {
            let name = Path::new("journal").join(segment.writer.to_string());
            backup.keep(&name.join(segment.file_name()), before)?;
        }
    }
    for (segment, sheet) in &sheets {
        if !sheet.gained.is_empty() {
            put(layout, segment, &sheet.grown())?;
        }
    }
    for (segment, sheet) in &sheets {
        put(layout, segment, &sheet.after())?;
    }
    Ok(())
}

/// Puts the bytes in the place of the file at once. One that holds nothing any more stays, so that
/// its number is not given again.
fn put(layout: &Layout, segment: &Segment, bytes: &[u8]) -> Result<(), DoctorError> {
    own::make_folder(&layout.writer_folder(segment.writer))?;
    let path = layout.path(segment);
    own::replace(&path, bytes).map_err(|source| DoctorError::Failed { path, source })
}

/// Moves away what is in the way, and gives files the modes that they should have.
pub(super) fn files(mends: &[Mend], backup: &mut Backup) -> Result<(), DoctorError> {
    for mend in mends {
        let failed = |source| DoctorError::Failed {
            path: mend.path().to_owned(),
            source,
        };
        match mend {
            Mend::Remove { path, name } => {
                let bytes = match fs::read(path) {
                    // Whoever it was has cleaned up after all.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                    other => other.map_err(failed)?,
                };
                backup.keep(name, &bytes)?;
                let removed = fs::remove_file(path).and_then(|()| sync_parent(path));
                removed.map_err(failed)?;
            }
            Mend::Mode { path, mode } => set_mode(path, *mode).map_err(failed)?,
        }
    }
    Ok(())
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Elsewhere no such trouble is found.
#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}
