//! The texts that the alterations begin from, and the words that are put into them.

use std::fs;
use std::path::{Path, PathBuf};

/// What stands for a reader's kind of text.
pub(crate) fn of(target: &str) -> Vec<Vec<u8>> {
    let found = match target {
        "checklist" => [
            files("checklists", "toml"),
            files("tests/fixtures/broken/checklist", "toml"),
            files("tests/fixtures/life/1/workspace/checklists", "toml"),
        ]
        .concat(),
        "settings" => [
            files("tests/fixtures/broken/settings", "toml"),
            files("tests/fixtures/life/1/workspace", "toml"),
        ]
        .concat(),
        "release" => [
            files("tests/fixtures/broken/release", "toml"),
            files("tests/fixtures/life/1/workspace/releases", "toml"),
        ]
        .concat(),
        "config" => [
            files("tests/fixtures/broken/config", "toml"),
            files("tests/fixtures/life/1/config", "toml"),
        ]
        .concat(),
        "journal" => journals(),
        "minutes" | "outline" => minutes(),
        "filter" => lines(&[
            "status:open owner:me -area:support",
            "is:late is:away level:must phase:go",
            "by:\"Ada Boone\" item:support/limits on:2026-03-01",
            "due:<2026-04-01 tag:backup release",
        ]),
        _ => lines(&[
            "T-14d",
            "T",
            "+2w",
            "12 mar",
            "fri",
            "2026-03-12",
            "30d",
            "<= 500 ms",
            "99.9 %",
            ">= 99.95%",
            "48 min",
            "1_000",
            "ctrl-r",
            "shift-left",
            "f12",
            "space",
            "3.5 GiB",
            "is yes",
            "kw 12",
            "tomorrow",
        ]),
    };
    assert!(!found.is_empty(), "nothing to begin from for {target}");
    found
}

/// Words that mean something to one reader or another, or to none.
pub(crate) const WORDS: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "=",
    ",",
    ".",
    "#",
    "\n",
    "\r\n",
    "\0",
    "\u{1b}",
    "\u{202e}",
    "\u{feff}",
    "🚀",
    "é",
    "\\",
    "\\u12",
    "nan",
    "[item.a]\n",
    "text = \"x\"\n",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "2026-99-99",
    "0000-01-01",
    "9999-12-31",
    "T-7d",
    "level = \"must\"\n",
    "check = { run = [\"x\"] }\n",
    "target = \"<= 5 ms\"\n",
    "was = [\"a/b\"]\n",
    "{\"v\":1,",
    "\"saw\":[]",
    "\"changes\":[",
    "18446744073709551615",
    "-1",
    "1e999",
    "- [ ] ",
    "- [x] ",
    "| a | b |\n|---|---|\n",
    "# ",
    "## Actions\n",
    "**",
    "@ada",
    "TODO: ",
    "by Friday",
    "Offen:",
    "KW 12",
    "```\n",
    "> ",
    "<!--",
    "  ",
    "\t",
    "ctrl-",
    "owner:",
    "is:late",
    "%",
    "µs",
];

fn lines(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn at(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// The files of a folder with this ending, by name.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(at(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    paths
        .into_iter()
        .map(|path| fs::read(path).unwrap())
        .collect()
}

/// Two changes with one id, of which this program knows one: which of them counts depends on their
/// order.
const CLASHING: &[u8] = br#"{"v":1,"id":"66b456e0455f2b59da25adf7007f0e28","clock":4,"changes":[{"":{}}]}{"v":1,"id":"66b456e0455f2b59da25adf7007f0e28","writer":"aa6aaaec989a0dfc","clock":4,"at":"2-3-5T1:8:5Z","by":"","release":"1","changes":[]}"#;

/// Journals with and without sums: an altered line with its old sum is never looked into.
fn journals() -> Vec<Vec<u8>> {
    let folder = "tests/fixtures/life/1/data/orders-6f1d2c/journal";
    let writer = fs::read_dir(at(folder)).unwrap().next().unwrap().unwrap();
    let writer = format!("{folder}/{}", writer.file_name().to_str().unwrap());
    let with_sums = files(&writer, "jsonl");
    let without: Vec<u8> = with_sums
        .iter()
        .flat_map(|file| str::from_utf8(file).unwrap().lines())
        .flat_map(|line| format!("{}}}\n", line.split(",\"sum\"").next().unwrap()).into_bytes())
        .collect();
    let single = without
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec);
    let single: Vec<_> = single.collect();
    [with_sums, single, vec![without], vec![CLASHING.to_vec()]].concat()
}

/// The labelled minutes, one by one.
fn minutes() -> Vec<Vec<u8>> {
    let files = files("tests/minutes", "txt");
    let texts = files
        .iter()
        .flat_map(|file| str::from_utf8(file).unwrap().split("==== ").skip(1));
    let texts = texts.filter_map(|text| Some(text.split_once('\n')?.1.split_once("\n----\n")?.0));
    texts.map(|text| text.as_bytes().to_vec()).collect()
}
