//! What the program says of itself: usage, completions, the manual page, schemas.

use clap::CommandFactory as _;

use super::args::{Cli, Completions, Schema, SchemaOf};
use super::out::Out;
use super::outside::Surface;
use super::{Context, Exit, Failure};
use crate::store::schema as schemas;

/// Shows the parser's own words: help and version are answers, wrong use is talk.
pub(super) fn usage(error: &clap::Error, surface: &Surface) -> Exit {
    let mut out = Out::new(surface, super::args::When::Auto, surface.plain);
    let words = error.render().to_string();
    let told = out
        .usage(&words, error.use_stderr())
        .and_then(|()| out.finish());
    match (error.use_stderr(), told) {
        (false, Ok(())) => Exit::Yes,
        _ => Exit::Unknown,
    }
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
    };
    context.out.json(&schema)?;
    Ok(Exit::Yes)
}
