//! A play for tests: a stage as the keeper of answers, keys from a string, and the real loop, keymap,
//! update and view between them.

pub(crate) mod minutes;
pub(crate) mod places;
mod recording;
mod script;
mod shelf;
mod stage;
mod told;
mod wire;

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::Event as Happening;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};

pub(crate) use self::script::{Script, keys, press, release};
pub(crate) use self::stage::stage;
pub(crate) use self::wire::Wire;
use super::effect::{Said, Subject};
use super::glyphs::Glyphs;
use super::keymap::{Chosen, Keymap};
use super::model::{Model, Overlay};
use super::run::run;
use super::scene::{
    Begun, Errand, Importing, Keeper, Moves, News, NotRecorded, Running, Scene, Trusted, Verified,
};
use super::theme::Theme;
use super::view::Look;
use crate::domain::board::{Board, Row};
use crate::domain::command::Desk;
use crate::domain::finding::Finding;
use crate::domain::id::{AreaId, ItemId, ReleaseId};
use crate::domain::stage::{Stage, writer};
use crate::domain::verdict::{Assessment, assess};
use crate::session::{Asked, Choosing, NewItem, NewRelease, Passage, Survey};

/// Who sits at the keyboard.
pub(crate) const ME: &str = "Ada King";

/// A stage that keeps answers, and can be told to fail.
#[derive(Clone)]
pub(crate) struct Keeping {
    pub(crate) stage: Stage,
    board: Board,
    assessment: Assessment,
    /// Why nothing can be written at the moment.
    pub(crate) broken: Option<&'static str>,
    /// Whether the disk takes its time, so that keys come before it is done.
    pub(crate) slow: bool,
    under_way: Option<Said>,
    /// Who speaks.
    by: String,
    /// What has happened beside the screen and was not heard of yet.
    pub(crate) news: VecDeque<News>,
    /// Whether the checklists are files.
    pub(crate) folder: bool,
    /// How often the files were looked at because they had probably changed.
    pub(crate) looked: usize,
    /// Whether answers are being shared; they have been once such news are heard.
    pub(crate) meeting: bool,
    /// Whether checks may run.
    pub(crate) trusted: Trusted,
    /// The checks that run.
    pub(crate) checking: Option<Running>,
    /// Items that were to be added.
    pub(crate) added: Vec<NewItem>,
    /// What was to be written of minutes.
    pub(crate) imported: Vec<Choosing>,
    /// What is wrong with the files.
    pub(crate) findings: Vec<Finding>,
    /// The other releases.
    pub(crate) shelf: Vec<Stage>,
    /// What a new release is asked.
    pub(crate) asked: Vec<Asked>,
    /// Why no release can be made.
    pub(crate) hindrance: Option<&'static str>,
    survey: Option<Survey>,
    /// The release that is being opened.
    turning: Option<ReleaseId>,
    /// Releases that were to be made.
    pub(crate) made: Vec<NewRelease>,
}

impl Keeping {
    pub(crate) fn new(stage: Stage) -> Self {
        Self {
            board: stage.board(),
            assessment: stage.assessment(),
            stage,
            broken: None,
            slow: false,
            under_way: None,
            by: ME.into(),
            news: VecDeque::new(),
            folder: true,
            looked: 0,
            meeting: false,
            trusted: Trusted::default(),
            checking: None,
            added: Vec::new(),
            imported: Vec::new(),
            findings: Vec::new(),
            shelf: Vec::new(),
            asked: Vec::new(),
            hindrance: None,
            survey: None,
            turning: None,
            made: Vec::new(),
        }
    }

    /// Draws the conclusions from what is on the stage now.
    pub(crate) fn refresh(&mut self) {
        self.board = self.stage.board();
        self.assessment = assess(&self.board, self.stage.grounds.with(&self.findings));
    }

    /// Something that others do to the checklists, seen by the app.
    pub(crate) fn reload(&mut self, change: impl FnOnce(&mut Stage)) {
        let before = self.board.clone();
        change(&mut self.stage);
        self.refresh();
        let moves = Moves::between(&before, &self.board);
        self.news.push_back(News::Reloaded(moves));
    }
}

