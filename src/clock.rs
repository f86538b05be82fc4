//! The one place that reads the clock.
//!
//! Every date that is shown, compared or written uses [`Clock::today`], which a person or a test
//! can set; only the time of day is always the machine's.

use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, FixedOffset, Local, NaiveDate, Offset as _, TimeZone as _};

/// What day it is, for this run of the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clock {
    /// The day that was asked for in place of the machine's.
    pub today: Option<NaiveDate>,
}

impl Clock {
    /// Today, in local time.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.today.unwrap_or_else(|| Local::now().date_naive())
    }

    /// Now: today's date with the machine's time of day.
    #[must_use]
    pub fn now(self) -> DateTime<FixedOffset> {
        let now = Local::now();
        let Some(today) = self.today else {
            return now.fixed_offset();
        };
        let shifted = today.and_time(now.time());
        let local = Local
            .from_local_datetime(&shifted)
            .earliest()
            .map(|at| at.fixed_offset());
        // A change of season skips an hour of some days; today's offset has every hour.
        let plain = || now.offset().fix().from_local_datetime(&shifted).earliest();
        local.or_else(plain).unwrap_or_else(|| now.fixed_offset())
    }
}

/// The machine's own time, by which it dates files.
#[must_use]
pub fn of_machine() -> SystemTime {
    SystemTime::now()
}

/// How long something has taken so far, whatever happens to the machine's time of day.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins to measure.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_asked_for_is_the_day_of_every_date() {
        let day = NaiveDate::from_ymd_opt(2031, 5, 6).unwrap();
        let clock = Clock { today: Some(day) };
        assert_eq!(clock.today(), day);
        assert_eq!(clock.now().date_naive(), day);
    }
}
