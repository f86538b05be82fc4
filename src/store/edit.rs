//! Changes to TOML files that keep every byte outside the change.
//!
//! A change is spliced into the text at the place that the parser gives; comments, order, line
//! ends, byte order mark and final newline stay as they are. Printing a parsed file again, the
//! other way, loses some of them. After the splice the text is parsed once more: what does not read
//! as it was meant is not handed out.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::literal;
use super::place::BOM;
use super::reader::Value;

/// Why a change could not be made. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The file has syntax errors, so no place in it is certain.
    #[error("the file cannot be changed while it has errors: run `gonogo lint`")]
    Broken,
    /// The id is in the file already.
    #[error("there is already an item `{0}` in this file: choose another id")]
    Taken(String),
    /// The key lies in a part of the file that cannot be added to, such as an inline table.
    #[error("`{0}` cannot be set here: change the file in an editor")]
    NoPlace(String),
}

/// How long an id made from a statement becomes, in characters; a few more where a word ends later.
const SLUG: usize = 40;

/// The beginning of a statement as an id: its first words in small letters, joined by dashes.
/// Empty where it has no letter or digit that ids know.
#[must_use]
pub fn slug(statement: &str) -> String {
    let mut slug = String::new();
    for word in statement.split(|c: char| !c.is_alphanumeric()) {
        let word: String = word.chars().filter_map(plain).collect::<Vec<_>>().concat();
        if word.is_empty() {
            continue;
        }
        let length = slug.len() + 1 + word.len();
        if slug.is_empty() {
            slug.extend(word.chars().take(SLUG));
        } else if length <= SLUG {
            slug.push('-');
            slug.push_str(&word);
        } else {
            break;
        }
    }
    slug
}

/// A letter as ids write it; none where they have nothing for it.
fn plain(c: char) -> Option<String> {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let written = match lower {
        'a'..='z' | '0'..='9' => return Some(lower.to_string()),
        'ä' | 'æ' => "ae",
        'ö' | 'œ' | 'ø' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ù' | 'ú' | 'û' => "u",
        'ç' => "c",
        'ñ' => "n",
        _ => return None,
    };
    Some(written.into())
}

/// An id for a new item, made from its statement; with `-2`, `-3` at its end where `taken` says
/// that an item has it.
#[must_use]
pub fn new_id(statement: &str, taken: impl Fn(&str) -> bool) -> String {
    let slug = match slug(statement) {
        slug if slug.is_empty() => "item".to_string(),
        slug => slug,
    };
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone())
        .chain(numbered)
        .find(|id| !taken(id))
        .unwrap_or(slug)
}

/// A new item as its file will hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem<'a> {
    /// Its id, without the area.
    pub id: &'a str,
    /// Its keys, each with the value as TOML writes it.
    pub keys: Vec<(&'a str, String)>,
}

/// The text with a new item at its end.
///
/// # Errors
/// When the text has syntax errors, has that item, or has no place for it.
pub fn append_item(text: &str, id: &str, statement: &str) -> Result<String, EditError> {
    let keys = vec![("text", text_literal(statement))];
    append_items(text, &[NewItem { id, keys }])
}

