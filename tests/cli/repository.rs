//! A workspace that is a git repository, and git run in it at a time of one's own.

use std::process::Command;

use crate::environment::Environment;

/// Runs git in the workspace and gives back what it answers.
#[track_caller]
pub(crate) fn git(environment: &Environment, arguments: &[&str]) -> String {
    git_at(environment, "2026-03-01T12:00:00+00:00", arguments)
}

/// The same at another time.
#[track_caller]
pub(crate) fn git_at(environment: &Environment, at: &str, arguments: &[&str]) -> String {
    let usual = environment.command::<&str>(&[]);
    let mut command = Command::new("git");
    command.env_clear().current_dir(environment.workspace());
    let variables = usual.get_envs();
    command.envs(variables.filter_map(|(name, value)| Some((name, value?))));
    command
        .env("GIT_AUTHOR_DATE", at)
        .env("GIT_COMMITTER_DATE", at)
        .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com"])
        .args(arguments);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Commits all that lies in the workspace, on a day.
pub(crate) fn commit_on(environment: &Environment, day: &str, message: &str) {
    if !environment.workspace().join(".git").exists() {
        git(environment, &["init", "-q", "-b", "main"]);
    }
    let at = format!("{day}T12:00:00+00:00");
    git_at(environment, &at, &["add", "-A"]);
    git_at(
        environment,
        &at,
        &["commit", "-q", "--allow-empty", "-m", message],
    );
}
