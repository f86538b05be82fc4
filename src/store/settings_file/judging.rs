//! What other files say, judged by the settings: days on which nobody works, traits that there are.

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::id::TraitId;
use crate::domain::settings::Settings;
use crate::domain::text;
use crate::domain::when::spoken;
use crate::store::reader::Reader;

/// Warns where something is due on a day on which nobody works.
pub(in crate::store) fn check_open(
    reader: &mut Reader<'_>,
    day: NaiveDate,
    at: &Range<usize>,
    settings: &Settings,
) {
    if settings.closed.contains(&day) {
        reader.warning(
            at.clone(),
            format!("{} is a day on which nobody works", spoken(day)),
            Some("choose a day that is not in `closed` of gonogo.toml".into()),
        );
    }
}

/// Warns of a trait that no release is asked about: a slip of the pen would leave items in that
/// should be out.
pub(in crate::store) fn check_trait(
    reader: &mut Reader<'_>,
    name: &TraitId,
    at: &Range<usize>,
    settings: &Settings,
) {
    if settings.traits.contains_key(name) {
        return;
    }
    let known = settings.traits.keys().map(TraitId::as_str);
    let help = match text::nearest(name.as_str(), known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write what it asks into `[traits]` of gonogo.toml: `{name} = \"...?\"`"),
    };
    let message = format!("gonogo.toml has no trait `{name}`");
    reader.warning(at.clone(), message, Some(help));
}
