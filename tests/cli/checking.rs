//! Checks: what may run, what comes of it, and that nothing else ever runs.

use std::fs;
use std::process::{Command, Stdio};

use crate::environment::Environment;

const LIST: &str = r#"title = "Speed"
[item.fast]
text = "It starts fast"
level = "must"
owner = "Ada"
target = "<= 500 ms"
check = { run = ["./tools/time", "cold"], expect = "took (?<value>[0-9.]+ ?ms)" }
[item.right]
text = "It is right"
check = { run = ["sh", "-c", "exit 0"] }
"#;

/// A workspace with a script that says how long something took.
fn shop(took: &str) -> Environment {
    let environment = Environment::new().with_checklist("speed", LIST);
    environment.write(
        "tools/time",
        format!("#!/bin/sh\necho \"$1 took {took}\"\n"),
    );
    make_executable(&environment, "tools/time");
    environment
}

fn make_executable(environment: &Environment, path: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let path = environment.workspace().join(path);
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn checks_run_once_they_are_trusted_and_answer_their_items() {
    let environment = shop("410 ms");
    environment
        .run(&["verify"])
        .refuses(&["nothing ran: 2 checks are not trusted", "gonogo trust"]);
    environment
        .run(&["trust"])
        .exits(2)
        .answers(&["run: ./tools/time cold", "file: tools/time ("])
        .says(&["there is no terminal to ask on", "gonogo trust --yes"]);
    environment.run(&["trust", "--show"]).exits(2);
    environment.has_recorded_nothing();

    environment
        .does(&["trust", "--yes"])
        .says(&["Trusted 2 commands."]);
    environment
        .does(&["trust", "--show"])
        .says(&["Trusted on this machine"]);
    environment
        .does(&["verify"])
        .answers(&[
            "speed/fast passed after",
            "measured 410 ms",
            "speed/right passed",
        ])
        .says(&["2 checks ran."]);
    let item = environment.item("fast");
    assert_eq!(
        (&item["status"], &item["value"]),
        (&"done".into(), &"410 ms".into())
    );
    assert_eq!(item["check"]["result"], "passed");
    assert_eq!(item["check"]["tail"], "cold took 410 ms\n");
    environment.does(&["gate"]);
    environment
        .does(&["report", "--format", "markdown"])
        .answers(&["check: passed after"]);

    environment.does(&["undo"]);
    environment.does(&["undo"]);
    assert_eq!(environment.item("fast")["status"], "open");
    environment
        .does(&["untrust"])
        .says(&["Nothing of this workspace is trusted any more."]);
    environment.run(&["verify"]).refuses(&["not trusted"]);
}

#[test]
fn a_changed_script_makes_trust_stale_and_the_difference_is_shown() {
    let environment = shop("410 ms");
    environment.does(&["trust", "--yes"]);
    let script = environment.read("tools/time");
    environment.write("tools/time", script.clone() + "#");
    for arguments in [&["verify"][..], &["verify", "right"], &["gate", "--verify"]] {
        environment.run(arguments).refuses(&[
            "nothing ran: the checks have changed since they were trusted",
            "- file: tools/time (",
            "+ file: tools/time (",
        ]);
    }
    environment.has_recorded_nothing();
    environment.write("tools/time", script);
    environment.does(&["verify"]);
}

#[test]
fn the_worst_end_decides_the_exit_code() {
    for (run, code, words) in [
        ("[\"sh\", \"-c\", \"exit 0\"]", 0, "a/x passed"),
        ("[\"sh\", \"-c\", \"exit 7\"]", 1, "a/x failed after"),
        (
            "[\"no-such-program\"]",
            2,
            "a/x could not run: there is no program",
        ),
    ] {
        let list = format!("title = 'A'\n[item.x]\ntext = 'x'\ncheck = {{ run = {run} }}\n");
        let environment = Environment::new().with_checklist("a", &list);
        environment
            .run(&["verify", "--trust-this-run"])
            .exits(code)
            .answers(&[words]);
        // It was this run's, and no later one's.
        environment.run(&["verify"]).refuses(&["not trusted"]);
    }
}

#[test]
fn areas_and_items_choose_and_what_people_set_aside_stays_so() {
    let list =
        "title = 'A'\n[item.x]\ntext = 'x'\ncheck = { run = ['false'] }\n[item.y]\ntext = 'y'\n";
    let environment = Environment::new().with_checklist("a", list);
    let verify = |what: &[&str]| environment.run(&[&["verify", "--trust-this-run"], what].concat());
    verify(&["y"]).refuses(&["a/y has no check"]);
    verify(&["z"]).refuses(&["there is no item `z`"]);
    environment.does(&["set", "x", "--status", "not-applicable", "--reason", "no x"]);
    verify(&["a"])
        .exits(0)
        .says(&["a/x is set aside by an answer"]);
    verify(&[]).exits(0);
    assert_eq!(environment.item("x")["status"], "not-applicable");
    verify(&["x"]).exits(1);
    assert_eq!(environment.item("x")["status"], "failed");
    let json = verify(&["x", "--json"]).exits(1).json();
    assert_eq!(
        (&json[0]["result"], &json[0]["exit"]),
        (&"failed".into(), &1.into())
    );
}

#[test]
fn the_gate_runs_checks_first_and_cannot_tell_where_one_could_not_run() {
    let list = |run: &str| {
        format!(
            "title = 'A'\n[item.x]\ntext = 'x'\nlevel = 'must'\ncheck = {{ run = ['{run}'] }}\n"
        )
    };
    let environment = Environment::new().with_checklist("a", &list("true"));
    let gate = || environment.run(&["gate", "--verify", "--trust-this-run"]);
    gate().exits(0).answers(&["GO"]).says(&["a/x passed"]);
    environment.write("checklists/a.toml", list("no-such-program"));
    gate().exits(2).says(&["a/x could not run"]);
    environment.write("checklists/a.toml", list("false"));
    gate().exits(1).answers(&["NO-GO"]);
}

#[test]
fn nothing_runs_for_a_release_that_takes_no_more_answers() {
    let list = "title = 'A'\n[item.x]\ntext = 'x'\ncheck = { run = ['touch', 'ran'] }\n";
    let environment = Environment::new().with_checklist("a", list);
    environment.does(&["done", "x"]);
    environment.does(&["decide", "ship"]);
    environment
        .run(&["verify", "--trust-this-run"])
        .refuses(&["was shipped"]);
    assert!(!environment.workspace().join("ran").exists());
}

#[test]
fn what_a_check_prints_is_shown_and_not_obeyed() {
    let list = "title = 'A'\n[item.x]\ntext = 'x'\ncheck = { run = ['printf', '\\033[31mred\\033]0;title\\007\\n'], expect = 'blue' }\n";
    let environment = Environment::new().with_checklist("a", list);
    let verify = environment.run(&["verify", "--trust-this-run"]).exits(1);
    assert!(verify.stdout.contains("red"));
    verify.stays_harmless();
    for arguments in [
        &["show", "x"][..],
        &["show", "x", "--json"],
        &["log"],
        &["report"],
        &["report", "--format", "markdown"],
    ] {
        environment.does(arguments).stays_harmless();
    }
}

#[test]
fn trust_is_kept_outside_of_the_workspace_for_the_person_alone() {
    let environment = shop("1 ms");
    environment.does(&["trust", "--yes"]);
    let kept = crate::environment::tree(&environment.configuration());
    let modes: Vec<_> = kept.values().map(|(mode, _)| *mode).collect();
    assert_eq!(modes, [0o700, 0o600]);
    let inside = environment.workspace().join("settings");
    environment
        .run_with(
            &[("GONOGO_CONFIG_DIR", inside.to_str().unwrap())],
            &["verify"],
        )
        .refuses(&["inside the workspace"]);
}

#[test]
fn being_asked_to_end_leaves_nothing_running() {
    let list = "title = 'A'\n[item.x]\ntext = 'x'\ncheck = { run = ['sh', '-c', 'echo $$ > begun.tmp; mv begun.tmp begun; sleep 600'] }\n";
    let environment = Environment::new().with_checklist("a", list);
    let mut command = environment.command(&["verify", "--trust-this-run"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let begun = environment.workspace().join("begun");
    while !begun.exists() {
        assert!(
            child.try_wait().unwrap().is_none(),
            "it ended before its check began"
        );
        std::thread::yield_now();
    }
    let ask = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .status();
    assert!(ask.unwrap().success());
    let output: crate::environment::Output = child.wait_with_output().unwrap().into();
    output.exits(2).says(&["nothing is left running"]);
    let number = fs::read_to_string(begun).unwrap();
    let alive = Command::new("kill")
        .args(["-0", number.trim()])
        .stderr(Stdio::null())
        .status();
    assert!(!alive.unwrap().success(), "{number} still runs");
    environment.has_recorded_nothing();
}

#[test]
fn the_starter_set_of_the_docs_is_right_and_what_needs_no_network_runs() {
    let docs = include_str!("../../docs/checks.md");
    let list = docs.rsplit("```toml\n").next().unwrap();
    let list = list.split("```").next().unwrap();
    let environment = Environment::new().with_checklist("machine", list);
    environment.write("releases/2.4.toml", "date = 2026-04-01\n");
    environment.does(&["lint"]);
    let names = ["handbook", "small-download", "tagged"];
    let verify =
        || environment.run(&[&["verify", "--trust-this-run", "--json"], &names[..]].concat());
    environment.write("docs/other.pdf", "");
    environment.write("dist/download", vec![0; 30 << 20]);
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=T", "-c", "user.email=t@example.com"]);
        command.args(arguments).current_dir(environment.workspace());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null");
        assert!(command.stdout(Stdio::null()).status().unwrap().success());
    };
    git(&["init", "--quiet"]);
    let results = |json: &serde_json::Value| {
        let results = json.as_array().unwrap().iter();
        results
            .map(|result| result["result"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(results(&verify().exits(1).json()), ["failed"; 3]);
    environment.write("docs/handbook.pdf", "");
    environment.write("dist/download", vec![0; 1 << 20]);
    git(&["commit", "--quiet", "--allow-empty", "--message", "x"]);
    git(&["tag", "v2.4"]);
    let json = verify().exits(0).json();
    assert_eq!(results(&json), ["passed"; 3]);
    assert_eq!(json[2]["commit"].as_str().unwrap().len(), 40);
}

/// Every field of every file, and all of git's own settings, try to leave a trace.
fn trapped() -> Environment {
    let environment = Environment::new();
    let trace = environment.home().join("trace");
    let trace = trace.to_str().unwrap();
    let evil = format!("$(touch {trace}) `touch {trace}`; touch {trace} | touch {trace}");
    let run = format!("['sh', '-c', 'touch {trace}']");
    let keys = ["text", "why", "proof", "section", "owner", "incident"];
    let lines = keys.map(|key| format!("{key} = '{evil}'\n"));
    let texts = lines.concat();
    environment.write(
        "checklists/a.toml",
        format!(
            "title = '{evil}'\nabout = '{evil}'\nowner = '{evil}'\n[item.x]\n{texts}ask = ['{evil}']\ntags = ['{evil}']\n\
             confirm = '{evil}'\nlinks = ['https://x/$(touch%20{trace})']\nwatches = ['$(touch {trace})']\n\
             check = {{ run = {run}, env = ['X=$(touch {trace})'], cwd = '.', expect = '$(touch)' }}\n"
        ),
    );
    environment.write("gonogo.toml", format!("id = 'trapped-team'\nname = '{evil}'\n[[person]]\nname = '{evil}'\nemail = 'x@example.com'\n"));
    environment.write(
        "releases/r.toml",
        format!("name = '{evil}'\nversion = '{evil}'\nowner = '{evil}'\n"),
    );
    environment.write("remote.git/HEAD", "ref: refs/heads/main\n");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(environment.workspace());
        command
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("HOME", environment.home());
        assert!(
            command.stdout(Stdio::null()).status().unwrap().success(),
            "{arguments:?}"
        );
    };
    git(&["init", "--quiet"]);
    git(&["init", "--quiet", "--bare", "remote.git"]);
    let script = format!("#!/bin/sh\ntouch {trace}\ncat\n");
    for hook in [
        "pre-commit",
        "post-checkout",
        "pre-push",
        "reference-transaction",
        "post-index-change",
        "fsmonitor-watchman",
    ] {
        for repository in [".git", "remote.git"] {
            environment.write(&format!("{repository}/hooks/{hook}"), &script);
            make_executable(&environment, &format!("{repository}/hooks/{hook}"));
        }
    }
    // A program of the workspace under the names that could be looked for.
    for name in ["git", "sh", "gonogo", "vi"] {
        environment.write(name, &script);
        make_executable(&environment, name);
    }
    environment.write(".gitattributes", "* filter=evil diff=evil merge=evil\n");
    let evil = format!("touch {trace}");
    for key in [
        "core.fsmonitor",
        "core.sshCommand",
        "core.editor",
        "core.pager",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "merge.evil.driver",
        "credential.helper",
        "gpg.program",
        "core.askPass",
        "core.alternateRefsCommand",
        "uploadpack.packObjectsHook",
    ] {
        git(&["config", key, &evil]);
    }
    git(&["config", "core.hooksPath", ".git/hooks"]);
    git(&["config", "remote.origin.url", "remote.git"]);
    git(&["config", "remote.origin.uploadpack", &evil]);
    git(&["config", "remote.origin.receivepack", &evil]);
    git(&["config", "remote.origin.vcs", "evil"]);
    let _ = fs::remove_file(trace);
    environment
}

#[test]
fn nothing_that_only_reads_or_shares_runs_what_a_repository_names() {
    let environment = trapped();
    let trace = environment.home().join("trace");
    for arguments in [
        &[][..],
        &["list"],
        &["mine"],
        &["show", "x"],
        &["walk", "--plain"],
        &["report"],
        &["report", "--format", "markdown"],
        &["report", "--format", "json"],
        &["gate"],
        &["gate", "--format", "json"],
        &["lint"],
        &["log"],
        &["completions", "bash"],
        &["schema"],
        &["man"],
        &["keys"],
        &["release", "list"],
        &["trust"],
        &["trust", "--show"],
        &["untrust"],
        &["verify"],
        &["gate", "--verify"],
        &["set", "x", "--note", "seen"],
        &["sync", "--status"],
        &["sync", "--dry-run"],
        &["sync", "--pull"],
        &["sync"],
    ] {
        let path = std::env::var("PATH").unwrap();
        let path = format!(".:{}:{path}", environment.workspace().display());
        let output = environment.run_with(&[("PATH", &path)], arguments);
        assert!(!trace.exists(), "{arguments:?} ran something: {output:#?}");
    }
    // The trap is one: what it names would leave the trace.
    let _ = environment.run(&["verify", "--trust-this-run"]);
    assert!(trace.exists());
}
