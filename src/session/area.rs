//! Finding an area by its id.

use super::Session;
use crate::domain::checklist::Checklist;
use crate::domain::id::AreaId;
use crate::domain::text::{did_you_mean, nearest};

/// No such area.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no area `{asked}`{}", did_you_mean(nearest.as_ref()))]
pub struct NoArea {
    /// What was asked for.
    pub asked: AreaId,
    /// The area most likely meant.
    pub nearest: Option<String>,
}

impl Session {
    /// The checklist of an area.
    ///
    /// # Errors
    /// When there is none, with the area that was most likely meant.
    pub fn area(&self, asked: &AreaId) -> Result<&Checklist, NoArea> {
        self.plan.area(asked.as_str()).ok_or_else(|| {
            let areas = self.plan.checklists.iter().map(|list| list.area.as_str());
            NoArea {
                asked: asked.clone(),
                nearest: nearest(asked.as_str(), areas).map(Into::into),
            }
        })
    }
}
