//! The JSON Schema of a checklist, so that editors complete and check the TOML while it is written.
//!
//! It is made from the same table as the reader, and is never stricter than it.

use serde_json::{Map, Value, json};

use super::key::{Key, Kind};
use super::keys::{CHECK, CHECKLIST, ITEM};
use super::reader::OWN_PREFIX;

const ID: &str = "^[a-z0-9][a-z0-9-]{0,63}$";
const ITEM_ID: &str = "^([a-z0-9][a-z0-9-]{0,63}/)?[a-z0-9][a-z0-9-]{0,63}$";
const RELEASE_ID: &str = "^[a-z0-9][a-z0-9.-]{0,63}$";
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const DUE: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[Tt]([+-][0-9]+\\s*(s|min|h|d|w))?)$";
const DURATION: &str = "^[0-9]*[1-9][0-9]*\\s*(s|min|h|d|w)$";
const TARGET: &str = "^\\s*(\\?|(<|<=|=|>=|>)\\s*-?[0-9]+(\\.[0-9]+)?\\s*[^\\s<>=]*)\\s*$";
const LINK: &str = "^(https?://|mailto:)\\S+$";
const NOT_BLANK: &str = "\\S";
const PAIR: &str = "^[A-Za-z_][A-Za-z0-9_]*(=|$)";

/// The schema of `checklists/<area>.toml`, in draft 2020-12.
#[must_use]
pub fn checklist() -> Value {
    let mut schema = table(&CHECKLIST, &["title"]);
    schema.insert(
        "$schema".into(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".into(), json!("A gonogo checklist"));
    schema.insert(
        "description".into(),
        json!("One area of release readiness: what has to be true before a release goes out."),
    );
    schema.insert(
        "$defs".into(),
        json!({ "item": table(&ITEM, &["text"]), "check": table(&CHECK, &["run"]) }),
    );
    Value::Object(schema)
}

fn table<T>(keys: &[Key<T>], required: &[&str]) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in keys {
        let mut schema = of_kind(key.kind);
        if let Some(schema) = schema.as_object_mut() {
            schema.insert(
                "description".into(),
                json!(format!("{} Example: {}", key.doc, key.example)),
            );
        }
        properties.insert(key.name.into(), schema);
    }
    let mut own = Map::new();
    own.insert(
        format!("^{OWN_PREFIX}"),
        json!({ "description": "A key of the team's own." }),
    );
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Value::Object(properties));
    schema.insert("patternProperties".into(), Value::Object(own));
    schema.insert("additionalProperties".into(), json!(false));
    schema.insert("required".into(), json!(required));
    schema
}

fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Text | Kind::Path => text(NOT_BLANK),
        Kind::Texts | Kind::Globs => list(&text(NOT_BLANK)),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Word(words) => json!({ "type": "string", "enum": words }),
        Kind::Date => text(DAY),
        Kind::Dates => list(&text(DAY)),
        Kind::Due => text(DUE),
        Kind::Duration => text(DURATION),
        Kind::Target => text(TARGET),
        Kind::Confirm => json!({ "anyOf": [{ "type": "boolean" }, text(NOT_BLANK)] }),
        Kind::Ids => list(&text(ID)),
        Kind::ItemIds => list(&text(ITEM_ID)),
        Kind::ReleaseIds => list(&text(RELEASE_ID)),
        Kind::Links => list(&text(LINK)),
        Kind::Command => json!({ "type": "array", "items": text(NOT_BLANK), "minItems": 1 }),
        Kind::Environment => list(&text(PAIR)),
        Kind::Expect => json!({ "anyOf": [
            { "type": "integer", "minimum": 0, "maximum": 255 },
            text(NOT_BLANK),
        ] }),
        Kind::Items => json!({
            "type": "object",
            "propertyNames": { "pattern": ID },
            "additionalProperties": { "$ref": "#/$defs/item" },
        }),
        Kind::Check => json!({ "$ref": "#/$defs/check" }),
        Kind::Keys => json!({ "anyOf": [text(NOT_BLANK), list(&text(NOT_BLANK))] }),
        Kind::Table => json!({ "type": "object" }),
    }
}