impl Keeper for Keeping {
    fn scene(&self) -> Scene<'_> {
        Scene {
            desk: Desk {
                plan: &self.stage.plan,
                history: &self.stage.history,
                roster: &self.stage.roster,
                today: self.stage.today,
                by: &self.by,
                writer: Some(writer(ME)),
                grounds: self.stage.grounds.with(&self.findings),
                commit: None,
                drift: None,
            },
            board: &self.board,
            assessment: &self.assessment,
            findings: &self.findings,
            origin: None,
            sharing: "this machine only",
            trusted: self.trusted,
            survey: self.survey.as_ref(),
        }
    }

    fn record(&mut self, said: &Said) -> Result<(), NotRecorded> {
        assert_eq!(self.under_way, None, "one change at a time");
        self.under_way = Some(said.clone());
        self.turning = None;
        Ok(())
    }

    fn speak(&mut self, name: String) {
        self.by = name;
    }

    fn add(&mut self, item: NewItem) {
        self.added.push(item);
    }

    fn survey(&mut self) {
        self.survey = Some(self.look_at_all());
        self.news.push_back(News::Surveyed(Ok(())));
    }

    fn turn(&mut self, release: ReleaseId) {
        self.turning = Some(release);
    }

    fn stay(&mut self) {
        self.turning = None;
    }

    fn make(&mut self, new: NewRelease) {
        self.made.push(new.clone());
        if let Some(why) = self.broken {
            self.news.push_back(News::Made(Err(why.into())));
            return;
        }
        self.give_birth(new);
    }

    fn passage(&self, subject: &Subject) -> Option<Passage> {
        let file = |area: &AreaId, line| Passage {
            path: format!("checklists/{area}.toml").into(),
            line,
        };
        self.folder.then(|| match subject {
            Subject::Area(area) => file(area, 1),
            Subject::Item(id) => {
                let area = id.area().parse().unwrap();
                file(&area, self.board.row(id).unwrap().item.line)
            }
            Subject::Release(release) => Passage {
                path: format!("releases/{release}.toml").into(),
                line: 1,
            },
            Subject::Finding(finding) => Passage {
                path: finding.path.clone().into(),
                line: finding.spot.as_ref().map_or(1, |spot| spot.line),
            },
        })
    }

    fn import(&mut self, errand: Errand) -> Result<(), String> {
        let news = minutes::run(self, errand);
        self.news.push_back(news);
        Ok(())
    }

    fn importing(&self) -> Option<Importing> {
        None
    }

    fn look(&mut self) {
        self.looked += 1;
    }

    fn meet(&mut self) -> Result<(), String> {
        self.meeting = true;
        Ok(())
    }

    fn part(&mut self) {
        self.news.push_back(News::Met(Err("it was stopped".into())));
    }

    fn verify(&mut self, items: Vec<ItemId>) -> Result<Begun, String> {
        if self.trusted != Trusted::Yes {
            let item = |item: &ItemId| [item.to_string(), " run: tell".into()];
            return Ok(Begun::NotTrusted(items.iter().flat_map(item).collect()));
        }
        let all = items.len();
        self.checking = Some(Running { done: 0, all });
        Ok(Begun::Running)
    }

    fn trust(&mut self) -> Result<(), String> {
        self.trusted = Trusted::Yes;
        Ok(())
    }

    fn stop_checks(&mut self) {
        let (ran, stopped) = (0, true);
        self.news
            .push_back(News::Verified(Verified { ran, stopped }));
    }

    fn checking(&self) -> Option<Running> {
        self.checking
    }

    fn is_recording(&self) -> bool {
        self.under_way.is_some()
    }

    fn is_meeting(&self) -> bool {
        self.meeting
    }

    fn hear(&mut self, patience: Duration) -> Option<News> {
        if let Some(news) = self.news.pop_front() {
            self.meeting &= !matches!(news, News::Met(_));
            if matches!(news, News::Verified(_)) {
                self.checking = None;
            }
            return Some(news);
        }
        // A slow disk is done by the time that somebody really waits for it.
        if self.slow && patience < Duration::from_millis(100) {
            return None;
        }
        if let Some(release) = self.turning.take() {
            let mut others = self.shelf.iter();
            let place = others.position(|stage| stage.history.release().id == release);
            return Some(News::Turned(match place {
                Some(place) => {
                    self.turn_to(place);
                    Ok(())
                }
                None => Err(format!("there is no release `{release}`")),
            }));
        }
        let said = self.under_way.take()?;
        Some(News::Recorded(self.try_to_record(&said)))
    }
}