/// The text with new items at its end. It is read once before and once after, however many they are.
///
/// # Errors
/// When the text has syntax errors, has one of the items, or has no place for them.
pub fn append_items(text: &str, items: &[NewItem<'_>]) -> Result<String, EditError> {
    let tree = parse(text)?;
    let mut changed = text.to_string();
    for item in items {
        let path = ["item", item.id];
        if find(tree.get_ref(), &path).is_some() {
            return Err(EditError::Taken(item.id.to_string()));
        }
        push_table(&mut changed, &path, &item.keys);
    }
    let added = parse(&changed).map_err(|_no_longer_toml| EditError::NoPlace("item".into()))?;
    for item in items {
        for (key, literal) in &item.keys {
            confirm(&changed, added.get_ref(), &["item", item.id, key], literal)?;
        }
    }
    Ok(changed)
}

/// The text with another value for the key at `path`; `literal` is the value as TOML writes it.
/// A key that is not there yet is added to its table, and a table that is not there at the end.
///
/// # Errors
/// When the text has syntax errors, or the key is a table or would lie in an inline one.
pub fn set_value(text: &str, path: &[&str], literal: &str) -> Result<String, EditError> {
    let tree = parse(text)?;
    let changed = match find(tree.get_ref(), path) {
        Some((key, value)) if !is_heading(&key, value) => splice(text, &value.span(), literal),
        Some(_) => return Err(EditError::NoPlace(path.join("."))),
        None => insert(text, tree.get_ref(), path, literal)?,
    };
    let tree = parse(&changed).map_err(|_no_longer_toml| EditError::NoPlace(path.join(".")))?;
    confirm(&changed, tree.get_ref(), path, literal)?;
    Ok(changed)
}

/// The text with more values at the end of the list at `path`; the list is made where there is none.
///
/// # Errors
/// Like [`set_value`], and when there is something else than a list.
pub fn append_values(text: &str, path: &[&str], literals: &[String]) -> Result<String, EditError> {
    let literal = literals.join(", ");
    let no_place = || EditError::NoPlace(path.join("."));
    let tree = parse(text)?;
    let Some((_, found)) = find(tree.get_ref(), path) else {
        return set_value(text, path, &format!("[{literal}]"));
    };
    let values = found.get_ref().as_array().ok_or_else(no_place)?;
    let (at, new) = match values.last() {
        Some(last) => (last.span().end, format!(", {literal}")),
        // Behind the bracket: a comment may follow it.
        None => (found.span().start + 1, literal.clone()),
    };
    let changed = splice(text, &(at..at), &new);
    let tree = parse(&changed).map_err(|_no_longer_toml| no_place())?;
    let grown = find(tree.get_ref(), path).and_then(|(_, list)| list.get_ref().as_array());
    let added = grown
        .filter(|grown| grown.len() == values.len() + literals.len())
        .and_then(|grown| Some(grown.get(values.len())?.span().start..grown.last()?.span().end))
        .and_then(|added| changed.get(added));
    if added == Some(&literal) {
        Ok(changed)
    } else {
        Err(no_place())
    }
}

/// Text as a value for [`set_value`].
#[must_use]
pub fn text_literal(text: &str) -> String {
    literal::string(text)
}

fn parse(text: &str) -> Result<toml::Spanned<DeTable<'_>>, EditError> {
    DeTable::parse(text).map_err(|_told_by_lint| EditError::Broken)
}

/// Fails unless the key now has the value that was meant.
fn confirm(
    changed: &str,
    tree: &DeTable<'_>,
    path: &[&str],
    literal: &str,
) -> Result<(), EditError> {
    let value = find(tree, path).and_then(|(_, value)| changed.get(value.span()));
    if value == Some(literal) {
        Ok(())
    } else {
        Err(EditError::NoPlace(path.join(".")))
    }
}

/// The key and the value at a path.
fn find<'a>(tree: &'a DeTable<'_>, path: &[&str]) -> Option<(Range<usize>, &'a Value<'a>)> {
    let (name, rest) = path.split_first()?;
    let (key, value) = tree.get_key_value(*name)?;
    if rest.is_empty() {
        return Some((key.span(), value));
    }
    find(value.get_ref().as_table()?, rest)
}

/// Whether the value is a table made by headings or dotted keys: its span is then not its own.
fn is_heading(key: &Range<usize>, value: &Value<'_>) -> bool {
    value.span().start <= key.start
}

fn splice(text: &str, at: &Range<usize>, new: &str) -> String {
    let before = text.get(..at.start).unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    format!("{before}{new}{after}")
}