fn text(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

#[cfg(test)]
mod tests {
    use super::super::checklist_file::{self, Purpose};
    use super::super::source::Source;
    use super::*;
    use crate::domain::finding::Finding;
    use crate::domain::settings::Settings;

    fn findings(text: String) -> Vec<Finding> {
        let source = Source {
            path: "checklists/a.toml".into(),
            text,
        };
        let traits = [("stores-data".parse().unwrap(), "Does it?".into())];
        let settings = Settings {
            traits: traits.into(),
            ..Settings::default()
        };
        checklist_file::load(&source, "a".parse().unwrap(), &settings, Purpose::Asking).findings
    }

    /// A file that is right but for what stands in `root`, `item` and `check`.
    fn file(root: &str, item: &str, check: &str) -> String {
        let line = |key: &str, example: &str, given: &str| {
            if given.starts_with(&format!("{key} ")) {
                String::new()
            } else {
                format!("{example}\n")
            }
        };
        format!(
            "{}{root}\n[item.one]\n{}{item}\n[item.one.check]\n{}{check}\n",
            line("title", "title = 'A'", root),
            line("text", "text = 'x'", item),
            line("run", "run = ['x']", check),
        )
    }

    /// Every row of the tables: where it stands, its name, its kind, its example.
    fn rows() -> Vec<(&'static str, &'static str, Kind, &'static str)> {
        let mut rows = Vec::new();
        rows.extend(
            CHECKLIST
                .iter()
                .map(|key| ("root", key.name, key.kind, key.example)),
        );
        rows.extend(
            ITEM.iter()
                .map(|key| ("item", key.name, key.kind, key.example)),
        );
        rows.extend(
            CHECK
                .iter()
                .map(|key| ("check", key.name, key.kind, key.example)),
        );
        rows.retain(|(_, _, kind, _)| !matches!(kind, Kind::Items | Kind::Check));
        rows
    }

    fn with(place: &str, line: &str) -> String {
        match place {
            "root" => file(line, "", ""),
            "item" => file("", line, ""),
            _ => file("", "", line),
        }
    }

    #[test]
    fn every_key_of_the_table_is_read_and_its_example_is_right() {
        for (place, name, _, example) in rows() {
            assert!(example.starts_with(&format!("{name} = ")), "{example}");
            assert_eq!(findings(with(place, example)), [], "{example}");
        }
        let inline = ITEM
            .iter()
            .find(|key| key.kind == Kind::Check)
            .unwrap()
            .example;
        let text = format!("title = 'A'\n[item.one]\ntext = 'x'\n{inline}\n");
        assert_eq!(findings(text), []);
    }

    #[test]
    fn every_key_of_the_table_refuses_another_type() {
        for (place, name, ..) in rows() {
            let line = format!("{name} = 12.5");
            let found = findings(with(place, &line));
            assert_eq!(found.len(), 1, "{line}: {found:?}");
            assert!(found[0].message.contains(name), "{found:?}");
            assert!(found[0].help.is_some(), "{found:?}");
        }
    }

    #[test]
    fn the_schema_has_every_key_with_its_sentence() {
        let schema = checklist();
        for (place, keys) in [
            (
                "/properties",
                CHECKLIST
                    .iter()
                    .map(|key| (key.name, key.doc))
                    .collect::<Vec<_>>(),
            ),
            (
                "/$defs/item/properties",
                ITEM.iter().map(|key| (key.name, key.doc)).collect(),
            ),
            (
                "/$defs/check/properties",
                CHECK.iter().map(|key| (key.name, key.doc)).collect(),
            ),
        ] {
            let properties = schema.pointer(place).unwrap().as_object().unwrap();
            assert_eq!(properties.len(), keys.len());
            for (name, doc) in keys {
                let told = properties[name]["description"].as_str().unwrap();
                assert!(told.starts_with(doc) && doc.ends_with('.'), "{name}");
            }
        }
        for place in ["", "/$defs/item", "/$defs/check"] {
            let table = schema.pointer(place).unwrap();
            assert_eq!(table["additionalProperties"], json!(false));
            assert!(table["patternProperties"]["^x-"].is_object());
        }
        assert_eq!(
            schema.pointer("/$defs/item/properties/level/enum"),
            Some(&json!(["must", "should", "could"]))
        );
    }
}
