//! `doctor`: what is wrong with the data, and what of it was mended.

use super::args::Doctor as Asked;
use super::{Context, Exit, Failure};
use crate::report::checkup::{self, Told};
use crate::session;
use crate::store::journal::doctor::Mending;

pub(super) fn doctor(context: &mut Context, asked: &Asked) -> Result<Exit, Failure> {
    let doctor = session::doctor(&context.outside, &context.opening)?;
    let Mending {
        mended,
        set_aside,
        backup,
        after,
    } = if asked.fix {
        doctor.mend()?
    } else {
        Mending {
            after: doctor.examine()?,
            ..Mending::default()
        }
    };
    let data = doctor.folder().display().to_string();
    let backup = backup.map(|folder| folder.display().to_string());
    let told = Told {
        troubles: &after.troubles,
        mended: &mended,
        set_aside,
        data: &data,
        backup: backup.as_deref(),
        looked: (after.files, after.changes),
        shared: after.shared,
    };
    if context.json {
        context.out.raw(|out| checkup::json(out, &told))?;
    } else {
        context.out.ink(|ink| checkup::write(ink, &told))?;
    }
    Ok(if told.is_well() { Exit::Yes } else { Exit::No })
}
