//! What can still be made out of a line that is damaged, so that a person knows what to say again.
//!
//! It is a hint and never an answer: whatever it finds may be damaged as well.

use std::str::FromStr;

use crate::domain::checkup::Hint;
use crate::domain::id::{EventId, ItemId};

/// So many items tell what a change was about.
const ITEMS: usize = 5;
/// No name is longer, in bytes.
const NAME: usize = 200;

/// What the bytes seem to say; `stands_elsewhere` tells whether a change is known from another place.
pub(super) fn hint(bytes: &[u8], stands_elsewhere: impl Fn(EventId) -> bool) -> Hint {
    let text = String::from_utf8_lossy(bytes);
    let mut items: Vec<ItemId> = values(&text, "\"item\":\"").collect();
    items.dedup();
    items.truncate(ITEMS);
    let mut by = texts(&text, "\"by\":\"").filter(|by| !by.is_empty() && by.len() <= NAME);
    Hint {
        items,
        by: by.next().map(str::to_owned),
        stands_elsewhere: values(&text, "\"id\":\"")
            .next()
            .is_some_and(stands_elsewhere),
    }
}

/// The texts behind a name, up to the next quote.
fn texts<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let behind = text.split(name).skip(1);
    behind.filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
}

fn values<'a, T: FromStr + 'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = T> + 'a {
    texts(text, name).filter_map(|value| value.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_left_of_a_line_gives_a_hint_and_rubbish_gives_none() {
        let id = "0123456789abcdef0123456789abcdef";
        let line = format!(
            "{{\"v\":1,\"id\":\"{id}\",\"by\":\"Zoë\",\"changes\":[{{\"status\":{{\"item\":\"a/one\",\"x\u{FFFD}"
        );
        let known = |found: EventId| found.to_string() == id;
        let found = hint(line.as_bytes(), known);
        assert_eq!(found.items, ["a/one".parse().unwrap()]);
        assert_eq!(found.by.as_deref(), Some("Zoë"));
        assert!(found.stands_elsewhere);
        for end in 0..line.len() {
            let _ = hint(&line.as_bytes()[..end], known);
        }
        assert_eq!(hint(b"\xFF\0\"item\":\"../..\"", known), Hint::default());
    }
}
