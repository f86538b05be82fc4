//! Which meeting a workspace's answers belong to.
//!
//! The id in `gonogo.toml` names a workspace, but a repository that is made from a template has the
//! same one. So the branch holds a random name beside it, and this machine notes under which its
//! answers were shared first. Invariant: answers of two meetings are never joined.

use super::ShareError;
use super::place::Place;
use crate::store::journal::meeting;

/// What this machine has noted.
pub(super) struct Meeting<'a> {
    place: &'a Place,
}

impl<'a> Meeting<'a> {
    pub(super) fn of(place: &'a Place) -> Self {
        Self { place }
    }

    fn noted(&self) -> Result<Option<String>, ShareError> {
        let (data, key) = (&self.place.data, &self.place.key);
        Ok(meeting::noted(data, key)?)
    }

    /// Makes sure that the branch is the one at which this machine has shared before, if it has.
    /// `theirs` is none where the branch does not say; that is in order where this clone has met
    /// others there before.
    ///
    /// # Errors
    /// It is another one, or this clone has never seen one and others of this machine have.
    pub(super) fn check(&self, theirs: Option<&str>, has_met: bool) -> Result<(), ShareError> {
        match (theirs, self.noted()?) {
            (Some(theirs), Some(noted)) if theirs != noted => Err(ShareError::AnotherTeam),
            (None, Some(_)) if !has_met => {
                let (data, key) = (&self.place.data, &self.place.key);
                Err(ShareError::Elsewhere(meeting::note_path(data, key)))
            }
            _ => Ok(()),
        }
    }

    /// The name to go on under; a new one where nobody has shared anything yet.
    ///
    /// # Errors
    /// The note cannot be read, or the system gives no random number.
    pub(super) fn name(&self, known: Option<&str>) -> Result<String, ShareError> {
        if let Some(known) = known {
            return Ok(known.to_string());
        }
        match self.noted()? {
            Some(noted) => Ok(noted),
            None => Ok(meeting::new_name()?),
        }
    }

    /// Notes it for the next time.
    ///
    /// # Errors
    /// The note cannot be written.
    pub(super) fn note(&self, name: &str) -> Result<(), ShareError> {
        let (data, key) = (&self.place.data, &self.place.key);
        Ok(meeting::note(data, key, name)?)
    }

    /// Notes what was found joined, so that the next time nothing has to be read for it.
    ///
    /// # Errors
    /// The note cannot be written.
    pub(super) fn note_joined(&self, words: &str) -> Result<(), ShareError> {
        let (data, key) = (&self.place.data, &self.place.key);
        Ok(meeting::note_joined(data, key, words)?)
    }
}
