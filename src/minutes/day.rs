//! Finds days in sentences, as minutes write them.
//!
//! The keyboard's reader ([`crate::domain::spoken_date`]) is told a day and nothing else and shows
//! what it understood; here a day has to be found in a sentence, in three languages, and told apart
//! from numbers that are none. A day without a year is the one next to the meeting. What two people
//! read as two days, such as 03/04 in English, is none.

mod forms;
mod spans;

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::vocabulary::Vocabulary;
use super::words::Meaning;

/// What days without a year count from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    /// The day of the meeting.
    pub(super) meeting: NaiveDate,
    /// The day of the next one, where the minutes name it.
    pub(super) next: Option<NaiveDate>,
    /// Whether 03/04 is the third of April.
    pub(super) day_first: bool,
}

/// What stands before a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing.
    Bare,
    /// A word by which something is due: by, bis, d'ici.
    Due,
    /// A word for a day on which something is: on, am, le.
    On,
    /// A word that speaks of the past, or of another thing's day.
    Since,
}

/// A day in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) date: NaiveDate,
    /// Where it begins, with the word before it.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) lead: Lead,
    /// Whether it is a day, and not a week, a month or a quarter.
    pub(super) exact: bool,
    /// Whether its year is written.
    pub(super) dated: bool,
    /// Whether it counts from the meeting: tomorrow, next week.
    pub(super) near: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number(u32, usize),
    Word,
    Sign(char),
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    start: usize,
    end: usize,
    /// Whether no space stands before it.
    glued: bool,
}

/// Longer sentences hold no date that anybody would find.
const MOST_TOKENS: usize = 600;

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut at = 0;
    while let Some(first) = rest.chars().next() {
        if found.len() == MOST_TOKENS {
            break;
        }
        let in_word =
            |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36F}');
        let length = if first.is_ascii_digit() {
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len()
        } else if first.is_alphabetic() {
            rest.len() - rest.trim_start_matches(in_word).len()
        } else {
            first.len_utf8()
        };
        let (token, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if !first.is_whitespace() {
            let kind = if first.is_ascii_digit() {
                Kind::Number(token.parse().unwrap_or(u32::MAX), token.len())
            } else if first.is_alphabetic() {
                Kind::Word
            } else {
                Kind::Sign(first)
            };
            let glued = found.last().is_some_and(|last: &Token<'_>| last.end == at);
            found.push(Token {
                kind,
                text: token,
                start: at,
                end: at + length,
                glued,
            });
        }
        at += length;
        rest = behind;
    }
    found
}

/// A day as far as it is written.
#[derive(Debug, Clone, Copy)]
struct Written {
    date: NaiveDate,
    exact: bool,
    /// The token behind it.
    next: usize,
    /// Whether it may stand without a word before it.
    plain: bool,
    near: bool,
}

struct Finder<'a> {
    tokens: Vec<Token<'a>>,
    words: &'a Vocabulary,
    calendar: Calendar,
}

