//! How faults speak of what stands in a file, and of what should.

use toml::de::DeValue;

use super::Field;
use crate::domain::text;
use crate::store::key::Kind;

/// The known name that was meant; a word too long for any of them is not compared.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 80 {
        return None;
    }
    text::nearest(word, known)
}

/// Enough of somebody's text to know it again.
pub(in crate::store) fn short(text: &str) -> String {
    const ENOUGH: usize = 80;
    match text.char_indices().nth(ENOUGH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_string(),
    }
}

pub(super) fn found(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(true) => "true",
        DeValue::Boolean(false) => "false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// What to write: the value that stands there in quotes where that is all that is missing, else
/// the example.
pub(super) fn write(field: &Field<'_>) -> String {
    let quoted = match field.value.get_ref() {
        DeValue::Integer(number) if field.kind == Kind::Text => Some(number.to_string()),
        DeValue::Float(number) if field.kind == Kind::Text => Some(number.to_string()),
        DeValue::Datetime(day) if field.kind == Kind::Text => Some(day.to_string()),
        _ => None,
    };
    match (quoted, field.value.get_ref(), field.kind) {
        (Some(value), ..) => format!("write `{} = \"{}\"`", field.name, short(&value)),
        (None, DeValue::String(word), Kind::Flag) if matches!(&**word, "true" | "false") => {
            format!("write `{} = {word}`, without quotes", field.name)
        }
        (None, DeValue::String(text), Kind::Texts) if !text.contains(['"', '\\', '\n']) => {
            format!("write `{} = [\"{}\"]`", field.name, short(text))
        }
        _ => format!("write it like this: `{}`", field.example),
    }
}
