//! A release's whole life, as a worked example: two releases a fortnight apart, five people, one of
//! them away, and the table that the meeting goes through.

use crate::environment::{Environment, Output};

const SETTINGS: &str = "name = 'Orders'\nclosed = [2026-04-03]\n\
    [traits]\nstores-data = 'Does it store clients data?'\n\
    [[person]]\nname = 'Nora Lind'\naka = ['nora']\nroles = ['Release owner']\n\
    [[person]]\nname = 'Tariq Aziz'\naka = ['tariq']\nroles = ['Operations']\n\
    [[person]]\nname = 'Elena Rossi'\naka = ['elena']\nroles = ['Support lead']\n\
    away = [{ from = 2026-03-23, to = 2026-03-27, acting = 'Jonas Weber' }]\n\
    [[person]]\nname = 'Jonas Weber'\naka = ['jonas']\n\
    [[person]]\nname = 'Mei Tanaka'\naka = ['mei']\nroles = ['Data lead']\n";

const OPERATIONS: &str = "title = 'Operations'\nowner = 'Operations'\n\
    [item.dependencies]\ntext = 'Dependencies of the order service are up to date'\nlevel = 'must'\n\
    [item.pool]\ntext = 'The connection pool is watched'\nlevel = 'must'\ndue = 'T-3d'\n\
    [item.cache]\ntext = 'Stock is read through the cache'\ndue = 'T'\n\
    [item.drill]\ntext = 'Bringing the service back was rehearsed'\nlevel = 'must'\ntarget = '<= 60 min'\n";

const SUPPORT: &str = "title = 'Support'\nowner = 'Support lead'\n\
    [item.rates]\ntext = 'The limits on requests are documented'\nlevel = 'must'\ndue = 'T-2d'\n\
    [item.briefed]\ntext = 'Support has seen what is new'\nlevel = 'could'\n";

const DATA: &str = "title = 'Data'\nowner = 'Data lead'\n\
    [item.erase]\ntext = 'Personal data is erased on request'\nlevel = 'must'\nasked_if = ['stores-data']\n\
    [item.keys]\ntext = 'No key is visible to clients'\nlevel = 'must'\nconfirm = 'Operations'\n";

/// The workspace, with a first release on the 27th of March.
fn team() -> Environment {
    let environment = Environment::new();
    environment.write("gonogo.toml", SETTINGS);
    for (area, text) in [
        ("operations", OPERATIONS),
        ("support", SUPPORT),
        ("data", DATA),
    ] {
        environment.write(&format!("checklists/{area}.toml"), text);
    }
    let first = "release new 2024.3 --name Orders --version 3.0 --date 2026-03-27 --owner nora \
                 --trait stores-data=no";
    on(&environment, "2026-03-09", "nora", first).exits(0);
    environment
}

/// What somebody does on a day; a word with spaces stands between bars.
fn on(environment: &Environment, day: &str, who: &str, words: &str) -> Output {
    let parts = words.split('|').enumerate();
    let arguments = parts.flat_map(|(place, part)| {
        if place % 2 == 1 {
            vec![part]
        } else {
            part.split_whitespace().collect()
        }
    });
    let arguments: Vec<_> = arguments.collect();
    let variables = [("GONOGO_TODAY", day), ("GONOGO_AS", who)];
    environment.run_with(&variables, &arguments)
}

/// The first release, up to its last meeting.
fn first_release(environment: &Environment) {
    for (day, who, words) in [
        ("2026-03-10", "mei", "done keys"),
        (
            "2026-03-11",
            "tariq",
            "set dependencies --owner Jonas --status in-progress",
        ),
        (
            "2026-03-13",
            "tariq",
            "set cache --owner mei --status in-progress",
        ),
        ("2026-03-16", "tariq", "confirm keys"),
        ("2026-03-18", "jonas", "done dependencies"),
        ("2026-03-18", "tariq", "block pool |the new alerts|"),
        ("2026-03-19", "tariq", "set drill --value |48 min|"),
        (
            "2026-03-19",
            "elena",
            "set briefed --status not-applicable --reason |nothing changes for them|",
        ),
        (
            "2026-03-20",
            "jonas",
            "set rates --owner jonas --status done",
        ),
    ] {
        on(environment, day, who, words).exits(0);
    }
}

