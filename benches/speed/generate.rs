//! Large workspaces, the same on every machine and every day.
//!
//! Items are like those of the pack that ships: about as long, with about as many keys.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::PathBuf;

use gonogo::domain::checklist::{Guidance, Item, Level, Phase};
use gonogo::domain::id::ItemId;

/// The day that every run takes for today.
pub(crate) const TODAY: &str = "2026-03-12";
/// The workspace's id, which names its journal.
pub(crate) const WORKSPACE: &str = "speed-of-gonogo";
/// The release that every run is about.
pub(crate) const RELEASE: &str = "1.0.0";

/// Who owns items and answers them.
pub(crate) const PEOPLE: [&str; 8] = [
    "Maria Garcia",
    "John Smith",
    "Li Wei",
    "Amina Diallo",
    "Jürgen Groß",
    "Priya Nair",
    "Operations",
    "Support lead",
];
const THINGS: [&str; 11] = [
    "contact", "restore", "invoice", "alarm", "login", "export", "backup", "consent", "refund",
    "upgrade", "search",
];
const SIDES: [&str; 7] = [
    "channel", "drill", "repair", "target", "limit", "notice", "owner",
];
const LEVELS: [Level; 5] = [
    Level::Must,
    Level::Should,
    Level::Should,
    Level::Should,
    Level::Could,
];

/// A folder with checklists, and the data folder with their answers; both are gone with it.
pub(crate) struct Workspace {
    /// Where the program is run.
    pub(crate) root: PathBuf,
    /// Where the program keeps answers.
    pub(crate) data: PathBuf,
    /// How many checklists there are, and how many items each has.
    size: (usize, usize),
    _folder: tempfile::TempDir,
}

impl Workspace {
    /// A folder with nothing in it.
    pub(crate) fn empty() -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let root = folder.path().join("root");
        fs::create_dir(&root)?;
        Ok(Self {
            root,
            data: folder.path().join("data"),
            size: (0, 0),
            _folder: folder,
        })
    }

    /// So many checklists with so many items each, and no answers.
    pub(crate) fn new(files: usize, items: usize) -> io::Result<Self> {
        let workspace = Self {
            size: (files, items),
            ..Self::empty()?
        };
        let root = &workspace.root;
        fs::write(root.join("gonogo.toml"), format!("id = \"{WORKSPACE}\"\n"))?;
        fs::create_dir(root.join("releases"))?;
        fs::write(
            root.join(format!("releases/{RELEASE}.toml")),
            "name = \"Webshop\"\ndate = 2026-04-01\nowner = \"Maria Garcia\"\n",
        )?;
        fs::create_dir(workspace.checklists())?;
        for file in 0..files {
            let path = workspace.checklists().join(format!("{}.toml", area(file)));
            fs::write(path, checklist(file, items)?)?;
        }
        Ok(workspace)
    }

    /// The folder of the checklists.
    pub(crate) fn checklists(&self) -> PathBuf {
        self.root.join("checklists")
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        let (files, items) = self.size;
        files * items
    }

    /// An item, counted from zero through all files.
    pub(crate) fn item(&self, number: usize) -> io::Result<Item> {
        let (_, items) = self.size;
        item(number / items, number % items)
    }
}

/// One of several, again and again.
pub(crate) fn pick<T: Copy>(several: &[T], number: usize) -> io::Result<T> {
    let one = several.get(number % several.len().max(1));
    one.copied()
        .ok_or_else(|| io::Error::other("nothing to pick from"))
}

fn area(file: usize) -> String {
    format!("area-{file:04}")
}

fn item(file: usize, place: usize) -> io::Result<Item> {
    let number = file * 31 + place;
    let (thing, side) = (pick(&THINGS, number)?, pick(&SIDES, number)?);
    let id = format!("{}/{thing}-{side}-{place:03}", area(file));
    let id: ItemId = id.parse().map_err(io::Error::other)?;
    let text = format!(
        "The {side} of every {thing} is agreed, written down and known to those who need it ({number})"
    );
    let mut item = Item::new(id, text);
    item.level = pick(&LEVELS, number)?;
    item.phase = pick(Phase::ALL, number)?;
    item.guidance = Some(Box::new(Guidance {
        why: Some(format!(
            "A client whose {thing} goes wrong gives up quietly, or complains where everyone can read it."
        )),
        ask: vec![
            format!("Who looks after the {side} at night and at the weekend?"),
            format!("Where in the product does a client find the {thing}?"),
        ],
        ..Guidance::default()
    }));
    let proof = format!("Link to the page about the {thing}, and the day of its last trial");
    item.proof = Some(proof.into());
    item.section = Some(format!("About the {side}").into());
    item.tags = [thing.into()].into();
    if number.is_multiple_of(3) {
        item.owner = Some(pick(&PEOPLE, number / 3)?.into());
    }
    if number.is_multiple_of(4) {
        item.due = "T-14d".parse().ok();
    }
    if number.is_multiple_of(10) {
        item.target = "<= 500 ms".parse().ok().map(Box::new);
    }
    Ok(item)
}

fn checklist(file: usize, items: usize) -> io::Result<String> {
    let owner = pick(&PEOPLE, file)?;
    let mut text = format!(
        "# {file}: made to be measured.\ntitle = \"Area {file}\"\nabout = \"Can clients rely on it?\"\nowner = \"{owner}\"\n"
    );
    for place in 0..items {
        write_item(&mut text, &item(file, place)?).map_err(io::Error::other)?;
    }
    Ok(text)
}

fn write_item(out: &mut String, item: &Item) -> std::fmt::Result {
    writeln!(out, "\n[item.{}]\ntext = \"{}\"", item.id.item(), item.text)?;
    writeln!(
        out,
        "level = \"{}\"\nphase = \"{}\"",
        item.level, item.phase
    )?;
    let Guidance { why, ask, .. } = item.guidance();
    writeln!(out, "ask = {ask:?}\ntags = {:?}", item.tags)?;
    for (key, value) in [
        ("why", why.clone()),
        ("proof", item.proof.as_deref().map(Into::into)),
        ("section", item.section.as_deref().map(Into::into)),
        ("owner", item.owner.as_deref().map(Into::into)),
        ("due", item.due.map(|due| due.to_string())),
        ("target", item.target.as_ref().map(ToString::to_string)),
    ] {
        if let Some(value) = value {
            writeln!(out, "{key} = \"{value}\"")?;
        }
    }
    Ok(())
}
