//! A pen for HTML and XML: what is written with it is text or an attribute's value, never markup.
//!
//! The names of elements and attributes are ours, so they are `&'static str`; whatever else goes in
//! is escaped here and nowhere else. Both languages read back what stands in
//! [`shown`]: the text with its acting characters made visible.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::domain::text::visible;

/// An attribute: its name, and what it says.
pub(super) type Attribute<'a> = (&'static str, &'a str);

/// Writes markup.
pub(super) struct Markup<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Markup<'a> {
    /// A pen on some paper.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }

    /// Writes a piece of ours as it is.
    pub(super) fn ours(&mut self, markup: &'static str) -> io::Result<()> {
        self.out.write_all(markup.as_bytes())
    }

    /// Begins an element.
    pub(super) fn open(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
    ) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.out.write_all(b">")
    }

    /// Ends an element, and the line with it.
    pub(super) fn close(&mut self, name: &'static str) -> io::Result<()> {
        self.out.write_all(b"</")?;
        self.out.write_all(name.as_bytes())?;
        self.out.write_all(b">\n")
    }

    /// Writes an element that holds nothing.
    pub(super) fn empty(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
    ) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.out.write_all(b"/>")
    }

    /// Writes an element that holds a text.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        text: &str,
    ) -> io::Result<()> {
        self.open(name, attributes)?;
        self.text(text)?;
        self.out.write_all(b"</")?;
        self.out.write_all(name.as_bytes())?;
        self.out.write_all(b">")
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(escape(&shown(text)).as_bytes())
    }

    fn tag(&mut self, name: &'static str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.out.write_all(b"<")?;
        self.out.write_all(name.as_bytes())?;
        for (name, value) in attributes {
            self.out.write_all(b" ")?;
            self.out.write_all(name.as_bytes())?;
            self.out.write_all(b"=\"")?;
            self.text(value)?;
            self.out.write_all(b"\"")?;
        }
        Ok(())
    }
}

/// The text as both languages can hold it: what acts is shown, and so are the two characters that
/// XML has no place for.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    if text.contains(['\u{FFFE}', '\u{FFFF}']) {
        let text = text.replace('\u{FFFE}', "<U+FFFE>");
        return Cow::Owned(text.replace('\u{FFFF}', "<U+FFFF>"));
    }
    text
}

fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_never_markup() {
        let mut out = Vec::new();
        let mut page = Markup::new(&mut out);
        page.element(
            "b",
            &[("title", "\"x' onclick=\"")],
            "<i>&amp;\u{202E}\u{FFFF}",
        )
        .unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "<b title=\"&quot;x&#39; onclick=&quot;\">&lt;i&gt;&amp;amp;&lt;U+202E&gt;&lt;U+FFFF&gt;</b>"
        );
    }
}