#[test]
fn the_meeting_goes_through_what_has_changed_since_the_last_one() {
    let environment = team();
    first_release(&environment);
    let review = on(
        &environment,
        "2026-03-20",
        "nora",
        "report --since 2026-03-13",
    );
    review.exits(0).answers(&[
        "Since Fri 13 Mar 5 newly settled, 1 newly blocked, 1 still open",
        "item owner status",
        "operations/dependencies Jonas Weber newly settled: done, 2 days ago",
        "operations/drill Operations newly settled: done, yesterday",
        "data/keys Data lead newly settled: done, 10 days ago",
        "operations/pool Operations newly blocked, 2 days ago",
        "operations/cache Mei Tanaka still open: in progress, 7 days ago",
        "NO-GO",
    ]);
    let table = on(
        &environment,
        "2026-03-20",
        "nora",
        "report --since 2026-03-13 --format markdown",
    );
    table.exits(0).answers(&[
        "| Item | Owner | Status |",
        "| The connection pool is watched `operations/pool` | Operations | newly blocked, 2 days ago |",
        "`data/erase`: `stores-data`",
        "Settled: from 0 of 7 on",
    ]);
}

#[test]
fn who_is_away_when_something_is_due_is_told_with_who_acts() {
    let environment = team();
    on(&environment, "2026-03-20", "nora", "show rates")
        .exits(0)
        .answers(&[
            "owner away",
            "Support lead; away when it is due, Jonas Weber acts",
        ]);
    on(
        &environment,
        "2026-03-20",
        "nora",
        "list is:away owner:elena",
    )
    .exits(0)
    .answers(&["support/rates"]);
}

#[test]
fn a_second_person_is_waited_for_and_it_is_said_for_how_long() {
    let environment = team();
    on(&environment, "2026-03-10", "mei", "done keys").exits(0);
    on(&environment, "2026-03-14", "nora", "report")
        .exits(0)
        .answers(&[
            "needs a second person",
            "Operations must confirm it, waiting 4 days",
        ]);
    on(&environment, "2026-03-14", "Mei Tanaka", "confirm keys").refuses(&["a second person must"]);
    on(&environment, "2026-03-14", "jonas", "confirm keys").refuses(&["only Operations can"]);
    on(&environment, "2026-03-14", "tariq", "confirm keys").exits(0);
    on(&environment, "2026-03-15", "mei", "done keys").exits(0);
    on(&environment, "2026-03-15", "nora", "list is:unconfirmed")
        .exits(0)
        .answers(&["data/keys"]);
}

#[test]
fn the_first_goes_with_a_waiver_and_the_second_begins_from_it() {
    let environment = team();
    first_release(&environment);
    let waiver = "set pool --status waived --reason |the old alerts hold until April| \
                  --approved-by nora --until 2026-04-10";
    on(&environment, "2026-03-25", "tariq", waiver).exits(0);
    on(
        &environment,
        "2026-03-26",
        "mei",
        "set cache --due 2026-03-27",
    )
    .exits(0);
    on(&environment, "2026-03-26", "nora", "gate")
        .exits(0)
        .answers(&["CONDITIONAL"]);
    on(&environment, "2026-03-26", "nora", "gate --strict").exits(1);
    on(&environment, "2026-03-26", "nora", "report")
        .exits(0)
        .answers(&[
            "CONDITIONAL",
            "approved by Nora Lind",
            "the old alerts hold until April",
            "Left out, since the release says no data/erase stores-data",
        ]);
    let ship = "decide ship --note |the pool is watched by hand until then|";
    on(&environment, "2026-03-27", "nora", ship)
        .exits(0)
        .says(&["It takes no more answers"]);
    let late = on(
        &environment,
        "2026-03-27",
        "tariq",
        "done pool --release 2024.3",
    );
    late.refuses(&["reopen"]);
    let second = "release new 2024.4 --name Orders --version 3.1 --date 2026-04-10 --owner nora \
                  --trait stores-data=no --from 2024.3";
    on(&environment, "2026-03-30", "nora", second)
        .exits(0)
        .says(&["Carried over from 2024.3", "1 item not applicable"]);
    on(&environment, "2026-03-30", "nora", "release list")
        .exits(0)
        .answers(&[
            "2024.3 Orders 3.0 Fri 27 Mar Nora Lind",
            "2024.4 Orders 3.1 Fri 10 Apr Nora Lind NO-GO 5 11",
        ]);
    on(&environment, "2026-03-30", "nora", "report")
        .exits(0)
        .answers(&[
            "Carried over support/briefed not applicable, from 2024.3 nothing changes for them",
        ]);
    on(&environment, "2026-03-30", "nora", "show pool")
        .exits(0)
        .answers(&["open"]);
}
