//! The plan and the release of most plays.

use crate::domain::checklist::Guidance;
use crate::domain::stage::Stage;

/// The plan of most plays: three areas, every kind of item that asks for something of its own.
pub(crate) fn stage() -> Stage {
    let mut stage = Stage::new(&[
        "usability/tasks; must; go; text Clients can do real business with this version",
        "usability/errors; due T-7d; text Every error says what to do next; section Help",
        "usability/manual; could; text The manual was read once more; section Help",
        "support/channel; must; go; evidence; text Clients can reach us and know our hours; \
         proof Link to the published page",
        "support/repair; owner Maria Garcia; due 2026-03-02; \
         text A payment that went wrong can be put right",
        "data/restore; must; target <= 60 min; text A restore was rehearsed and met its target",
        "data/erase; must; unwaivable; confirm Operations; text One person's data can be deleted",
        "data/load; target ?; text The expected load was tried",
    ])
    .releasing("2026-03-20");
    stage.release(|release| {
        release.name = Some("Aurora".into());
        release.version = Some("2.4".into());
        release.owner = Some("Sarah Chen".into());
    });
    stage.area_owner("usability", "John Smith");
    stage.area_owner("support", "Support lead");
    stage.rewrite("support/channel", |item| {
        item.section = Some("Contact".into());
        item.guidance = Some(Box::new(Guidance {
            why: Some("A client who does not know whom to ask leaves, or asks everyone.".into()),
            ask: vec![
                "Which hours? 24/7?".into(),
                "Who answers at the weekend?".into(),
            ],
            ..Guidance::default()
        }));
    });
    stage
}
