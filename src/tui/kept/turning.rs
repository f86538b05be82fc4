//! Going on with another release: nothing that was asked for the one before may reach it.

use super::Kept;
use crate::domain::id::ReleaseId;
use crate::report::releases::carried;
use crate::session::{Backstage, Made, Opened, Opening};
use crate::tui::scene::{Born, News};

impl Kept {
    /// Goes on with another release. What looks after the disk is started anew, so that nothing that
    /// was asked for the release before can reach this one.
    pub(super) fn turn_to(&mut self, opened: Opened) -> Result<(), String> {
        let Opened { session, journal } = opened;
        if !session.files_are_readable() {
            return Err("The files cannot be read at present, so this release stays open.".into());
        }
        let opening = Opening {
            release: Some(session.history().release().id.clone()),
            ..self.opening.clone()
        };
        let writer = journal.writer().unwrap_or(None);
        let backstage = Backstage::start(self.outside.clone(), opening.clone(), &session, journal);
        self.backstage = backstage.map_err(|error| error.to_string())?;
        (self.opening, self.writer, self.session) = (opening, writer, session);
        self.by = self.session.who().by;
        self.left_behind = self.session.left_behind();
        self.broken.clear();
        self.refresh();
        self.look_at_trust();
        self.compare();
        if self.met.is_some() || self.imported.is_some() {
            // Who was to look before it is told of is gone.
            self.backstage.look();
        }
        Ok(())
    }

    /// What another release that was opened means; nothing where it is not wanted any more, since
    /// somebody stays, or has chosen yet another one meanwhile.
    pub(super) fn opened(
        &mut self,
        release: &ReleaseId,
        outcome: Result<Opened, String>,
    ) -> Option<News> {
        if self.turning.as_ref() != Some(release) {
            return None;
        }
        self.turning = None;
        let turned = outcome.and_then(|opened| self.turn_to(opened));
        Some(News::Turned(turned))
    }

    /// Goes on with a release that was made.
    pub(super) fn made(&mut self, made: Made) -> Result<Born, String> {
        let release = made.opened.session.history().release();
        let path = made.path.strip_prefix(&self.session.workspace().root);
        let left = match &made.carried {
            Some(event) => carried(event),
            None => "nothing".into(),
        };
        let born = Born {
            file: path.unwrap_or(&made.path).display().to_string(),
            from: made.from.clone().map(|from| (from, left)),
            adopts: !release.was.is_empty(),
        };
        self.turn_to(made.opened)?;
        Ok(born)
    }
}