/// Adds a key that is not there: to its table, or with its table at the end.
fn insert(
    text: &str,
    tree: &DeTable<'_>,
    path: &[&str],
    literal: &str,
) -> Result<String, EditError> {
    let no_place = || EditError::NoPlace(path.join("."));
    let (name, parents) = path.split_last().ok_or_else(no_place)?;
    let end = line_ending(text);
    let line = format!("{} = {literal}", key(name));
    if parents.is_empty() {
        let Some(at) = last_value_end(tree) else {
            let start = text.len() - text.trim_start_matches(BOM).len();
            return Ok(splice(text, &(start..start), &format!("{line}{end}")));
        };
        return Ok(insert_line(text, at, &line, end));
    }
    match find(tree, parents) {
        None => {
            let mut changed = text.to_string();
            push_table(&mut changed, parents, &[(name, literal.to_string())]);
            Ok(changed)
        }
        Some((key, table)) if is_heading(&key, table) && key != table.span() => {
            let values = table.get_ref().as_table().ok_or_else(no_place)?;
            let at = last_value_end(values).unwrap_or(table.span().end);
            Ok(insert_line(text, at, &line, end))
        }
        Some(_) => Err(no_place()),
    }
}

/// A line of its own behind the line that holds `at`.
fn insert_line(text: &str, at: usize, line: &str, end: &str) -> String {
    let rest = text.get(at..).unwrap_or_default();
    match rest.find('\n') {
        Some(newline) => {
            let at = at + newline + 1;
            splice(text, &(at..at), &format!("{line}{end}"))
        }
        None => format!("{text}{end}{line}"),
    }
}

/// Where the last value of a table ends that stands under the table's own heading.
fn last_value_end(table: &DeTable<'_>) -> Option<usize> {
    let ends = table.iter().filter_map(|(key, value)| {
        if !is_heading(&key.span(), value) {
            return Some(value.span().end);
        }
        // A dotted key makes a table that has the key's own span.
        let dotted = key.span() == value.span();
        match value.get_ref() {
            DeValue::Table(inner) if dotted => last_value_end(inner),
            _ => None,
        }
    });
    ends.max()
}

/// A new table at the end; a final newline stays, and stays missing.
fn push_table(text: &mut String, heading: &[&str], keys: &[(&str, String)]) {
    let end = line_ending(text);
    let is_empty = text.trim_start_matches(BOM).is_empty();
    let ends_line = is_empty || text.ends_with('\n');
    if !is_empty {
        text.push_str(end);
    }
    if !ends_line {
        text.push_str(end);
    }
    let heading: Vec<String> = heading.iter().map(|part| key(part)).collect();
    let mut lines = vec![format!("[{}]", heading.join("."))];
    lines.extend(
        keys.iter()
            .map(|(name, literal)| format!("{} = {literal}", key(name))),
    );
    text.push_str(&lines.join(end));
    if ends_line {
        text.push_str(end);
    }
}

/// A key as TOML writes it: bare where it can be.
fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_string()
    } else {
        literal::string(name)
    }
}

