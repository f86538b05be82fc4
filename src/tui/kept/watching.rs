//! Having git asked what watched paths have become.

use super::Kept;

impl Kept {
    /// Has git asked what watched paths have become, beside the screen.
    pub(super) fn compare(&mut self) {
        if self.session.board().watches() {
            self.compared = self.session.board().commits();
            self.backstage.compare(self.compared.clone());
        }
    }

    /// The same, where an answer was given at a commit that git was not asked about yet.
    pub(super) fn compare_anew(&mut self) {
        let board = self.session.board();
        if board.watches() && board.commits() != self.compared {
            self.compare();
        }
    }
}
