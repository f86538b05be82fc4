//! The metrics are read again twice: by a parser that is not ours, and, since that one knows only the
//! older format of Prometheus, by a reader that takes nothing but what the grammar of `OpenMetrics`
//! has for gauges.

use std::collections::HashSet;

use prom_text_format_parser::{Scrape, Type};

use super::*;
use crate::domain::text::visible;

/// A family of gauges: its name and its samples.
struct Family {
    name: String,
    samples: Vec<Sample>,
}

/// The labels in their order, and the number.
type Sample = (Vec<(String, String)>, f64);

/// What is left of a text that is read from its beginning.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn take(&mut self, word: &str) -> bool {
        match self.0.strip_prefix(word) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn needs(&mut self, word: &str) {
        assert!(self.take(word), "no {word:?} at {:.80}", self.0);
    }

    fn until(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        let end = self.0.find(ends).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }

    /// `metricname` or `label-name`; only the first may hold a colon.
    fn name(&mut self, colon: bool) -> &'a str {
        let is_of_it = |c: char| c.is_ascii_alphanumeric() || c == '_' || (colon && c == ':');
        let name = self.until(|c| !is_of_it(c));
        assert!(!name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit()));
        name
    }

    /// `escaped-string`, up to the quote or the end of the line that closes it.
    fn escaped(&mut self, close: &str) -> String {
        let mut text = String::new();
        loop {
            text += self.until(|c| matches!(c, '"' | '\\' | '\n'));
            if self.take(close) {
                return text;
            }
            let escapes = [("\\\\", '\\'), ("\\\"", '"'), ("\\n", '\n')];
            let escape = escapes.iter().find(|(written, _)| self.take(written));
            text.push(escape.expect("a sign that has to be escaped").1);
        }
    }

    fn labels(&mut self) -> Vec<(String, String)> {
        let mut labels = Vec::new();
        if !self.take("{") {
            return labels;
        }
        while !self.take("}") {
            if !labels.is_empty() {
                self.needs(",");
            }
            let name = self.name(false).to_string();
            self.needs("=\"");
            labels.push((name, self.escaped("\"")));
        }
        let names: HashSet<_> = labels.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), labels.len(), "a label twice: {labels:?}");
        labels
    }

    fn family(&mut self) -> Family {
        self.needs("# TYPE ");
        let name = self.name(true).to_string();
        self.needs(" gauge\n# HELP ");
        self.needs(&name);
        self.needs(" ");
        assert!(!self.escaped("\n").is_empty());
        let mut samples = Vec::new();
        while !self.0.starts_with('#') {
            self.needs(&name);
            let labels = self.labels();
            self.needs(" ");
            samples.push((labels, self.until(|c| c == '\n').parse().unwrap()));
            self.needs("\n");
        }
        Family { name, samples }
    }
}

/// Reads an exposition, which ends in `# EOF`; no family and no set of labels may come twice.
fn families(text: &str) -> Vec<Family> {
    let mut rest = Rest(text);
    let mut families = Vec::new();
    while !rest.take("# EOF\n") {
        families.push(rest.family());
    }
    assert_eq!(rest.0, "", "something follows the end");
    let names: HashSet<_> = families.iter().map(|family| &family.name).collect();
    assert_eq!(names.len(), families.len(), "a family in two parts");
    for family in &families {
        let labels: HashSet<_> = family.samples.iter().map(|(labels, _)| labels).collect();
        assert_eq!(labels.len(), family.samples.len(), "{}", family.name);
    }
    families
}

/// Fails unless the other parser finds the same families, labels and numbers.
fn assert_same(text: &str, families: &[Family]) {
    let scrape = Scrape::parse(text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"));
    assert_eq!(scrape.metrics.len(), families.len());
    for (metric, family) in scrape.metrics.iter().zip(families) {
        assert_eq!(metric.name, family.name);
        assert!(matches!(metric.kind, Type::Gauge), "{}", family.name);
        assert_eq!(metric.samples.len(), family.samples.len());
        for (theirs, (labels, number)) in metric.samples.iter().zip(&family.samples) {
            let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
            let ours = labels.iter();
            let ours: Vec<_> = ours
                .map(|(name, text)| (name.clone(), quoted(text)))
                .collect();
            let theirs = theirs_of(theirs);
            assert_eq!(theirs.0, ours);
            assert!((theirs.1 - number).abs() < f64::EPSILON);
        }
    }
}

/// The labels, which that parser leaves as they are written, and the number.
fn theirs_of(sample: &prom_text_format_parser::Sample) -> Sample {
    let labels = sample.labels.iter();
    let labels = labels.map(|label| (label.key.clone(), label.value.clone()));
    (labels.collect(), sample.value.value.as_f64())
}

/// Fails unless both readers find what the release is made of.
pub(super) fn assert_openmetrics(world: &World) {
    let (text, weighed) = (machines::out(world, "openmetrics"), world.weigh());
    let families = families(&text);
    assert_same(&text, &families);
    let family = |name: &str| families.iter().find(|family| family.name == name);
    let (labels, _) = &family("gonogo_release").unwrap().samples[0];
    let label = |name: &str| &labels.iter().find(|(known, _)| known == name).unwrap().1;
    let release = &weighed.board.release;
    assert_eq!(*label("name"), visible(release.name.as_deref().unwrap()));
    let version = release.version.as_deref().unwrap();
    assert_eq!(*label("version"), visible(version));
    let facts = weighed.facts();
    let judged = facts.source.assessment.verdict.is_ok();
    let items = family("gonogo_items").map_or(0, |family| family.samples.len());
    assert_eq!(items, if judged { facts.census().len() } else { 0 });
}

#[test]
fn the_reader_takes_no_more_than_the_grammar_has() {
    let good = "# TYPE a gauge\n# HELP a It is.\na{b=\"\\\\\\\"\"} 1\n# EOF\n";
    assert_eq!(families(good)[0].samples[0].0[0].1, "\\\"");
    for bad in [
        good.replace("# EOF\n", ""),
        good.replace("# EOF\n", "# EOF\nx"),
        good.replace("{b", "{1b"),
        good.replace("\\\\", "\\x"),
        good.replace("\\\"\"", "\n\""),
        good.replace("\na{", "\nb{"),
        good.replace("} 1", "} one"),
        good.replace("gauge", "counter"),
        good.replace("# EOF", "# TYPE a gauge\n# HELP a It is.\n# EOF"),
    ] {
        assert!(
            std::panic::catch_unwind(|| families(&bad)).is_err(),
            "{bad}"
        );
    }
}
