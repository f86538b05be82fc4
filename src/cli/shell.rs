//! What the program says of itself: usage, completions, the manual page, schemas.

use std::ffi::OsString;

use clap::{CommandFactory as _, Parser as _};

use super::args::{Cli, Completions, Schema, SchemaOf};
use super::out::Out;
use super::outside::Surface;
use super::{Context, Exit, Failure};
use crate::domain::text::visible;
use crate::store::schema as schemas;

/// Shows the parser's own words: help and version are answers, wrong use is talk.
pub(super) fn usage(error: clap::Error, arguments: &[OsString], surface: &Surface) -> Exit {
    let mut out = Out::new(surface, super::args::When::Auto, surface.plain);
    let aside = error.use_stderr();
    let words = harmless(error, arguments).render().to_string();
    let told = out.usage(&words, aside).and_then(|()| out.finish());
    match told {
        Ok(()) if !aside => Exit::Yes,
        Ok(()) => Exit::Unknown,
        Err(failure) => {
            out.failed(&failure);
            Exit::Unknown
        }
    }
}

/// The same error over arguments whose acting characters are shown. The parser quotes what was
/// typed with its line breaks, which could begin a line of ours, and drops other such characters,
/// so that nobody would see what is wrong.
fn harmless(error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let shown = arguments.iter().map(|argument| match argument.to_str() {
        Some(text) => OsString::from(visible(text).as_ref()),
        None => argument.clone(),
    });
    Cli::try_parse_from(shown).err().unwrap_or(error)
}

pub(super) fn completions(context: &mut Context, asked: &Completions) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Cli::command(), "gonogo", &mut script);
    context.out.raw(|out| out.write_all(&script))?;
    Ok(Exit::Yes)
}

pub(super) fn man(context: &mut Context) -> Result<Exit, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut page)
        .map_err(|source| Failure::Write {
            what: "the manual page".into(),
            source,
        })?;
    context.out.raw(|out| out.write_all(&page))?;
    Ok(Exit::Yes)
}

pub(super) fn schema(context: &mut Context, asked: &Schema) -> Result<Exit, Failure> {
    let schema = match asked.of {
        SchemaOf::Checklist => schemas::checklist(),
        SchemaOf::Report => crate::report::schema::report(),
    };
    context.out.json(&schema)?;
    Ok(Exit::Yes)
}
