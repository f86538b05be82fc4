//! Whose files they are, who may read them, and what stands in their place.

use super::*;

#[track_caller]
fn refusal(data: &Data) -> String {
    let recorded = data
        .journal()
        .record(&release("next"), &stamp(), |_| Ok::<_, String>(note("x")));
    recorded.unwrap_err().to_string()
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_what_is_recorded() {
    use std::os::unix::fs::PermissionsExt;
    let outer = Data::new();
    let data = outer.folder.path().join("share").join("gonogo");
    let mut journal = Journal::open(&data, KEY);
    record(&mut journal, "next", note("x"));
    let mut waiting = vec![outer.folder.path().join("share")];
    let mut seen = 0;
    while let Some(path) = waiting.pop() {
        let metadata = path.symlink_metadata().unwrap();
        let expected = if metadata.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(
            metadata.permissions().mode() & 0o7777,
            expected,
            "{}",
            path.display()
        );
        if metadata.is_dir() {
            waiting.extend(path.read_dir().unwrap().map(|entry| entry.unwrap().path()));
        }
        seen += 1;
    }
    assert_eq!(
        seen, 8,
        "share, gonogo, writer, workspace, lock, journal, writer's folder, file"
    );
}

#[cfg(unix)]
#[test]
fn no_symlink_is_written_through() {
    use std::os::unix::fs::symlink;
    for leads_somewhere in [true, false] {
        let place = |data: &Data, name: &str| match name {
            "file" => data.own_file("next.1.jsonl"),
            "folder" => data.own_file("x").parent().unwrap().to_owned(),
            "journal" => data.folder.path().join(KEY).join("journal"),
            "workspace" => data.folder.path().join(KEY),
            _ => data.folder.path().join(KEY).join("lock"),
        };
        for (name, told) in [
            ("file", "next.1.jsonl"),
            ("folder", KEY),
            ("journal", "journal"),
            ("workspace", KEY),
            ("lock", "lock"),
        ] {
            let (data, other) = (Data::new(), Data::new());
            record(&mut data.journal(), "next", note("x"));
            let place = place(&data, name);
            let moved = other.folder.path().join("moved");
            fs::rename(&place, &moved).unwrap();
            symlink(&moved, &place).unwrap();
            let kept = other.folder.path().join("kept");
            if !leads_somewhere {
                fs::rename(&moved, &kept).unwrap();
            }
            let before = tree(other.folder.path());
            let refusal = refusal(&data);
            assert!(refusal.contains(told), "{name}: {refusal}");
            assert_eq!(tree(other.folder.path()), before, "{name}");
        }
    }
}

/// Every path below a folder, with its length where it is a file.
#[cfg(unix)]
fn tree(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut all = Vec::new();
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(tree(&path));
            all.push((path, 0));
        } else {
            let length = path.metadata().unwrap().len();
            all.push((path, length));
        }
    }
    all.sort();
    all
}

#[test]
fn a_folder_in_place_of_a_file_is_told_and_nothing_is_saved() {
    let data = Data::new();
    record(&mut data.journal(), "next", note("x"));
    let file = data.own_file("next.1.jsonl");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let refusal = refusal(&data);
    assert!(refusal.contains("nothing was saved"), "{refusal}");
    assert!(refusal.contains("next.1.jsonl"), "{refusal}");
    let reading = data.read("next");
    assert_eq!(errors(&reading).len(), 1);
    assert!(reading.findings[0].message.contains("no plain file"));
}

#[test]
fn a_file_in_place_of_a_folder_is_told_and_nothing_is_saved() {
    for name in ["", KEY] {
        let outer = Data::new();
        let data = outer.folder.path().join("data");
        let in_the_way = data.join(name);
        fs::create_dir_all(in_the_way.parent().unwrap()).unwrap();
        fs::write(
            in_the_way
                .as_os_str()
                .to_str()
                .unwrap()
                .trim_end_matches('/'),
            "mine",
        )
        .unwrap();
        let recorded = Journal::open(&data, KEY)
            .record(&release("next"), &stamp(), |_| Ok::<_, String>(note("x")));
        let refusal = recorded.unwrap_err().to_string();
        assert!(refusal.contains("nothing was saved"), "{refusal}");
        assert!(refusal.contains("data"), "{refusal}");
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_and_keeps_what_it_has() {
    use std::os::unix::fs::PermissionsExt;
    let data = Data::new();
    record(&mut data.journal(), "next", note("x"));
    let file = data.own_file("next.1.jsonl");
    let before = fs::read(&file).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().append(true).open(&file).is_ok() {
        eprintln!("skipped: this user may write to read-only files");
        return;
    }
    let refusal = refusal(&data);
    assert!(refusal.contains("next.1.jsonl"), "{refusal}");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn other_programs_files_and_folders_are_left_alone() {
    let data = Data::new();
    fs::write(data.file(7, "next.1.jsonl"), lines([1])).unwrap();
    for name in [
        "next.1.sync-conflict-20260301-101010-ABCDEFG.jsonl",
        "next.1.jsonl.broken-20260301",
        "next.1.jsonl~",
        ".DS_Store",
    ] {
        fs::write(data.file(7, name), "garbage").unwrap();
    }
    let journal = data.folder.path().join(KEY).join("journal");
    fs::write(
        journal.join("0000000000000008"),
        "a file named like a writer",
    )
    .unwrap();
    fs::create_dir(journal.join("notes")).unwrap();
    fs::write(journal.join("notes").join("next.1.jsonl"), "garbage").unwrap();
    let reading = data.read("next");
    assert_eq!((clocks(&reading), reading.findings), (vec![1], vec![]));
    assert_eq!(data.journal().releases().unwrap().len(), 1);
}

#[test]
fn a_file_too_long_to_be_a_journal_is_told_and_not_read() {
    let data = Data::new();
    fs::write(data.file(7, "next.1.jsonl"), lines([1])).unwrap();
    let file = fs::File::create(data.file(7, "next.2.jsonl")).unwrap();
    file.set_len(view::MAX_FILE + 1).unwrap();
    let reading = data.read("next");
    assert_eq!(clocks(&reading), [1]);
    assert!(errors(&reading)[0].message.contains("longer than 64 MiB"));
}
