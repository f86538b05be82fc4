//! Text in a message of Slack or Mattermost that stays text.
//!
//! Slack has entities for three characters and no backslash; Mattermost reads Markdown. Set as code,
//! a sign is only itself in both, and even where one of them does not take it for code it stands
//! between two backticks, so that neither a name, an address nor a bracket follows it.

use crate::domain::text::{squeeze, visible};

/// The text on one line, in which nothing acts.
pub(super) fn escape(text: &str) -> String {
    let text = squeeze(&visible(text)).replace('`', "'");
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut in_code = false;
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if acts(before, c, rest.peek().copied()) != in_code {
            escaped.push('`');
            in_code = !in_code;
        }
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c => escaped.push(c),
        }
        before = Some(c);
    }
    if in_code {
        escaped.push('`');
    }
    escaped
}

/// The text as code: for places in files.
pub(super) fn code(text: &str) -> String {
    let text = squeeze(&visible(text)).replace('`', "'");
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("`{}`", text.replace('>', "&gt;"))
}

/// Whether one of the two would act on it where it stands.
fn acts(before: Option<char>, c: char, after: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '@' | '*' | '~' | '\\' => true,
        '#' => word(after),
        // Within a word it is a part of a name, such as a variable's.
        '_' => !(word(before) && word(after)),
        // An emoji's name, or an address on the web.
        ':' => {
            !before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| !c.is_whitespace())
        }
        ']' => matches!(after, Some('(' | '[' | ':')),
        '.' => word(before) && after.is_some_and(char::is_alphabetic),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    #[test]
    fn nothing_becomes_a_mention_a_link_or_a_sign() {
        for (text, escaped) in [
            (
                "Clients can reach us, 2.4.0 (at 12:30)!",
                "Clients can reach us, 2.4.0 (at 12:30)!",
            ),
            ("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;`@`U1&gt;"),
            ("@here #town ~town", "`@`here `#`town `~`town"),
            ("[d](http://e.example)", "[d`]`(http`:`//e`.`example)"),
            (
                ":tada: note: *b* _i_ a_b",
                "`:`tada: note: `*`b`*` `_`i`_` a_b",
            ),
            ("`code`\nline", "'code' line"),
            (r"\@x", r"`\@`x"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    /// What Slack would act on, were it in the text: it reads no Markdown but these.
    fn acts_in_slack(text: &str) -> bool {
        text.contains('<') || text.contains("://") || text.contains("@here")
    }

    proptest! {
        #[test]
        fn any_text_stays_text(text in r"([\\`*_{}\[\]<>()#+\-.!|~@:&$ 1ah/]|http://|@here|\PC){0,24}") {
            let escaped = escape(&text);
            prop_assert!(!acts_in_slack(&escaped), "{}", escaped);
            // As it stands in a message: never at the beginning of a line.
            let message = format!("• {escaped}");
            for event in Parser::new_ext(&message, Options::ENABLE_STRIKETHROUGH) {
                prop_assert!(
                    !matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong)
                        | Event::InlineHtml(_) | Event::Html(_)),
                    "{}", escaped
                );
            }
        }
    }
}