/// How the file ends its lines, seen from its last one.
fn line_ending(text: &str) -> &'static str {
    let before = text.rfind('\n').and_then(|newline| text.get(..newline));
    if before.is_some_and(|before| before.ends_with('\r')) {
        "\r\n"
    } else {
        "\n"
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    use super::super::pack::PACK;
    use super::*;

    /// The path of every value in the text that is written as one.
    fn paths(text: &str) -> Vec<Vec<String>> {
        fn walk(table: &DeTable<'_>, at: &[String], found: &mut Vec<Vec<String>>) {
            for (key, value) in table {
                let mut path = at.to_vec();
                path.push(key.get_ref().to_string());
                if let DeValue::Table(inner) = value.get_ref() {
                    walk(inner, &path, found);
                }
                if !is_heading(&key.span(), value) {
                    found.push(path);
                }
            }
        }
        let mut found = Vec::new();
        walk(parse(text).unwrap().get_ref(), &[], &mut found);
        found
    }

    /// Whether the new text is the old one with something put in at one place.
    fn only_adds(old: &str, new: &str) -> bool {
        let same = |(a, b): &(u8, u8)| a == b;
        let head = old.bytes().zip(new.bytes()).take_while(same).count();
        let tail = old
            .bytes()
            .rev()
            .zip(new.bytes().rev())
            .take_while(same)
            .count();
        new.len() > old.len() && head + tail >= old.len()
    }

    fn check_replace(text: &str, path: &[String], literals: &[&str]) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let tree = parse(text).unwrap();
        let span = find(tree.get_ref(), &path).unwrap().1.span();
        for literal in literals {
            let changed = set_value(text, &path, literal).unwrap();
            let mut expected = text.to_string();
            expected.replace_range(span.clone(), literal);
            assert_eq!(changed, expected, "{path:?}");
        }
    }

    fn check_adding(text: &str, path: &[&str]) {
        let changed = set_value(text, path, "\"new\"").unwrap();
        assert!(
            only_adds(text, &changed),
            "{path:?}\n{text}\n---\n{changed}"
        );
        let read = |text: &str| text.parse::<toml::Table>().unwrap();
        let (mut before, mut after) = (read(text), read(&changed));
        // What was there says the same, and nothing but the new key came to it.
        assert_ne!(before, after);
        for table in [&mut before, &mut after] {
            let mut inner = table;
            for part in &path[..path.len() - 1] {
                inner = inner
                    .entry(*part)
                    .or_insert_with(|| toml::Value::Table(toml::Table::new()))
                    .as_table_mut()
                    .unwrap();
            }
            inner.remove(path[path.len() - 1]);
        }
        assert_eq!(before, after);
    }

    #[test]
    fn every_value_of_the_pack_can_be_changed_and_nothing_else_with_it() {
        for file in PACK {
            let windows = format!("\u{FEFF}{}", file.text.replace('\n', "\r\n"));
            for text in [file.text, windows.trim_end()] {
                for path in paths(text) {
                    check_replace(text, &path, &["\"new\""]);
                }
                let changed = append_item(text, "one-more", "One more").unwrap();
                assert!(changed.starts_with(text));
                assert_eq!(changed.ends_with('\n'), text.ends_with('\n'));
                assert_eq!(
                    changed.contains("\r\n["),
                    text.contains("\r\n"),
                    "{}",
                    file.area
                );
            }
        }
    }

    #[test]
    fn a_new_item_stands_at_the_end_in_the_manner_of_the_file() {
        for (text, expected) in [
            ("", "[item.x]\ntext = \"New\"\n"),
            ("title = 'A'\n", "title = 'A'\n\n[item.x]\ntext = \"New\"\n"),
            ("title = 'A'", "title = 'A'\n\n[item.x]\ntext = \"New\""),
            (
                "title = 'A' # end\r\n",
                "title = 'A' # end\r\n\r\n[item.x]\r\ntext = \"New\"\r\n",
            ),
            (
                "\u{FEFF}title = 'A'\n",
                "\u{FEFF}title = 'A'\n\n[item.x]\ntext = \"New\"\n",
            ),
            (
                "item.a.text = 'b'\n",
                "item.a.text = 'b'\n\n[item.x]\ntext = \"New\"\n",
            ),
        ] {
            assert_eq!(append_item(text, "x", "New").as_deref(), Ok(expected));
        }
    }

    #[test]
    fn a_list_grows_at_its_end_and_every_other_byte_stays() {
        for (text, expected) in [
            ("", "was = [\"x\"]\n"),
            ("a = 1\r\n[t]\r\n", "a = 1\r\nwas = [\"x\"]\r\n[t]\r\n"),
            ("was = []", "was = [\"x\"]"),
            ("was = [ # none\n]\n", "was = [\"x\" # none\n]\n"),
            ("was = [ 'a' ] # b\n", "was = [ 'a', \"x\" ] # b\n"),
            (
                "was = [\n  'a', # b\n]\n",
                "was = [\n  'a', \"x\", # b\n]\n",
            ),
        ] {
            assert_eq!(
                append_values(text, &["was"], &["\"x\"".into()]).as_deref(),
                Ok(expected)
            );
        }
        for text in ["was = 1", "was = [", "was = { a = [] }", "[was]\n"] {
            let appended = append_values(text, &["was"], &["\"x\"".into()]);
            assert!(appended.is_err(), "{text}");
        }
    }

    #[test]
    fn an_item_is_not_added_where_it_would_harm() {
        let add = |text| append_item(text, "x", "New");
        assert_eq!(
            add("[item.x]\ntext = 'old'\n"),
            Err(EditError::Taken("x".into()))
        );
        let twice = ["x", "x"].map(|id| NewItem {
            id,
            keys: vec![("text", "\"New\"".into())],
        });
        assert!(append_items("", &twice).is_err());
        assert_eq!(add("title = \n"), Err(EditError::Broken));
        assert!(matches!(
            add("item = { a = { text = 'b' } }\n"),
            Err(EditError::NoPlace(_))
        ));
        assert!(matches!(add("item = 1\n"), Err(EditError::NoPlace(_))));
    }

    #[test]
    fn a_key_that_is_not_there_is_added_to_its_table() {
        for (text, path, expected) in [
            ("", &["shared"][..], "shared = true\n"),
            (
                "# about\n[gate]\n",
                &["shared"],
                "shared = true\n# about\n[gate]\n",
            ),
            (
                "id = 'x' # mine\n\n[gate]\n",
                &["shared"],
                "id = 'x' # mine\nshared = true\n\n[gate]\n",
            ),
            ("id = 'x'", &["shared"], "id = 'x'\nshared = true"),
            (
                "a = [\n 1,\n] # end\r\nb.c = 1\r\n[d]\r\n",
                &["e"],
                "a = [\n 1,\n] # end\r\nb.c = 1\r\ne = true\r\n[d]\r\n",
            ),
            ("[a] # x\n[b]\n", &["a", "e"], "[a] # x\ne = true\n[b]\n"),
            (
                "[a]\n[a.b]\nc = 1\n",
                &["a", "e"],
                "[a]\ne = true\n[a.b]\nc = 1\n",
            ),
            (
                "id = 'x'\n",
                &["traits", "e"],
                "id = 'x'\n\n[traits]\ne = true\n",
            ),
        ] {
            assert_eq!(
                set_value(text, path, "true").as_deref(),
                Ok(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_single_value_is_not_replaced() {
        for (text, path) in [
            ("[a]\nb = 1\n", &["a"][..]),
            ("[[a]]\nb = 1\n", &["a"]),
            ("[a.b]\nc = 1\n", &["a"]),
            ("a = { b = 1 }\n", &["a", "c"]),
            ("a = 1\n", &["a", "c"]),
            ("a.b = 1\n", &["a"]),
        ] {
            let refused = set_value(text, path, "2");
            assert!(
                matches!(refused, Err(EditError::NoPlace(_))),
                "{text}: {refused:?}"
            );
        }
        assert!(set_value("a = 1\n", &["a"], "2\nb = 3").is_err());
        assert!(set_value("a = 1\n", &["a"], "2 # more").is_err());
    }

    #[test]
    fn an_id_is_made_from_the_first_words() {
        for (statement, id) in [
            (
                "Clients can reach us, and the hours are published in the product",
                "clients-can-reach-us-and-the-hours-are",
            ),
            ("Größe & Übergabe", "groesse-uebergabe"),
            ("  24/7?  ", "24-7"),
            ("クライアント", "item"),
            (&"x".repeat(90), &"x".repeat(40)),
        ] {
            assert_eq!(new_id(statement, |_| false), id);
        }
        let taken = ["clients", "clients-2"];
        assert_eq!(new_id("Clients", |id| taken.contains(&id)), "clients-3");
    }

    proptest! {
        #[test]
        fn an_id_from_any_statement_is_an_id(statement in any::<String>()) {
            let area = "a".parse().unwrap();
            let id = crate::domain::id::ItemId::new(&area, &new_id(&statement, |_| false));
            prop_assert!(id.is_ok());
        }

        #[test]
        fn a_change_keeps_every_byte_outside_it(text in file(), at in any::<Index>()) {
            let paths = paths(&text);
            let literals = ["\"new\"", "12", "[\"a\", \"b\"]"];
            check_replace(&text, at.get::<Vec<String>>(&paths), &literals);
            check_adding(&text, &["brand-new"]);
            check_adding(&text, &["item", "one", "brand-new"]);
            check_adding(&text, &["brand-new", "table", "key"]);
            let changed = append_item(&text, "brand-new", "New").unwrap();
            prop_assert!(changed.starts_with(&text));
            let item = |id| NewItem {
                id,
                keys: vec![("text", "\"New\"".into()), ("once", "true".into())],
            };
            let one = append_items(&text, &[item("brand-new")]).unwrap();
            prop_assert_eq!(&set_value(&changed, &["item", "brand-new", "once"], "true").unwrap(), &one);
            let both = append_items(&text, &[item("brand-new"), item("another")]);
            prop_assert_eq!(append_items(&one, &[item("another")]), both);
        }
    }

    /// Files with comments, odd spacing, either line end, a byte order mark, inline tables.
    fn file() -> impl Strategy<Value = String> {
        let space = || select(vec!["", " ", "  ", "\t"]);
        let value = select(vec![
            "\"plain\"",
            "'single # no comment'",
            "\"\"\"two\nlines\"\"\"",
            "'''a\n\n'b''''",
            "true",
            "2026-12-01",
            "[1, 2, # one\n 3,\n]",
            "{ run = [\"x\"], timeout = \"5s\" }",
            "{a.b = 1, c = { d = 'e' }}",
            "1_000",
            "\"ü \\\" 🚀\"",
            "[]",
            "[ [ 'x' ], ]",
        ]);
        let comment = select(vec!["", " # why", "\t#", " # = [x] \"", "#ü"]);
        let line = (space(), space(), space(), value, comment)
            .prop_map(|(a, b, c, value, comment)| (a, format!("{b}={c}{value}{comment}\n")));
        let gap = || {
            select(vec![
                "",
                "\n",
                "# a comment\n",
                "\n\n  # [item.no]\n",
                " \t\n",
            ])
        };
        let lines = |keys: &'static [&'static str]| {
            proptest::collection::vec((line.clone(), gap()), 1..=keys.len()).prop_map(
                move |lines| {
                    let mut text = String::new();
                    for (((before, rest), gap), key) in lines.iter().zip(keys) {
                        text.extend([*before, key, rest, gap]);
                    }
                    text
                },
            )
        };
        let heading = select(vec![
            "[item.one]",
            "[ item . one ]",
            "[item.\"one\"] # x",
            "\t[item.'one']",
        ]);
        let root = lines(&["title", "\"about\"", "x-own.deep", "owner"]);
        let one = lines(&["text", "level", "check.run", "'why'"]);
        let two = lines(&["text", "level"]);
        (
            gap(),
            root,
            heading,
            one,
            gap(),
            two,
            any::<bool>(),
            any::<bool>(),
            any::<bool>(),
        )
            .prop_map(|(gap, root, heading, one, gap2, two, bom, crlf, end)| {
                let mut text = format!("{gap}{root}{heading}\n{one}{gap2}[item.two]\n{two}");
                if crlf {
                    text = text.replace('\n', "\r\n");
                }
                if !end {
                    text.truncate(text.trim_end().len());
                }
                if bom { format!("\u{FEFF}{text}") } else { text }
            })
    }
}
