use super::*;

/// Runs a shell's words in a folder of their own.
fn shell(words: &str, timeout: Duration, stop: &Stop) -> Option<Report> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let run = ["sh", "-c", words].map(String::from);
    let spec = Spec {
        root: &root,
        run: &run,
        cwd: "",
        timeout,
        variables: vec![("KEPT".into(), "yes".into())],
        path: Some(OsStr::new("/usr/bin:/bin")),
    };
    super::run(&spec, stop)
}

fn ended(words: &str, timeout: u64) -> Ended {
    let watch = Stopwatch::start();
    let report = shell(words, Duration::from_secs(timeout), &Stop::default());
    let limit = Duration::from_secs(timeout + 5);
    assert!(watch.elapsed() < limit, "{words} went past its end");
    match report.unwrap() {
        Report::Ended(ended) => *ended,
        Report::DidNotRun(why) => panic!("{words}: {why}"),
    }
}

/// Waits until a process is gone, or a zombie that nobody has taken note of.
fn gone(number: &str) {
    let process = Pid::from_raw(number.trim().parse().unwrap()).unwrap();
    let watch = Stopwatch::start();
    loop {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", number.trim()));
        let zombie = stat.is_ok_and(|stat| stat.contains(") Z "));
        if zombie || rustix::process::test_kill_process(process).is_err() {
            return;
        }
        assert!(
            watch.elapsed() < Duration::from_secs(10),
            "{number} still runs"
        );
        thread::yield_now();
    }
}

#[test]
fn a_command_is_told_by_its_code_its_signal_and_its_output() {
    let told = ended("echo out; echo err >&2; exit 3", 10);
    assert_eq!((told.how, &*told.output), (How::Exited(3), "out\nerr\n"));
    assert_eq!((told.run.bytes, &*told.run.tail), (8, "out\nerr\n"));
    assert_eq!(ended("kill -9 $$", 10).how, How::Killed(9));
    assert_eq!(ended("kill -TERM $$", 10).how, How::Killed(15));
}

#[test]
fn its_input_is_empty_and_its_environment_holds_what_it_was_given() {
    let told = ended("cat; env | sort", 10);
    let names = told
        .output
        .lines()
        .filter_map(|line| line.split('=').next());
    let own = ["PWD", "SHLVL", "_", "OLDPWD"];
    let names: Vec<_> = names.filter(|name| !own.contains(name)).collect();
    assert_eq!(names, [Mark::VARIABLE, "KEPT"]);
}

#[test]
fn one_that_takes_too_long_is_ended_with_all_that_it_started() {
    let told = ended("sleep 600 & echo $!; sleep 600 & echo $!; wait", 1);
    assert_eq!(told.how, How::TooLong(1));
    assert_eq!(told.output.lines().count(), 2);
    told.output.lines().for_each(gone);
    assert_eq!(told.run.escaped, Vec::<String>::new());
}

#[test]
fn one_that_ignores_being_asked_is_ended_all_the_same() {
    let told = ended(
        "trap '' TERM INT HUP; echo $$; while :; do sleep 1; done",
        1,
    );
    assert_eq!(told.how, How::TooLong(1));
    gone(told.output.lines().next().unwrap());
}

#[test]
fn what_it_leaves_in_its_group_when_it_ends_is_ended_too() {
    let told = ended("sleep 600 >/dev/null 2>&1 & echo $!", 10);
    assert_eq!(told.how, How::Exited(0));
    gone(&told.output);
}

#[test]
fn one_that_stops_itself_is_ended() {
    assert_eq!(ended("kill -STOP $$", 1).how, How::TooLong(1));
}

#[test]
fn a_flood_of_output_takes_no_more_memory_than_its_end() {
    let told = ended("exec head -c 1073741824 /dev/zero", 20);
    assert!(told.output.len() <= 256 << 10 && told.run.tail.len() <= 2 << 10);
    assert!(told.run.bytes > 256 << 10, "{} bytes", told.run.bytes);
    let whole = told.how == How::Exited(0) && told.run.bytes == 1 << 30;
    assert!(whole || told.how == How::TooLong(20), "{:?}", told.how);
}

#[test]
fn one_that_forks_without_end_is_ended() {
    // Each starts two more, forty at most, and none ends by itself.
    let words = "n=0; while [ $n -lt 40 ]; do (trap '' TERM; sleep 600) & n=$((n+1)); done; wait";
    let told = ended(words, 1);
    assert_eq!(told.how, How::TooLong(1));
    assert_eq!(told.run.escaped, Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn what_leaves_its_group_is_named() {
    let told = ended(
        "setsid sh -c 'echo $$; exec sleep 600' & sleep 0.2; wait",
        1,
    );
    assert_eq!(told.how, How::TooLong(1));
    let number = told.output.trim();
    assert_eq!(told.run.escaped, [format!("sleep (process {number})")]);
    let process = Pid::from_raw(number.parse().unwrap()).unwrap();
    rustix::process::kill_process(process, Signal::KILL).unwrap();
}

#[test]
fn one_that_is_stopped_is_ended_and_says_nothing() {
    let stop = Stop::default();
    stop.ask();
    assert_eq!(shell("sleep 600", Duration::from_secs(600), &stop), None);
}

#[test]
fn one_that_cannot_be_started_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    std::fs::write(root.join("plain"), "no program").unwrap();
    std::os::unix::fs::symlink("/usr", root.join("out")).unwrap();
    let why = |run: &[&str], cwd: &str, path: &str| {
        let run: Vec<_> = run.iter().map(ToString::to_string).collect();
        let spec = Spec {
            root: &root,
            run: &run,
            cwd,
            timeout: Duration::from_secs(5),
            variables: Vec::new(),
            path: Some(OsStr::new(path)),
        };
        match super::run(&spec, &Stop::default()) {
            Some(Report::DidNotRun(why)) => why,
            other => panic!("{other:?}"),
        }
    };
    let here = root.to_str().unwrap();
    assert_eq!(
        why(&["no-such-program"], "", "/usr/bin"),
        "there is no program `no-such-program` on PATH"
    );
    assert!(why(&["./plain"], "", "/usr/bin").contains("plain cannot be started"));
    assert!(why(&["ls"], "gone", "/usr/bin").starts_with("its folder `gone` cannot be opened"));
    assert_eq!(
        why(&["ls"], "out", "/usr/bin"),
        "its folder `out` leads out of the workspace"
    );
    // A program that a repository brings is not found by its name alone.
    std::fs::copy("/bin/sh", root.join("own")).unwrap();
    assert_eq!(
        why(&["own"], "", &format!("{here}:.")),
        "there is no program `own` on PATH"
    );
}
