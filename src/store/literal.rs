//! Text as a TOML literal.

use std::fmt::Write as _;

use crate::domain::text::is_acting;

/// The text between double quotes, on one line. What would act on a screen is written as its
/// number, so that the file shows it to everybody.
pub(super) fn string(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\t' => literal.push_str("\\t"),
            '\r' => literal.push_str("\\r"),
            c if is_acting(c) => {
                // Writing to a string cannot fail.
                let _ = write!(literal, "\\U{:08X}", u32::from(c));
            }
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_reads_back_from_its_literal(text in any::<String>()) {
            let file = format!("a = {}", string(&text));
            let table: toml::Table = file.parse().unwrap();
            prop_assert_eq!(table["a"].as_str(), Some(&*text));
            prop_assert!(!file.chars().any(is_acting));
        }
    }
}