/// All days of a sentence, in its order.
pub(super) fn find(text: &str, words: &Vocabulary, calendar: Calendar) -> Vec<Found> {
    let finder = Finder {
        tokens: tokens(text),
        words,
        calendar,
    };
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < finder.tokens.len() {
        let floor = found.last().map_or(0, |last| last.end);
        match finder.written(at) {
            Some(written) => {
                let (lead, start) = finder.lead(at, floor);
                // A day that is all there is needs no word before it; 24/7 is none.
                let alone = at == 0
                    && written.exact
                    && written.next >= finder.tokens.len()
                    && text.trim() != "24/7";
                if written.plain || alone || lead != Lead::Bare {
                    let end = finder.end(written.next);
                    found.push(Found {
                        date: written.date,
                        start,
                        end,
                        lead,
                        exact: written.exact,
                        dated: finder.has_year(at, written.next),
                        near: written.near,
                    });
                }
                at = written.next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The first span of days in a sentence, or its first day as such a span.
pub(super) fn span(
    text: &str,
    words: &Vocabulary,
    calendar: Calendar,
) -> Option<(NaiveDate, NaiveDate)> {
    let finder = Finder {
        tokens: tokens(text),
        words,
        calendar,
    };
    let spans = (0..finder.tokens.len()).find_map(|at| finder.span(at));
    spans.or_else(|| {
        let day = find(text, words, calendar)
            .into_iter()
            .find(|day| day.exact)?;
        Some((day.date, day.date))
    })
}

impl Finder<'_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn number(&self, at: usize) -> Option<u32> {
        match self.kind(at)? {
            Kind::Number(number, _) => Some(number),
            _ => None,
        }
    }

    fn sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Sign(sign)) if signs.contains(&sign))
    }

    fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        (token.kind == Kind::Word).then_some(token.text)
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    fn end(&self, next: usize) -> usize {
        let last = next.checked_sub(1).and_then(|last| self.tokens.get(last));
        last.map_or(0, |token| token.end)
    }

    fn meaning<T>(&self, at: usize, of_use: impl Fn(Meaning) -> Option<T>) -> Option<T> {
        self.words.find(self.word(at)?, of_use)
    }

    fn month(&self, at: usize) -> Option<u32> {
        self.meaning(at, |meaning| match meaning {
            Meaning::Month(month) => Some(month),
            _ => None,
        })
    }

    fn has_year(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.kind(at), Some(Kind::Number(year, 4)) if (1900..2200).contains(&year)))
    }

    /// The words from a token on, as far as there are only words.
    fn run(&self, at: usize) -> Vec<&str> {
        (at..at + self.words.longest())
            .map_while(|at| self.word(at))
            .collect()
    }

    fn written(&self, at: usize) -> Option<Written> {
        let is_part = self.glued(at)
            && at.checked_sub(1).is_some_and(|before| {
                !self.sign(
                    before,
                    &['(', '[', '"', '*', '–', '—', '-', ':', '/', '@', ','],
                )
            });
        if is_part {
            return None;
        }
        match self.kind(at)? {
            Kind::Number(..) => self
                .iso(at)
                .or_else(|| self.dotted(at))
                .or_else(|| self.slashed(at))
                .or_else(|| self.day_then_month(at)),
            Kind::Word if !self.words.begins_day(self.word(at)?) => None,
            Kind::Word => self
                .edge_of(at)
                .or_else(|| self.month_then_day(at))
                .or_else(|| self.weekday(at))
                .or_else(|| self.week(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.soon(at))
                .or_else(|| self.ahead(at)),
            Kind::Sign(_) => None,
        }
    }

    fn exact(date: Option<NaiveDate>, next: usize) -> Option<Written> {
        Some(Written {
            date: date?,
            exact: true,
            next,
            plain: true,
            near: false,
        })
    }

    /// What stands before a token, and where it begins; nothing before `floor` is looked at.
    fn lead(&self, at: usize, floor: usize) -> (Lead, usize) {
        let mut lead = Lead::Bare;
        let mut first = at;
        for _ in 0..3 {
            let Some((count, found)) = self.lead_once(first, floor) else {
                break;
            };
            first -= count;
            lead = match (lead, found) {
                (_, Lead::Due) | (Lead::Due, _) => Lead::Due,
                (Lead::Since, _) => Lead::Since,
                (_, found) => found,
            };
            if lead == Lead::Due {
                break;
            }
        }
        // `due: Friday`
        if lead == Lead::Bare
            && let Some(sign) = at.checked_sub(1)
            && self.sign(sign, &[':'])
            && let Some((count, Lead::Due)) = self.lead_once(sign, floor)
        {
            first = sign - count;
            lead = Lead::Due;
        }
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        (lead, start)
    }

    fn lead_once(&self, at: usize, floor: usize) -> Option<(usize, Lead)> {
        (1..=4_usize.min(at)).rev().find_map(|count| {
            let words: Option<Vec<&str>> =
                (at - count..at).map(|before| self.word(before)).collect();
            if self.tokens.get(at - count)?.start < floor {
                return None;
            }
            let lead = self
                .words
                .find(&words?.join(" "), |meaning| match meaning {
                    Meaning::Due => Some(Lead::Due),
                    Meaning::On => Some(Lead::On),
                    Meaning::Since => Some(Lead::Since),
                    _ => None,
                })?;
            Some((count, lead))
        })
    }

    /// A day of this year or, where that is long past, of the next.
    fn near(&self, month: u32, day: u32) -> Option<NaiveDate> {
        let meeting = self.calendar.meeting;
        let of = |year| NaiveDate::from_ymd_opt(year, month, day);
        let this = of(meeting.year());
        match this {
            Some(date) if date + Days::new(120) < meeting => of(meeting.year() + 1),
            Some(date) if date > meeting + Days::new(300) => of(meeting.year() - 1),
            this => this,
        }
    }

    fn dated(&self, year: Option<i32>, month: u32, day: u32) -> Option<NaiveDate> {
        match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day),
            None => self.near(month, day),
        }
    }

    fn coming(&self, weekday: Weekday) -> Option<NaiveDate> {
        let tomorrow = self.calendar.meeting.succ_opt()?;
        next_on(tomorrow, weekday)
    }

    fn on_or_after(&self, weekday: Weekday) -> Option<NaiveDate> {
        next_on(self.calendar.meeting, weekday)
    }
}

fn next_on(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let distance = (7 + weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    day.checked_add_days(Days::new(u64::from(distance)))
}

fn last_of(day: NaiveDate) -> NaiveDate {
    let next = day
        .with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}
