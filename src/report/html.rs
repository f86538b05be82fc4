//! The report as one page for a browser: it opens at the verdict, prints, and needs nothing else.
//!
//! Nothing is loaded: the policy in its head allows the page's own style and script by their hashes
//! and nothing else, so that even a text that became markup could do nothing. Without the script it
//! filters and folds all the same; the script only sorts and searches. Every picture is said in
//! words as well, and colours only repeat what a word says.

mod areas;
mod bar;
mod burn_up;
mod items;
mod policy;
mod poll;
mod reasons;
mod rest;
mod summary;

use std::io::{self, Write};

use super::facts::Facts;
use super::ink::Tone;
use super::markup::Markup;

/// The page's own style and script. Their hashes stand in the policy, so they are written as they
/// are, without a byte more.
const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// Writes it.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let page = &mut Markup::new(out);
    head(page, facts)?;
    page.ours("<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n")?;
    summary::write(page, facts)?;
    page.ours("<main id=\"main\" tabindex=\"-1\">\n")?;
    if facts.source.assessment.verdict.is_ok() {
        reasons::write(page, facts)?;
        poll::votes(page, facts)?;
        poll::late(page, facts)?;
        rest::review(page, facts)?;
        rest::late(page, facts)?;
        areas::write(page, facts)?;
        rest::waivers(page, facts)?;
        rest::aging(page, facts)?;
        rest::unwatched(page, facts)?;
        rest::later(page, facts)?;
        rest::carried(page, facts)?;
        items::write(page, facts)?;
    }
    rest::findings(page, facts)?;
    rest::left_out(page, facts)?;
    page.ours("</main>\n<footer><p>Made by gonogo. Names are what people say they are.</p></footer>\n<script>")?;
    page.ours(SCRIPT)?;
    page.ours("</script>\n</body>\n</html>\n")
}

fn head(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    page.ours("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")?;
    let policy = policy::of(STYLE, SCRIPT);
    let name = ("http-equiv", "Content-Security-Policy");
    page.empty("meta", &[name, ("content", &policy)])?;
    page.ours(
        "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n",
    )?;
    page.element("title", &[], &summary::title(facts))?;
    page.ours("\n<style>")?;
    page.ours(STYLE)?;
    page.ours("</style>\n</head>\n")
}

/// Begins a section with its heading.
fn section(page: &mut Markup<'_>, id: &'static str, title: &str) -> io::Result<()> {
    page.open("section", &[("aria-labelledby", id)])?;
    page.element("h2", &[("id", id)], title)?;
    page.ours("\n")
}

/// Where something stands, as a word in a colour that says the same.
fn state(page: &mut Markup<'_>, tone: Tone, word: &str) -> io::Result<()> {
    let class = match tone {
        Tone::Bad => "state bad",
        Tone::Warn => "state warn",
        Tone::Good => "state good",
        _ => "state",
    };
    page.element("span", &[("class", class)], word)
}