pub(crate) fn look() -> Look {
    Look {
        theme: Theme::Dark,
        glyphs: Glyphs::of(true),
        keymap: Keymap::new(&Chosen::new()).unwrap(),
    }
}

/// The app on a stage.
pub(crate) struct Play {
    pub(crate) keeping: Keeping,
    pub(crate) model: Model,
    pub(crate) look: Look,
    pub(crate) terminal: Terminal<TestBackend>,
    /// Whether the app was left by what was played last.
    pub(crate) left: bool,
}

impl Play {
    pub(crate) fn on(stage: Stage) -> Self {
        let keeping = Keeping::new(stage);
        Self {
            model: Model::new(&keeping.scene()),
            keeping,
            look: look(),
            terminal: Terminal::new(TestBackend::new(80, 24)).unwrap(),
            left: false,
        }
    }

    /// Presses keys.
    pub(crate) fn keys(&mut self, text: &str) -> &mut Self {
        self.events(keys(text))
    }

    pub(crate) fn events(&mut self, events: impl IntoIterator<Item = Happening>) -> &mut Self {
        let mut script = Script::of(events);
        script.impatient = self.keeping.slow;
        self.follow(&mut script);
        self
    }

    /// Does what a script says.
    pub(crate) fn follow(&mut self, script: &mut Script) {
        let (terminal, model) = (&mut self.terminal, &mut self.model);
        let keeping = &mut self.keeping;
        run(terminal, script, keeping, model, &mut self.look).unwrap();
        self.left = script.left;
    }

    /// The same moment once more, to go on from in another way.
    pub(crate) fn again(&self) -> Self {
        Self {
            keeping: self.keeping.clone(),
            model: self.model.clone(),
            look: self.look.clone(),
            terminal: Terminal::new(TestBackend::new(80, 24)).unwrap(),
            left: false,
        }
    }

    /// Draws on a screen of that size.
    pub(crate) fn sized(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.events([Happening::Resize(width, height)])
    }

    /// What the screen shows, line by line.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let mut text = String::new();
        for y in 0..buffer.area.height {
            for x in 0..buffer.area.width {
                text.push_str(buffer[(x, y)].symbol());
            }
            text = text.trim_end().to_string();
            text.push('\n');
        }
        text
    }

    /// The row of the item that is worked with.
    pub(crate) fn selected(&self) -> Option<&Row> {
        self.keeping.board.rows.get(self.model.selected()?)
    }

    pub(crate) fn selected_id(&self) -> &str {
        self.selected().map_or("", |row| row.item.id.as_str())
    }

    /// One line for an item: where it stands.
    pub(crate) fn word(&self, id: &str) -> String {
        self.keeping.stage.word(id)
    }

    pub(crate) fn row(&self, id: &str) -> &Row {
        self.keeping.board.row(&id.parse().unwrap()).unwrap()
    }

    pub(crate) fn message(&self) -> &str {
        let message = self.model.message.as_ref();
        message.map_or("", |message| message.text.as_str())
    }

    /// How many events were recorded.
    pub(crate) fn recorded(&self) -> usize {
        self.keeping.stage.history.events().len()
    }

    /// What is wrong with what was typed.
    pub(crate) fn error(&self) -> &str {
        match self.model.overlays.last() {
            Some(Overlay::Prompt(prompt)) => prompt.steps.field().error.as_deref(),
            Some(Overlay::Speech(speech)) => speech.steps.field().error.as_deref(),
            Some(Overlay::Filter(filtering)) => filtering.field.error.as_deref(),
            Some(Overlay::Note(note)) => note.error.as_deref(),
            Some(Overlay::Adding(adding)) => adding.field.error.as_deref(),
            Some(Overlay::Asking(asking)) => asking.field.error.as_deref(),
            Some(Overlay::Making(making)) => making.steps.field().error.as_deref(),
            _ => None,
        }
        .unwrap_or_default()
    }
}

pub(crate) fn play() -> Play {
    Play::on(stage())
}

/// Plays on any screen.
pub(crate) fn play_on<B: Backend>(terminal: &mut Terminal<B>, script: &mut Script) {
    let mut keeping = Keeping::new(stage());
    let mut model = Model::new(&keeping.scene());
    let mut look = look();
    run(terminal, script, &mut keeping, &mut model, &mut look).unwrap();
}
