//! The catalogue itself: for each place its lines, in the order of the table.

/// A place by its name, and its lines: `key action | what is seen`.
#[rustfmt::skip]
#[expect(
    clippy::needless_raw_string_hashes,
    reason = "all lines are written alike, whether or not one of them quotes something"
)]
pub(super) const LINES: &[(&str, &str)] = &[
    ("the invitation", r#"
enter      open           | walk: usability/tasks (1 of 2)
w          walk           | walk: usability/tasks (1 of 8)
a          all-items      | items: usability/tasks of 8
v          poll           | poll: usability
r          releases       | releases: 1.0 where 1.0 is open
m          mine           | items: nothing of 0
/          filter         | items filter: usability/tasks of 8, ``
@          speaker        | home speech: Speaker (1 of 1) ``
H          history        | history: change 0 of 0
c          copy           | home: the invitation; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | home: the invitation; shares with the team
V          verify         | home: the invitation; says `No check is asked for here.`
C          verify-all     | home: the invitation; says `No check is asked for here.`
e          edit           | home: the invitation; says `Nothing is selected that could be edited.`
A          add-item       | home adding: usability, ``
I          import         | home asking: File ``
!          findings       | home: the invitation; says `Nothing is wrong with the files or the journal.`
down       down           | home: area usability
up         up             | home: the invitation; nothing
pagedown   page-down      | home: reason data/load
pageup     page-up        | home: the invitation; nothing
home       first          | home: the invitation; nothing
end        last           | home: reason data/load
u          undo           | home: the invitation; says `there is no change of yours to take back in this release`
ctrl-r     redo           | home: the invitation; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | home: the invitation; says `Everything is saved.`
q          quit           | home: the invitation; leaves
?          help           | home help: open of 38
:          palette        | home palette: open of 30, typed ``
ctrl-l     redraw         | home: the invitation; draws all anew
ctrl-z     suspend        | home: the invitation; stops; draws all anew
"#),
    ("an area", r#"
enter      open           | items: support/channel of 2
w          walk           | walk: support/channel (1 of 2)
a          all-items      | items: usability/tasks of 8
v          poll           | poll: usability
r          releases       | releases: 1.0 where 1.0 is open
m          mine           | items: nothing of 0
/          filter         | items filter: usability/tasks of 8, ``
@          speaker        | home speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | home: area support; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | home: area support; shares with the team
V          verify         | home: area support; says `No check is asked for here.`
C          verify-all     | home: area support; says `No check is asked for here.`
e          edit           | home: area support; edits checklists/support.toml:1; looks at the files; draws all anew
A          add-item       | home adding: support, ``
I          import         | home asking: File ``
!          findings       | home findings: fault 1
down       down           | home: area data
up         up             | home: area usability
pagedown   page-down      | home: reason data/load
pageup     page-up        | home: area usability
home       first          | home: area usability
end        last           | home: reason data/load
u          undo           | home: area support; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | home: area support; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | home: area support; says `Everything is saved.`
q          quit           | home: area support; leaves
?          help           | home help: open of 38
:          palette        | home palette: open of 30, typed ``
ctrl-l     redraw         | home: area support; draws all anew
ctrl-z     suspend        | home: area support; stops; draws all anew
"#),
    ("the last reason", r#"
enter      open           | walk: data/load (7 of 7)
w          walk           | walk: usability/tasks (1 of 8)
a          all-items      | items: usability/tasks of 8
v          poll           | poll: usability
r          releases       | releases: 1.0 where 1.0 is open
m          mine           | items: nothing of 0
/          filter         | items filter: usability/tasks of 8, ``
@          speaker        | home speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | home: reason data/load; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | home: reason data/load; shares with the team
V          verify         | home: reason data/load; says `Nothing that is selected has a check.`
C          verify-all     | home: reason data/load; says `No check is asked for here.`
e          edit           | home: reason data/load; edits checklists/data.toml:1; looks at the files; draws all anew
A          add-item       | home adding: data, ``
I          import         | home asking: File ``
!          findings       | home findings: fault 1
down       down           | home: reason data/load; nothing
up         up             | home: reason usability/errors
pagedown   page-down      | home: reason data/load; nothing
pageup     page-up        | home: area usability
home       first          | home: area usability
end        last           | home: reason data/load; nothing
u          undo           | home: reason data/load; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | home: reason data/load; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | home: reason data/load; says `Everything is saved.`
q          quit           | home: reason data/load; leaves
?          help           | home help: open of 38
:          palette        | home palette: open of 30, typed ``
ctrl-l     redraw         | home: reason data/load; draws all anew
ctrl-z     suspend        | home: reason data/load; stops; draws all anew
"#),
    ("home, not saved", r#"
enter      open           | walk: data/load (7 of 7)
w          walk           | walk: usability/tasks (1 of 8)
a          all-items      | items: usability/tasks of 8
v          poll           | poll: usability
r          releases       | releases: 1.0 where 1.0 is open
m          mine           | items: nothing of 0
/          filter         | items filter: usability/tasks of 8, ``
@          speaker        | home speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | home: reason data/load; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | home: reason data/load; shares with the team
V          verify         | home: reason data/load; says `Nothing that is selected has a check.`
C          verify-all     | home: reason data/load; says `No check is asked for here.`
e          edit           | home: reason data/load; edits checklists/data.toml:1; looks at the files; draws all anew
A          add-item       | home adding: data, ``
I          import         | home asking: File ``
!          findings       | home findings: fault 1
down       down           | home: reason data/load; nothing
up         up             | home: reason usability/errors
pagedown   page-down      | home: reason data/load; nothing
pageup     page-up        | home: area usability
home       first          | home: area usability
end        last           | home: reason data/load; nothing
u          undo           | home: reason data/load; says `Took back the change that was not saved.`; 0 unsaved
ctrl-r     redo           | home: reason data/load; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | home: reason data/load; nothing
q          quit           | home: reason data/load; says `Not everything is saved yet; ctrl-c leaves without it.`
?          help           | home help: open of 38
:          palette        | home palette: open of 30, typed ``
ctrl-l     redraw         | home: reason data/load; draws all anew
ctrl-z     suspend        | home: reason data/load; stops; draws all anew
"#),
    ("the first item", r#"
y          done           | items: usability/tasks of 8; says `Saved: tasks done`; usability/tasks is done, settled; 1 recorded
n          not-yet        | items: usability/tasks of 8; says `Saved: tasks in progress`; usability/tasks is in-progress; 1 recorded
b          blocked        | items prompt: usability/tasks, Reason (1 of 1) ``
-          not-applicable | items prompt: usability/tasks, Reason (1 of 1) ``
w          waive          | items prompt: usability/tasks, Reason (1 of 3) ``
f          failed         | items prompt: usability/tasks, Reason (1 of 1) ``
o          owner          | items prompt: usability/tasks, Owner (1 of 1) ``
d          due            | items prompt: usability/tasks, Due (1 of 1) ``
v          value          | items: usability/tasks of 8; says `usability/tasks has no target that a value could meet: use a note or evidence`
p          proof          | items prompt: usability/tasks, Proof (1 of 1) ``
m          note           | items note: usability/tasks, ""
s          confirm        | items: usability/tasks of 8; says `usability/tasks asks for no confirmation`
=          pick           | items: usability/tasks of 8; says `There is one answer, and nobody is at odds with it.`
enter      open           | walk: usability/tasks (1 of 8)
W          walk           | walk: usability/tasks (1 of 8)
r          releases       | releases: 1.0 where 1.0 is open
M          mine           | items: nothing of 0
/          filter         | items filter: usability/tasks of 8, ``
space      mark           | items: usability/errors of 8, 1 marked
*          mark-all       | items: usability/tasks of 8, 8 marked
S          sort           | items: usability/tasks of 8
@          speaker        | items speech: Speaker (1 of 1) ``
H          history        | history: change 0 of 0
c          copy           | items: usability/tasks of 8; says `Copied usability/tasks, if your terminal lets programs copy.`; copies `usability/tasks  usability`
P          sync           | items: usability/tasks of 8; shares with the team
V          verify         | items: usability/tasks of 8; says `Nothing that is selected has a check.`
C          verify-all     | items: usability/tasks of 8; says `No check is asked for here.`
e          edit           | items: usability/tasks of 8; edits checklists/usability.toml:1; looks at the files; draws all anew
A          add-item       | items adding: usability, ``
I          import         | items asking: File ``
!          findings       | items: usability/tasks of 8; says `Nothing is wrong with the files or the journal.`
down       down           | items: usability/errors of 8
up         up             | items: usability/tasks of 8; nothing
pagedown   page-down      | items: data/load of 8
pageup     page-up        | items: usability/tasks of 8; nothing
home       first          | items: usability/tasks of 8; nothing
end        last           | items: data/load of 8
u          undo           | items: usability/tasks of 8; says `there is no change of yours to take back in this release`
ctrl-r     redo           | items: usability/tasks of 8; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | items: usability/tasks of 8; says `Everything is saved.`
q          back           | home: the invitation
?          help           | items help: done of 54
:          palette        | items palette: done of 44, typed ``
ctrl-l     redraw         | items: usability/tasks of 8; draws all anew
ctrl-z     suspend        | items: usability/tasks of 8; stops; draws all anew
"#),
    ("an item that needs proof", r#"
y          done           | items prompt: support/channel, Proof (1 of 1) ``
n          not-yet        | items: support/channel of 8; says `Saved: channel in progress`; support/channel is in-progress; 1 recorded
b          blocked        | items prompt: support/channel, Reason (1 of 1) ``
-          not-applicable | items prompt: support/channel, Reason (1 of 1) ``
w          waive          | items prompt: support/channel, Reason (1 of 3) ``
f          failed         | items prompt: support/channel, Reason (1 of 1) ``
o          owner          | items prompt: support/channel, Owner (1 of 1) ``
d          due            | items prompt: support/channel, Due (1 of 1) ``
v          value          | items: support/channel of 8; says `support/channel has no target that a value could meet: use a note or evidence`
p          proof          | items prompt: support/channel, Proof (1 of 1) ``
m          note           | items note: support/channel, ""
s          confirm        | items: support/channel of 8; says `support/channel asks for no confirmation`
=          pick           | items: support/channel of 8; says `There is one answer, and nobody is at odds with it.`
enter      open           | walk: support/channel (4 of 8)
W          walk           | walk: usability/tasks (1 of 8)
r          releases       | releases: 1.0 where 1.0 is open
M          mine           | items: nothing of 0
/          filter         | items filter: support/channel of 8, ``
space      mark           | items: support/repair of 8, 1 marked
*          mark-all       | items: support/channel of 8, 8 marked
S          sort           | items: support/channel of 8
@          speaker        | items speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | items: support/channel of 8; says `Copied support/channel, if your terminal lets programs copy.`; copies `support/channel  support, Contact`
P          sync           | items: support/channel of 8; shares with the team
V          verify         | items: support/channel of 8; says `Nothing that is selected has a check.`
C          verify-all     | items: support/channel of 8; says `No check is asked for here.`
e          edit           | items: support/channel of 8; edits checklists/support.toml:1; looks at the files; draws all anew
A          add-item       | items adding: support, ``
I          import         | items asking: File ``
!          findings       | items findings: fault 1
down       down           | items: support/repair of 8
up         up             | items: usability/manual of 8
pagedown   page-down      | items: data/load of 8
pageup     page-up        | items: usability/tasks of 8
home       first          | items: usability/tasks of 8
end        last           | items: data/load of 8
u          undo           | items: support/channel of 8; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | items: support/channel of 8; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | items: support/channel of 8; says `Everything is saved.`
q          back           | home: area usability
?          help           | items help: done of 54
:          palette        | items palette: done of 44, typed ``
ctrl-l     redraw         | items: support/channel of 8; draws all anew
ctrl-z     suspend        | items: support/channel of 8; stops; draws all anew
"#),
    ("an item that needs a value", r#"
y          done           | items prompt: data/restore, Value (1 of 1) ``
n          not-yet        | items: data/restore of 8; says `Saved: restore in progress`; data/restore is in-progress unowned; 1 recorded
b          blocked        | items prompt: data/restore, Reason (1 of 1) ``
-          not-applicable | items prompt: data/restore, Reason (1 of 1) ``
w          waive          | items prompt: data/restore, Reason (1 of 3) ``
f          failed         | items prompt: data/restore, Reason (1 of 1) ``
o          owner          | items prompt: data/restore, Owner (1 of 1) ``
d          due            | items prompt: data/restore, Due (1 of 1) ``
v          value          | items prompt: data/restore, Value (1 of 1) ``
p          proof          | items prompt: data/restore, Proof (1 of 1) ``
m          note           | items note: data/restore, ""
s          confirm        | items: data/restore of 8; says `data/restore asks for no confirmation`
=          pick           | items: data/restore of 8; says `There is one answer, and nobody is at odds with it.`
enter      open           | walk: data/restore (6 of 8)
W          walk           | walk: usability/tasks (1 of 8)
r          releases       | releases: 1.0 where 1.0 is open
M          mine           | items: nothing of 0
/          filter         | items filter: data/restore of 8, ``
space      mark           | items: data/erase of 8, 1 marked
*          mark-all       | items: data/restore of 8, 8 marked
S          sort           | items: data/restore of 8
@          speaker        | items speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | items: data/restore of 8; says `Copied data/restore, if your terminal lets programs copy.`; copies `data/restore  data`
P          sync           | items: data/restore of 8; shares with the team
V          verify         | items: data/restore of 8; says `Nothing that is selected has a check.`
C          verify-all     | items: data/restore of 8; says `No check is asked for here.`
e          edit           | items: data/restore of 8; edits checklists/data.toml:1; looks at the files; draws all anew
A          add-item       | items adding: data, ``
I          import         | items asking: File ``
!          findings       | items findings: fault 1
down       down           | items: data/erase of 8
up         up             | items: support/repair of 8
pagedown   page-down      | items: data/load of 8
pageup     page-up        | items: usability/tasks of 8
home       first          | items: usability/tasks of 8
end        last           | items: data/load of 8
u          undo           | items: data/restore of 8; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | items: data/restore of 8; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | items: data/restore of 8; says `Everything is saved.`
q          back           | home: area usability
?          help           | items help: done of 54
:          palette        | items palette: done of 44, typed ``
ctrl-l     redraw         | items: data/restore of 8; draws all anew
ctrl-z     suspend        | items: data/restore of 8; stops; draws all anew
"#),
    ("an item of two people", r#"
y          done           | items: data/erase of 8; says `Saved: erase done`; 1 recorded
n          not-yet        | items: data/erase of 8; says `Saved: erase in progress`; data/erase is in-progress unowned; 1 recorded
b          blocked        | items prompt: data/erase, Reason (1 of 1) ``
-          not-applicable | items prompt: data/erase, Reason (1 of 1) ``
w          waive          | items: data/erase of 8; says `data/erase may not be waived: its checklist says `waivable = false``
f          failed         | items prompt: data/erase, Reason (1 of 1) ``
o          owner          | items prompt: data/erase, Owner (1 of 1) ``
d          due            | items prompt: data/erase, Due (1 of 1) ``
v          value          | items: data/erase of 8; says `data/erase has no target that a value could meet: use a note or evidence`
p          proof          | items prompt: data/erase, Proof (1 of 1) ``
m          note           | items note: data/erase, ""
s          confirm        | items: data/erase of 8; says `Saved: erase confirmed`; data/erase is done, settled; 1 recorded
=          pick           | items: data/erase of 8; says `There is one answer, and nobody is at odds with it.`
enter      open           | walk: data/erase (7 of 8)
W          walk           | walk: usability/tasks (1 of 8)
r          releases       | releases: 1.0 where 1.0 is open
M          mine           | items: nothing of 0
/          filter         | items filter: data/erase of 8, ``
space      mark           | items: data/load of 8, 1 marked
*          mark-all       | items: data/erase of 8, 8 marked
S          sort           | items: data/erase of 8
@          speaker        | items speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | items: data/erase of 8; says `Copied data/erase, if your terminal lets programs copy.`; copies `data/erase  data`
P          sync           | items: data/erase of 8; shares with the team
V          verify         | items: data/erase of 8; says `Nothing that is selected has a check.`
C          verify-all     | items: data/erase of 8; says `No check is asked for here.`
e          edit           | items: data/erase of 8; edits checklists/data.toml:1; looks at the files; draws all anew
A          add-item       | items adding: data, ``
I          import         | items asking: File ``
!          findings       | items findings: fault 1
down       down           | items: data/load of 8
up         up             | items: data/restore of 8
pagedown   page-down      | items: data/load of 8
pageup     page-up        | items: usability/tasks of 8
home       first          | items: usability/tasks of 8
end        last           | items: data/load of 8
u          undo           | items: data/erase of 8; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | items: data/erase of 8; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | items: data/erase of 8; says `Everything is saved.`
q          back           | home: area usability
?          help           | items help: done of 54
:          palette        | items palette: done of 44, typed ``
ctrl-l     redraw         | items: data/erase of 8; draws all anew
ctrl-z     suspend        | items: data/erase of 8; stops; draws all anew
"#),
    ("marked items", r#"
y          done           | items: usability/manual of 8; says `Saved: 2 items, done`; usability/tasks is done, settled; usability/errors is done, settled; 1 recorded
n          not-yet        | items: usability/manual of 8; says `Saved: 2 items, in progress`; usability/errors is in-progress, in hand; 1 recorded
b          blocked        | items prompt: 2 items, Reason (1 of 1) ``
-          not-applicable | items prompt: 2 items, Reason (1 of 1) ``
w          waive          | items prompt: 2 items, Reason (1 of 3) ``
f          failed         | items prompt: 2 items, Reason (1 of 1) ``
o          owner          | items prompt: 2 items, Owner (1 of 1) ``
d          due            | items prompt: 2 items, Due (1 of 1) ``
v          value          | items: usability/manual of 8, 2 marked; says `Notes and values belong to one item; nothing else may be marked.`
p          proof          | items prompt: 2 items, Proof (1 of 1) ``
m          note           | items: usability/manual of 8, 2 marked; says `Notes and values belong to one item; nothing else may be marked.`
s          confirm        | items: usability/manual of 8, 2 marked; says `usability/tasks asks for no confirmation`
=          pick           | items: usability/manual of 8, 2 marked; says `There is one answer, and nobody is at odds with it.`
enter      open           | walk: usability/manual (3 of 8)
W          walk           | walk: usability/tasks (1 of 8)
r          releases       | releases: 1.0 where 1.0 is open
M          mine           | items: nothing of 0
/          filter         | items filter: usability/manual of 8, 2 marked, ``
space      mark           | items: support/channel of 8, 3 marked
*          mark-all       | items: usability/manual of 8, 8 marked
S          sort           | items: usability/manual of 8, 2 marked
@          speaker        | items speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | items: usability/manual of 8, 2 marked; says `Copied usability/manual, if your terminal lets programs copy.`; copies `usability/manual  usability, Help`
P          sync           | items: usability/manual of 8, 2 marked; shares with the team
V          verify         | items: usability/manual of 8, 2 marked; says `Nothing that is selected has a check.`
C          verify-all     | items: usability/manual of 8, 2 marked; says `No check is asked for here.`
e          edit           | items: usability/manual of 8, 2 marked; edits checklists/usability.toml:1; looks at the files; draws all anew
A          add-item       | items adding: usability, ``
I          import         | items asking: File ``
!          findings       | items findings: fault 1
down       down           | items: support/channel of 8, 2 marked
up         up             | items: usability/errors of 8, 2 marked
pagedown   page-down      | items: data/load of 8, 2 marked
pageup     page-up        | items: usability/tasks of 8, 2 marked
home       first          | items: usability/tasks of 8, 2 marked
end        last           | items: data/load of 8, 2 marked
u          undo           | items: usability/manual of 8, 2 marked; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | items: usability/manual of 8, 2 marked; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | items: usability/manual of 8, 2 marked; says `Everything is saved.`
q          back           | items: usability/manual of 8; says `Nothing is marked any more.`
?          help           | items help: done of 54
:          palette        | items palette: done of 44, typed ``
ctrl-l     redraw         | items: usability/manual of 8, 2 marked; draws all anew
ctrl-z     suspend        | items: usability/manual of 8, 2 marked; stops; draws all anew
"#),
    ("an empty list", r#"
y          done           | items: nothing of 0; says `Nothing is selected that could be answered.`
n          not-yet        | items: nothing of 0; says `Nothing is selected that could be answered.`
b          blocked        | items: nothing of 0; says `Nothing is selected that could be answered.`
-          not-applicable | items: nothing of 0; says `Nothing is selected that could be answered.`
w          waive          | items: nothing of 0; says `Nothing is selected that could be answered.`
f          failed         | items: nothing of 0; says `Nothing is selected that could be answered.`
o          owner          | items: nothing of 0; says `Nothing is selected that could be answered.`
d          due            | items: nothing of 0; says `Nothing is selected that could be answered.`
v          value          | items: nothing of 0; says `Nothing is selected that could be answered.`
p          proof          | items: nothing of 0; says `Nothing is selected that could be answered.`
m          note           | items: nothing of 0; says `Nothing is selected that could be answered.`
s          confirm        | items: nothing of 0; says `Nothing is selected that could be answered.`
=          pick           | items: nothing of 0; says `There is one answer, and nobody is at odds with it.`
enter      open           | items: nothing of 0; says `There is nothing to walk through.`
W          walk           | items: nothing of 0; says `There is nothing to walk through.`
r          releases       | releases: 1.0 where 1.0 is open
M          mine           | items: nothing of 0
/          filter         | items filter: nothing of 0, `no-such-thing`
space      mark           | items: nothing of 0; nothing
*          mark-all       | items: nothing of 0; nothing
S          sort           | items: nothing of 0
@          speaker        | items speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | items: nothing of 0; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | items: nothing of 0; shares with the team
V          verify         | items: nothing of 0; says `Nothing that is selected has a check.`
C          verify-all     | items: nothing of 0; says `No check is asked for here.`
e          edit           | items: nothing of 0; says `Nothing is selected that could be edited.`
A          add-item       | items adding: usability, ``
I          import         | items asking: File ``
!          findings       | items findings: fault 1
down       down           | items: nothing of 0; nothing
up         up             | items: nothing of 0; nothing
pagedown   page-down      | items: nothing of 0; nothing
pageup     page-up        | items: nothing of 0; nothing
home       first          | items: nothing of 0; nothing
end        last           | items: nothing of 0; nothing
u          undo           | items: nothing of 0; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | items: nothing of 0; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | items: nothing of 0; says `Everything is saved.`
q          back           | home: area usability
?          help           | items help: done of 54
:          palette        | items palette: done of 44, typed ``
ctrl-l     redraw         | items: nothing of 0; draws all anew
ctrl-z     suspend        | items: nothing of 0; stops; draws all anew
"#),
    ("a list, not saved", r#"
y          done           | items prompt: support/channel, Proof (1 of 1) ``
n          not-yet        | items: support/channel of 8; 2 unsaved
b          blocked        | items prompt: support/channel, Reason (1 of 1) ``
-          not-applicable | items prompt: support/channel, Reason (1 of 1) ``
w          waive          | items prompt: support/channel, Reason (1 of 3) ``
f          failed         | items prompt: support/channel, Reason (1 of 1) ``
o          owner          | items prompt: support/channel, Owner (1 of 1) ``
d          due            | items prompt: support/channel, Due (1 of 1) ``
v          value          | items: support/channel of 8; says `support/channel has no target that a value could meet: use a note or evidence`
p          proof          | items prompt: support/channel, Proof (1 of 1) ``
m          note           | items note: support/channel, ""
s          confirm        | items: support/channel of 8; says `support/channel asks for no confirmation`
=          pick           | items: support/channel of 8; says `There is one answer, and nobody is at odds with it.`
enter      open           | walk: support/channel (4 of 8)
W          walk           | walk: usability/tasks (1 of 8)
r          releases       | releases: 1.0 where 1.0 is open
M          mine           | items: nothing of 0
/          filter         | items filter: support/channel of 8, ``
space      mark           | items: support/repair of 8, 1 marked
*          mark-all       | items: support/channel of 8, 8 marked
S          sort           | items: support/channel of 8
@          speaker        | items speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | items: support/channel of 8; says `Copied support/channel, if your terminal lets programs copy.`; copies `support/channel  support, Contact`
P          sync           | items: support/channel of 8; shares with the team
V          verify         | items: support/channel of 8; says `Nothing that is selected has a check.`
C          verify-all     | items: support/channel of 8; says `No check is asked for here.`
e          edit           | items: support/channel of 8; edits checklists/support.toml:1; looks at the files; draws all anew
A          add-item       | items adding: support, ``
I          import         | items asking: File ``
!          findings       | items findings: fault 1
down       down           | items: support/repair of 8
up         up             | items: usability/manual of 8
pagedown   page-down      | items: data/load of 8
pageup     page-up        | items: usability/tasks of 8
home       first          | items: usability/tasks of 8
end        last           | items: data/load of 8
u          undo           | items: support/channel of 8; says `Took back the change that was not saved.`; 0 unsaved
ctrl-r     redo           | items: support/channel of 8; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | items: support/channel of 8; nothing
q          back           | home: area usability
?          help           | items help: done of 54
:          palette        | items palette: done of 44, typed ``
ctrl-l     redraw         | items: support/channel of 8; draws all anew
ctrl-z     suspend        | items: support/channel of 8; stops; draws all anew
"#),
    ("the first of a walk", r#"
y          done           | walk: support/channel (2 of 2); says `Saved: tasks done`; usability/tasks is done, settled; 1 recorded
n          not-yet        | walk: support/channel (2 of 2); says `Saved: tasks in progress`; usability/tasks is in-progress; 1 recorded
b          blocked        | walk prompt: usability/tasks, Reason (1 of 1) ``
-          not-applicable | walk prompt: usability/tasks, Reason (1 of 1) ``
w          waive          | walk prompt: usability/tasks, Reason (1 of 3) ``
f          failed         | walk prompt: usability/tasks, Reason (1 of 1) ``
o          owner          | walk prompt: usability/tasks, Owner (1 of 1) ``
d          due            | walk prompt: usability/tasks, Due (1 of 1) ``
v          value          | walk: usability/tasks (1 of 2); says `usability/tasks has no target that a value could meet: use a note or evidence`
p          proof          | walk prompt: usability/tasks, Proof (1 of 1) ``
m          note           | walk note: usability/tasks, ""
s          confirm        | walk: usability/tasks (1 of 2); says `usability/tasks asks for no confirmation`
=          pick           | walk: usability/tasks (1 of 2); says `There is one answer, and nobody is at odds with it.`
space      skip           | walk: support/channel (2 of 2)
left       previous       | walk: usability/tasks (1 of 2); says `This is the first item.`
enter      details        | walk: usability/tasks (1 of 2), in full
r          releases       | releases: 1.0 where 1.0 is open
@          speaker        | walk speech: Speaker (1 of 1) ``
H          history        | history: change 0 of 0
c          copy           | walk: usability/tasks (1 of 2); says `Copied usability/tasks, if your terminal lets programs copy.`; copies `usability/tasks  usability`
P          sync           | walk: usability/tasks (1 of 2); shares with the team
V          verify         | walk: usability/tasks (1 of 2); says `Nothing that is selected has a check.`
e          edit           | walk: usability/tasks (1 of 2); edits checklists/usability.toml:1; looks at the files; draws all anew
A          add-item       | walk adding: usability, ``
!          findings       | walk: usability/tasks (1 of 2); says `Nothing is wrong with the files or the journal.`
down       down           | walk: usability/tasks (1 of 2); nothing
up         up             | walk: usability/tasks (1 of 2); nothing
pagedown   page-down      | walk: usability/tasks (1 of 2); nothing
pageup     page-up        | walk: usability/tasks (1 of 2); nothing
home       first          | walk: usability/tasks (1 of 2); nothing
end        last           | walk: usability/tasks (1 of 2); nothing
u          undo           | walk: usability/tasks (1 of 2); says `there is no change of yours to take back in this release`
ctrl-r     redo           | walk: usability/tasks (1 of 2); says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | walk: usability/tasks (1 of 2); says `Everything is saved.`
q          back           | home: the invitation
?          help           | walk help: done of 48
:          palette        | walk palette: done of 38, typed ``
ctrl-l     redraw         | walk: usability/tasks (1 of 2); draws all anew
ctrl-z     suspend        | walk: usability/tasks (1 of 2); stops; draws all anew
"#),
    ("the last of a walk", r#"
y          done           | summary: 1 changed; says `Saved: repair done`; support/repair is done, settled; 1 recorded
n          not-yet        | summary: 1 changed; says `Saved: repair in progress`; 1 recorded
b          blocked        | walk prompt: support/repair, Reason (1 of 1) ``
-          not-applicable | walk prompt: support/repair, Reason (1 of 1) ``
w          waive          | walk prompt: support/repair, Reason (1 of 3) ``
f          failed         | walk prompt: support/repair, Reason (1 of 1) ``
o          owner          | walk prompt: support/repair, Owner (1 of 1) ``
d          due            | walk prompt: support/repair, Due (1 of 1) ``
v          value          | walk: support/repair (2 of 2), in full; says `support/repair has no target that a value could meet: use a note or evidence`
p          proof          | walk prompt: support/repair, Proof (1 of 1) ``
m          note           | walk note: support/repair, ""
s          confirm        | walk: support/repair (2 of 2), in full; says `support/repair asks for no confirmation`
=          pick           | walk: support/repair (2 of 2), in full; says `There is one answer, and nobody is at odds with it.`
space      skip           | summary: 0 changed
left       previous       | walk: support/channel (1 of 2), in full
enter      details        | walk: support/repair (2 of 2)
r          releases       | releases: 1.0 where 1.0 is open
@          speaker        | walk speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | walk: support/repair (2 of 2), in full; says `Copied support/repair, if your terminal lets programs copy.`; copies `support/repair  support`
P          sync           | walk: support/repair (2 of 2), in full; shares with the team
V          verify         | walk: support/repair (2 of 2), in full; says `Nothing that is selected has a check.`
e          edit           | walk: support/repair (2 of 2), in full; edits checklists/support.toml:1; looks at the files; draws all anew
A          add-item       | walk adding: support, ``
!          findings       | walk findings: fault 1
down       down           | walk: support/repair (2 of 2), in full; nothing
up         up             | walk: support/repair (2 of 2), in full; nothing
pagedown   page-down      | walk: support/repair (2 of 2), in full; nothing
pageup     page-up        | walk: support/repair (2 of 2), in full; nothing
home       first          | walk: support/repair (2 of 2), in full; nothing
end        last           | walk: support/repair (2 of 2), in full; nothing
u          undo           | walk: support/repair (2 of 2), in full; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | walk: support/repair (2 of 2), in full; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | walk: support/repair (2 of 2), in full; says `Everything is saved.`
q          back           | items: support/repair of 2
?          help           | walk help: done of 48
:          palette        | walk palette: done of 38, typed ``
ctrl-l     redraw         | walk: support/repair (2 of 2), in full; draws all anew
ctrl-z     suspend        | walk: support/repair (2 of 2), in full; stops; draws all anew
"#),
    ("a walk, not saved", r#"
y          done           | walk: usability/manual (3 of 8); 2 unsaved
n          not-yet        | walk: usability/manual (3 of 8); 2 unsaved
b          blocked        | walk prompt: usability/errors, Reason (1 of 1) ``
-          not-applicable | walk prompt: usability/errors, Reason (1 of 1) ``
w          waive          | walk prompt: usability/errors, Reason (1 of 3) ``
f          failed         | walk prompt: usability/errors, Reason (1 of 1) ``
o          owner          | walk prompt: usability/errors, Owner (1 of 1) ``
d          due            | walk prompt: usability/errors, Due (1 of 1) ``
v          value          | walk: usability/errors (2 of 8); says `usability/errors has no target that a value could meet: use a note or evidence`
p          proof          | walk prompt: usability/errors, Proof (1 of 1) ``
m          note           | walk note: usability/errors, ""
s          confirm        | walk: usability/errors (2 of 8); says `usability/errors asks for no confirmation`
=          pick           | walk: usability/errors (2 of 8); says `There is one answer, and nobody is at odds with it.`
space      skip           | walk: usability/manual (3 of 8)
left       previous       | walk: usability/tasks (1 of 8)
enter      details        | walk: usability/errors (2 of 8), in full
r          releases       | releases: 1.0 where 1.0 is open
@          speaker        | walk speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | walk: usability/errors (2 of 8); says `Copied usability/errors, if your terminal lets programs copy.`; copies `usability/errors  usability, Help`
P          sync           | walk: usability/errors (2 of 8); shares with the team
V          verify         | walk: usability/errors (2 of 8); says `Nothing that is selected has a check.`
e          edit           | walk: usability/errors (2 of 8); edits checklists/usability.toml:1; looks at the files; draws all anew
A          add-item       | walk adding: usability, ``
!          findings       | walk findings: fault 1
down       down           | walk: usability/errors (2 of 8); nothing
up         up             | walk: usability/errors (2 of 8); nothing
pagedown   page-down      | walk: usability/errors (2 of 8); nothing
pageup     page-up        | walk: usability/errors (2 of 8); nothing
home       first          | walk: usability/errors (2 of 8); nothing
end        last           | walk: usability/errors (2 of 8); nothing
u          undo           | walk: usability/errors (2 of 8); says `Took back the change that was not saved.`; 0 unsaved
ctrl-r     redo           | walk: usability/errors (2 of 8); says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | walk: usability/errors (2 of 8); nothing
q          back           | items: usability/tasks of 8
?          help           | walk help: done of 48
:          palette        | walk palette: done of 38, typed ``
ctrl-l     redraw         | walk: usability/errors (2 of 8); draws all anew
ctrl-z     suspend        | walk: usability/errors (2 of 8); stops; draws all anew
"#),
    ("a long item", r#"
y          done           | walk prompt: support/channel, Proof (1 of 1) ``
n          not-yet        | walk: support/repair (5 of 8), in full; says `Saved: channel in progress`; support/channel is in-progress; 1 recorded
b          blocked        | walk prompt: support/channel, Reason (1 of 1) ``
-          not-applicable | walk prompt: support/channel, Reason (1 of 1) ``
w          waive          | walk prompt: support/channel, Reason (1 of 3) ``
f          failed         | walk prompt: support/channel, Reason (1 of 1) ``
o          owner          | walk prompt: support/channel, Owner (1 of 1) ``
d          due            | walk prompt: support/channel, Due (1 of 1) ``
v          value          | walk: support/channel (4 of 8), in full, from line 17; says `support/channel has no target that a value could meet: use a note or evidence`
p          proof          | walk prompt: support/channel, Proof (1 of 1) ``
m          note           | walk note: support/channel, ""
s          confirm        | walk: support/channel (4 of 8), in full, from line 17; says `support/channel asks for no confirmation`
=          pick           | walk: support/channel (4 of 8), in full, from line 17; says `There is one answer, and nobody is at odds with it.`
space      skip           | walk: support/repair (5 of 8), in full
left       previous       | walk: usability/manual (3 of 8), in full
enter      details        | walk: support/channel (4 of 8)
r          releases       | releases: 1.0 where 1.0 is open
@          speaker        | walk speech: Speaker (1 of 1) ``
H          history        | history: change 0 of 0
c          copy           | walk: support/channel (4 of 8), in full, from line 17; says `Copied support/channel, if your terminal lets programs copy.`; copies `support/channel  support, Contact`
P          sync           | walk: support/channel (4 of 8), in full, from line 17; shares with the team
V          verify         | walk: support/channel (4 of 8), in full, from line 17; says `Nothing that is selected has a check.`
e          edit           | walk: support/channel (4 of 8), in full, from line 17; edits checklists/support.toml:1; looks at the files; draws all anew
A          add-item       | walk adding: support, ``
!          findings       | walk: support/channel (4 of 8), in full, from line 17; says `Nothing is wrong with the files or the journal.`
down       down           | walk: support/channel (4 of 8), in full, from line 18
up         up             | walk: support/channel (4 of 8), in full, from line 16
pagedown   page-down      | walk: support/channel (4 of 8), in full, from line 33
pageup     page-up        | walk: support/channel (4 of 8), in full
home       first          | walk: support/channel (4 of 8), in full
end        last           | walk: support/channel (4 of 8), in full, from line 34
u          undo           | walk: support/channel (4 of 8), in full, from line 17; says `there is no change of yours to take back in this release`
ctrl-r     redo           | walk: support/channel (4 of 8), in full, from line 17; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | walk: support/channel (4 of 8), in full, from line 17; says `Everything is saved.`
q          back           | items: support/channel of 8
?          help           | walk help: done of 48
:          palette        | walk palette: done of 38, typed ``
ctrl-l     redraw         | walk: support/channel (4 of 8), in full, from line 17; draws all anew
ctrl-z     suspend        | walk: support/channel (4 of 8), in full, from line 17; stops; draws all anew
"#),
    ("the end of a walk", r#"
left       previous       | walk: support/repair (2 of 2), in full
w          walk           | walk: usability/tasks (1 of 8)
v          poll           | poll: usability
r          releases       | releases: 1.0 where 1.0 is open
@          speaker        | summary speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 7
c          copy           | summary: 2 changed; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | summary: 2 changed; shares with the team
!          findings       | summary findings: fault 1
down       down           | summary: 2 changed; nothing
up         up             | summary: 2 changed; nothing
pagedown   page-down      | summary: 2 changed; nothing
pageup     page-up        | summary: 2 changed; nothing
home       first          | summary: 2 changed; nothing
end        last           | summary: 2 changed; nothing
u          undo           | summary: 1 changed; says `Took back, and saved: repair is late again.`; 1 recorded
ctrl-r     redo           | summary: 2 changed; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | summary: 2 changed; says `Everything is saved.`
q          back           | items: support/channel of 2
?          help           | summary help: previous of 30
:          palette        | summary palette: previous of 22, typed ``
ctrl-l     redraw         | summary: 2 changed; draws all anew
ctrl-z     suspend        | summary: 2 changed; stops; draws all anew
"#),
    ("the end of no change", r#"
left       previous       | walk: support/channel (2 of 2)
w          walk           | walk: usability/tasks (1 of 8)
v          poll           | poll: usability
r          releases       | releases: 1.0 where 1.0 is open
@          speaker        | summary speech: Speaker (1 of 1) ``
H          history        | history: change 0 of 0
c          copy           | summary: 0 changed; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | summary: 0 changed; shares with the team
!          findings       | summary: 0 changed; says `Nothing is wrong with the files or the journal.`
down       down           | summary: 0 changed; nothing
up         up             | summary: 0 changed; nothing
pagedown   page-down      | summary: 0 changed; nothing
pageup     page-up        | summary: 0 changed; nothing
home       first          | summary: 0 changed; nothing
end        last           | summary: 0 changed; nothing
u          undo           | summary: 0 changed; says `there is no change of yours to take back in this release`
ctrl-r     redo           | summary: 0 changed; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | summary: 0 changed; says `Everything is saved.`
q          back           | home: the invitation
?          help           | summary help: previous of 30
:          palette        | summary palette: previous of 22, typed ``
ctrl-l     redraw         | summary: 0 changed; draws all anew
ctrl-z     suspend        | summary: 0 changed; stops; draws all anew
"#),
    ("the end of a long walk", r#"
left       previous       | walk: data/load (8 of 8)
w          walk           | walk: usability/tasks (1 of 8)
v          poll           | poll: usability
r          releases       | releases: 1.0 where 1.0 is open
@          speaker        | summary speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 8
c          copy           | summary: 8 changed, from line 2; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | summary: 8 changed, from line 2; shares with the team
!          findings       | summary: 8 changed, from line 2; says `Nothing is wrong with the files or the journal.`
down       down           | summary: 8 changed, from line 3
up         up             | summary: 8 changed
pagedown   page-down      | summary: 8 changed, from line 8
pageup     page-up        | summary: 8 changed
home       first          | summary: 8 changed
end        last           | summary: 8 changed, from line 8
u          undo           | summary: 7 changed, from line 2; says `Took back, and saved: load is open again.`; data/load is open unowned; 1 recorded
ctrl-r     redo           | summary: 8 changed, from line 2; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | summary: 8 changed, from line 2; says `Everything is saved.`
q          back           | items: usability/tasks of 8
?          help           | summary help: previous of 30
:          palette        | summary palette: previous of 22, typed ``
ctrl-l     redraw         | summary: 8 changed, from line 2; draws all anew
ctrl-z     suspend        | summary: 8 changed, from line 2; stops; draws all anew
"#),
    ("the roll call", r#"
y          go             | poll speech: Sentence (1 of 1) ``
n          no-go          | poll speech: Sentence (1 of 1) ``
s          ship           | poll speech: Sentence (1 of 1) ``
h          hold           | poll speech: Sentence (1 of 1) ``
r          reopen         | poll: usability; says `1.0 was not shipped, so there is nothing to reopen`
enter      open           | items: usability/tasks of 3
@          speaker        | poll speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 5
c          copy           | poll: usability; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | poll: usability; shares with the team
!          findings       | poll findings: fault 1
down       down           | poll: support
up         up             | poll: usability; nothing
pagedown   page-down      | poll: data
pageup     page-up        | poll: usability; nothing
home       first          | poll: usability; nothing
end        last           | poll: data
u          undo           | poll: usability; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | poll: usability; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | poll: usability; says `Everything is saved.`
q          back           | home: area usability
?          help           | poll help: go of 32
:          palette        | poll palette: go of 24, typed ``
ctrl-l     redraw         | poll: usability; draws all anew
ctrl-z     suspend        | poll: usability; stops; draws all anew
"#),
    ("the end of the roll call", r#"
y          go             | poll speech: Sentence (1 of 1) ``
n          no-go          | poll speech: Sentence (1 of 1) ``
s          ship           | poll speech: Sentence (1 of 1) ``
h          hold           | poll speech: Sentence (1 of 1) ``
r          reopen         | poll: data; says `1.0 was not shipped, so there is nothing to reopen`
enter      open           | items: data/restore of 3
@          speaker        | poll speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 8
c          copy           | poll: data; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | poll: data; shares with the team
!          findings       | poll findings: fault 1
down       down           | poll: data; nothing
up         up             | poll: support
pagedown   page-down      | poll: data; nothing
pageup     page-up        | poll: usability
home       first          | poll: usability
end        last           | poll: data; nothing
u          undo           | poll: data; says `Took back: data go`; data is no-vote; 1 recorded
ctrl-r     redo           | poll: data; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | poll: data; says `Everything is saved.`
q          back           | home: area usability
?          help           | poll help: go of 32
:          palette        | poll palette: go of 24, typed ``
ctrl-l     redraw         | poll: data; draws all anew
ctrl-z     suspend        | poll: data; stops; draws all anew
"#),
    ("a decided release", r#"
y          go             | poll: usability; says `1.0 was shipped on Tue 10 Mar 2026 by Ada King: reopen it to go on`
n          no-go          | poll: usability; says `1.0 was shipped on Tue 10 Mar 2026 by Ada King: reopen it to go on`
s          ship           | poll: usability; says `1.0 was shipped on Tue 10 Mar 2026 by Ada King: reopen it to go on`
h          hold           | poll: usability; says `1.0 was shipped on Tue 10 Mar 2026 by Ada King: reopen it to go on`
r          reopen         | poll: usability; says `Saved: Aurora 2.4 reopened`; the release is undecided; 1 recorded
enter      open           | items: usability/tasks of 3
@          speaker        | poll speech: Speaker (1 of 1) ``
H          history        | history: change 1 of 6
c          copy           | poll: usability; says `Copied the report, if your terminal lets programs copy.`; copies `## Aurora 2.4: NO-GO`
P          sync           | poll: usability; shares with the team
!          findings       | poll findings: fault 1
down       down           | poll: support
up         up             | poll: usability; nothing
pagedown   page-down      | poll: data
pageup     page-up        | poll: usability; nothing
home       first          | poll: usability; nothing
end        last           | poll: data
u          undo           | poll: usability; says `Took back: Aurora 2.4 ship, against NO-GO with 7 reasons: we must`; the release is undecided; 1 recorded
ctrl-r     redo           | poll: usability; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | poll: usability; says `Everything is saved.`
q          back           | home: area usability
?          help           | poll help: go of 32
:          palette        | poll palette: go of 24, typed ``
ctrl-l     redraw         | poll: usability; draws all anew
ctrl-z     suspend        | poll: usability; stops; draws all anew
"#),
    ("my last change", r#"
enter      open           | walk: usability/errors (1 of 1)
r          releases       | releases: 1.0 where 1.0 is open
/          filter         | history filter: change 2 of 5, ``
x          take-back      | history: change 3 of 6; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
P          sync           | history: change 2 of 5; shares with the team
!          findings       | history findings: fault 1
down       down           | history: change 3 of 5
up         up             | history: change 1 of 5
pagedown   page-down      | history: change 5 of 5
pageup     page-up        | history: change 1 of 5
home       first          | history: change 1 of 5
end        last           | history: change 5 of 5
u          undo           | history: change 3 of 6; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | history: change 3 of 6; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | history: change 2 of 5; says `Everything is saved.`
q          back           | home: area usability
?          help           | history help: open of 27
:          palette        | history palette: open of 19, typed ``
ctrl-l     redraw         | history: change 2 of 5; draws all anew
ctrl-z     suspend        | history: change 2 of 5; stops; draws all anew
"#),
    ("another's change", r#"
enter      open           | walk: data/erase (1 of 1)
r          releases       | releases: 1.0 where 1.0 is open
/          filter         | history filter: change 5 of 5, ``
x          take-back      | history: change 5 of 5; says `change ed7a690a was recorded by Maria Garcia elsewhere: only they can take it back`
P          sync           | history: change 5 of 5; shares with the team
!          findings       | history findings: fault 1
down       down           | history: change 5 of 5; nothing
up         up             | history: change 4 of 5
pagedown   page-down      | history: change 5 of 5; nothing
pageup     page-up        | history: change 1 of 5
home       first          | history: change 1 of 5
end        last           | history: change 5 of 5; nothing
u          undo           | history: change 6 of 6; says `Took back, and saved: tasks is open again.`; usability/tasks is open; 1 recorded
ctrl-r     redo           | history: change 6 of 6; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
R          retry          | history: change 5 of 5; says `Everything is saved.`
q          back           | home: area usability
?          help           | history help: open of 27
:          palette        | history palette: open of 19, typed ``
ctrl-l     redraw         | history: change 5 of 5; draws all anew
ctrl-z     suspend        | history: change 5 of 5; stops; draws all anew
"#),
    ("an empty history", r#"
enter      open           | history: change 0 of 0; says `There is nothing to walk through.`
r          releases       | releases: 1.0 where 1.0 is open
/          filter         | history filter: change 0 of 0, ``
x          take-back      | history: change 0 of 0; says `Nothing is selected that could be taken back.`
P          sync           | history: change 0 of 0; shares with the team
!          findings       | history: change 0 of 0; says `Nothing is wrong with the files or the journal.`
down       down           | history: change 0 of 0; nothing
up         up             | history: change 0 of 0; nothing
pagedown   page-down      | history: change 0 of 0; nothing
pageup     page-up        | history: change 0 of 0; nothing
home       first          | history: change 0 of 0; nothing
end        last           | history: change 0 of 0; nothing
u          undo           | history: change 0 of 0; says `there is no change of yours to take back in this release`
ctrl-r     redo           | history: change 0 of 0; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | history: change 0 of 0; says `Everything is saved.`
q          back           | home: the invitation
?          help           | history help: open of 27
:          palette        | history palette: open of 19, typed ``
ctrl-l     redraw         | history: change 0 of 0; draws all anew
ctrl-z     suspend        | history: change 0 of 0; stops; draws all anew
"#),
    ("a new action", r#"
y          take           | proposals: 2 of 4, Some(Take)
n          as-new         | proposals: 2 of 4, Some(Take)
x          leave-out      | proposals: 2 of 4, Some(Take)
i          match          | proposals asking: Item ``
t          reword         | proposals asking: Words `write the rollback guide`
Y          take-rest      | import: the end of 4, 0 not answered; says `4 proposals taken, 1 of them as an item that it may be.`
X          leave-rest     | import: the end of 4, 0 not answered; says `4 proposals left out.`
o          owner          | proposals asking: Owner `Priya Rao`
d          due            | proposals asking: Due `2026-03-13`
space      skip           | proposals: 2 of 4, Some(Take)
enter      finish         | import: the end of 4, 1 not answered
left       previous       | proposals: 1 of 4, Some(Take); says `This is the first proposal.`
down       down           | proposals: 1 of 4, Some(Take); nothing
up         up             | proposals: 1 of 4, Some(Take); nothing
pagedown   page-down      | proposals: 1 of 4, Some(Take); nothing
pageup     page-up        | proposals: 1 of 4, Some(Take); nothing
home       first          | proposals: 1 of 4, Some(Take); nothing
end        last           | proposals: 1 of 4, Some(Take); nothing
q          back           | home: area usability; says `Nothing is written.`
?          help           | proposals help: take of 30
:          palette        | proposals palette: take of 22, typed ``
ctrl-l     redraw         | proposals: 1 of 4, Some(Take); draws all anew
ctrl-z     suspend        | proposals: 1 of 4, Some(Take); stops; draws all anew
"#),
    ("an action that may be an item", r#"
y          take           | proposals: 4 of 4, Some(Take)
n          as-new         | proposals: 4 of 4, Some(Take)
x          leave-out      | proposals: 4 of 4, Some(Take)
i          match          | proposals asking: Item ``
t          reword         | proposals asking: Words `answer clients within our hours`
Y          take-rest      | import: the end of 4, 0 not answered; says `2 proposals taken, 1 of them as an item that it may be.`
X          leave-rest     | import: the end of 4, 0 not answered; says `2 proposals left out.`
o          owner          | proposals asking: Owner `John Smith`
d          due            | proposals asking: Due ``
space      skip           | proposals: 4 of 4, Some(Take)
enter      finish         | import: the end of 4, 1 not answered
left       previous       | proposals: 2 of 4, Some(Take)
down       down           | proposals: 3 of 4, None; nothing
up         up             | proposals: 3 of 4, None; nothing
pagedown   page-down      | proposals: 3 of 4, None; nothing
pageup     page-up        | proposals: 3 of 4, None; nothing
home       first          | proposals: 3 of 4, None; nothing
end        last           | proposals: 3 of 4, None; nothing
q          back           | home: area usability; says `Nothing is written.`
?          help           | proposals help: take of 30
:          palette        | proposals palette: take of 22, typed ``
ctrl-l     redraw         | proposals: 3 of 4, None; draws all anew
ctrl-z     suspend        | proposals: 3 of 4, None; stops; draws all anew
"#),
    ("the last proposal, left out", r#"
y          take           | import: the end of 4, 1 not answered
n          as-new         | import: the end of 4, 1 not answered
x          leave-out      | import: the end of 4, 1 not answered
i          match          | proposals asking: Item ``
t          reword         | proposals asking: Words `Book the load test`
Y          take-rest      | import: the end of 4, 1 not answered; says `1 proposal taken, 1 of them left out before.`
X          leave-rest     | import: the end of 4, 1 not answered; says `1 proposal left out.`
o          owner          | proposals asking: Owner ``
d          due            | proposals asking: Due ``
space      skip           | import: the end of 4, 1 not answered
enter      finish         | import: the end of 4, 1 not answered
left       previous       | proposals: 3 of 4, None
down       down           | proposals: 4 of 4, Some(Leave); nothing
up         up             | proposals: 4 of 4, Some(Leave); nothing
pagedown   page-down      | proposals: 4 of 4, Some(Leave); nothing
pageup     page-up        | proposals: 4 of 4, Some(Leave); nothing
home       first          | proposals: 4 of 4, Some(Leave); nothing
end        last           | proposals: 4 of 4, Some(Leave); nothing
q          back           | home: area usability; says `Nothing is written. What you have said is kept for when you open these minutes again.`
?          help           | proposals help: take of 30
:          palette        | proposals palette: take of 22, typed ``
ctrl-l     redraw         | proposals: 4 of 4, Some(Leave); draws all anew
ctrl-z     suspend        | proposals: 4 of 4, Some(Leave); stops; draws all anew
"#),
    ("what will be written", r#"
w          write          | home: area usability; says `Written: 3 new items; what was said of 0 items; 0 files.`; writes 3 and what is beside
p          beside         | import: the end of 4, 0 not answered
left       previous       | proposals: 4 of 4, Some(Take)
down       down           | import: the end of 4, 0 not answered, from line 2
up         up             | import: the end of 4, 0 not answered; nothing
pagedown   page-down      | import: the end of 4, 0 not answered, from line 3
pageup     page-up        | import: the end of 4, 0 not answered; nothing
home       first          | import: the end of 4, 0 not answered; nothing
end        last           | import: the end of 4, 0 not answered, from line 3
q          back           | home: area usability; says `Nothing is written. What you have said is kept for when you open these minutes again.`
?          help           | import help: write of 21
:          palette        | import palette: write of 13, typed ``
ctrl-l     redraw         | import: the end of 4, 0 not answered; draws all anew
ctrl-z     suspend        | import: the end of 4, 0 not answered; stops; draws all anew
"#),
    ("nothing to write", r#"
w          write          | import: the end of 4, 0 not answered; says `Nothing is taken, so there is nothing to write.`
p          beside         | import: the end of 4, 0 not answered
left       previous       | proposals: 4 of 4, Some(Leave)
down       down           | import: the end of 4, 0 not answered; nothing
up         up             | import: the end of 4, 0 not answered; nothing
pagedown   page-down      | import: the end of 4, 0 not answered; nothing
pageup     page-up        | import: the end of 4, 0 not answered; nothing
home       first          | import: the end of 4, 0 not answered; nothing
end        last           | import: the end of 4, 0 not answered; nothing
q          back           | home: area usability; says `Nothing is written. What you have said is kept for when you open these minutes again.`
?          help           | import help: write of 21
:          palette        | import palette: write of 13, typed ``
ctrl-l     redraw         | import: the end of 4, 0 not answered; draws all anew
ctrl-z     suspend        | import: the end of 4, 0 not answered; stops; draws all anew
"#),
    ("which minutes", r#"
enter      accept         | home asking: File `mi`; refuses: mi cannot be read: no such file
tab        complete       | home asking: File `minutes.md`
esc        cancel         | home: area usability
ctrl-l     redraw         | home asking: File `mi`; draws all anew
ctrl-z     suspend        | home asking: File `mi`; stops; draws all anew
"#),
    ("the words of a proposal", r#"
enter      accept         | proposals: 1 of 4, Some(Take)
tab        complete       | proposals asking: Words `write the rollback guide, and soon`; nothing
esc        cancel         | proposals: 1 of 4, Some(Take)
ctrl-l     redraw         | proposals asking: Words `write the rollback guide, and soon`; draws all anew
ctrl-z     suspend        | proposals asking: Words `write the rollback guide, and soon`; stops; draws all anew
"#),
    ("the day of a proposal", r#"
enter      accept         | proposals: 1 of 4, Some(Take)
tab        complete       | proposals asking: Due `2026-03-13`; nothing
esc        cancel         | proposals: 1 of 4, Some(Take)
ctrl-l     redraw         | proposals asking: Due `2026-03-13`; draws all anew
ctrl-z     suspend        | proposals asking: Due `2026-03-13`; stops; draws all anew
"#),
    ("which item a proposal is", r#"
enter      accept         | proposals asking: Item `er`; refuses: there is no item `er`
tab        complete       | proposals asking: Item `usability/errors`
esc        cancel         | proposals: 1 of 4, Some(Take)
ctrl-l     redraw         | proposals asking: Item `er`; draws all anew
ctrl-z     suspend        | proposals asking: Item `er`; stops; draws all anew
"#),
    ("the help of a list", r#"
enter      run            | items prompt: support/channel, Reason (1 of 1) ``
/          search         | items help: blocked of 54, typed ``
down       down           | items help: not-applicable of 54
up         up             | items help: not-yet of 54
pagedown   page-down      | items help: speaker of 54
pageup     page-up        | items help: done of 54
home       first          | items help: done of 54
end        last           | items help: leave of 54
q          back           | items: support/channel of 8
:          palette        | items palette: run of 11, typed ``
ctrl-l     redraw         | items help: blocked of 54; draws all anew
ctrl-z     suspend        | items help: blocked of 54; stops; draws all anew
"#),
    ("the help of home", r#"
enter      run            | walk: usability/tasks (1 of 2)
/          search         | home help: open of 38, typed ``
down       down           | home help: walk of 38
up         up             | home help: open of 38; nothing
pagedown   page-down      | home help: page-down of 38
pageup     page-up        | home help: open of 38; nothing
home       first          | home help: open of 38; nothing
end        last           | home help: leave of 38
q          back           | home: the invitation
:          palette        | home palette: run of 11, typed ``
ctrl-l     redraw         | home help: open of 38; draws all anew
ctrl-z     suspend        | home help: open of 38; stops; draws all anew
"#),
    ("the first fault", r#"
e          edit           | home findings: fault 1; edits checklists/support.toml:3; looks at the files; draws all anew
down       down           | home findings: fault 2
up         up             | home findings: fault 1; nothing
pagedown   page-down      | home findings: fault 2
pageup     page-up        | home findings: fault 1; nothing
home       first          | home findings: fault 1; nothing
end        last           | home findings: fault 2
q          back           | home: area usability
?          help           | home help: edit of 19
:          palette        | home palette: edit of 11, typed ``
ctrl-l     redraw         | home findings: fault 1; draws all anew
ctrl-z     suspend        | home findings: fault 1; stops; draws all anew
"#),
    ("the last fault", r#"
e          edit           | items findings: fault 2; edits checklists/support.toml:9; looks at the files; draws all anew
down       down           | items findings: fault 2; nothing
up         up             | items findings: fault 1
pagedown   page-down      | items findings: fault 2; nothing
pageup     page-up        | items findings: fault 1
home       first          | items findings: fault 1
end        last           | items findings: fault 2; nothing
q          back           | items: support/channel of 8
?          help           | items help: edit of 19
:          palette        | items palette: edit of 11, typed ``
ctrl-l     redraw         | items findings: fault 2; draws all anew
ctrl-z     suspend        | items findings: fault 2; stops; draws all anew
"#),
    ("two answers", r#"
1          first-answer   | items: usability/tasks of 8; says `Saved: tasks blocked: the bank`; usability/tasks is blocked; 1 recorded
2          second-answer  | items: usability/tasks of 8; says `Saved: tasks done`; usability/tasks is done, settled; 1 recorded
3          third-answer   | items choice: usability/tasks, answer 2 of 2; nothing
4          fourth-answer  | items choice: usability/tasks, answer 2 of 2; nothing
5          fifth-answer   | items choice: usability/tasks, answer 2 of 2; nothing
6          sixth-answer   | items choice: usability/tasks, answer 2 of 2; nothing
7          seventh-answer | items choice: usability/tasks, answer 2 of 2; nothing
8          eighth-answer  | items choice: usability/tasks, answer 2 of 2; nothing
9          ninth-answer   | items choice: usability/tasks, answer 2 of 2; nothing
enter      run            | items: usability/tasks of 8; says `Saved: tasks done`; usability/tasks is done, settled; 1 recorded
down       down           | items choice: usability/tasks, answer 2 of 2; nothing
up         up             | items choice: usability/tasks, answer 1 of 2
q          back           | items: usability/tasks of 8
?          help           | items help: first-answer of 22
ctrl-l     redraw         | items choice: usability/tasks, answer 2 of 2; draws all anew
ctrl-z     suspend        | items choice: usability/tasks, answer 2 of 2; stops; draws all anew
"#),
    ("commands to trust", r#"
t          trust          | items: usability/tasks of 8; runs 1 checks
down       down           | items trust: 2 lines; nothing
up         up             | items trust: 2 lines; nothing
pagedown   page-down      | items trust: 2 lines; nothing
pageup     page-up        | items trust: 2 lines; nothing
home       first          | items trust: 2 lines; nothing
end        last           | items trust: 2 lines; nothing
q          back           | items: usability/tasks of 8
?          help           | items help: trust of 18
ctrl-l     redraw         | items trust: 2 lines; draws all anew
ctrl-z     suspend        | items trust: 2 lines; stops; draws all anew
"#),
    ("an item with a check", r#"
y          done           | items: usability/tasks of 8; says `Saved: tasks done`; usability/tasks is done, settled; 1 recorded
n          not-yet        | items: usability/tasks of 8; says `Saved: tasks in progress`; usability/tasks is in-progress; 1 recorded
b          blocked        | items prompt: usability/tasks, Reason (1 of 1) ``
-          not-applicable | items prompt: usability/tasks, Reason (1 of 1) ``
w          waive          | items prompt: usability/tasks, Reason (1 of 3) ``
f          failed         | items prompt: usability/tasks, Reason (1 of 1) ``
o          owner          | items prompt: usability/tasks, Owner (1 of 1) ``
d          due            | items prompt: usability/tasks, Due (1 of 1) ``
v          value          | items: usability/tasks of 8; says `usability/tasks has no target that a value could meet: use a note or evidence`
p          proof          | items prompt: usability/tasks, Proof (1 of 1) ``
m          note           | items note: usability/tasks, ""
s          confirm        | items: usability/tasks of 8; says `usability/tasks asks for no confirmation`
=          pick           | items: usability/tasks of 8; says `There is one answer, and nobody is at odds with it.`
enter      open           | walk: usability/tasks (1 of 8)
W          walk           | walk: usability/tasks (1 of 8)
r          releases       | releases: 1.0 where 1.0 is open
M          mine           | items: nothing of 0
/          filter         | items filter: usability/tasks of 8, ``
space      mark           | items: usability/errors of 8, 1 marked
*          mark-all       | items: usability/tasks of 8, 8 marked
S          sort           | items: usability/tasks of 8
@          speaker        | items speech: Speaker (1 of 1) ``
H          history        | history: change 0 of 0
c          copy           | items: usability/tasks of 8; says `Copied usability/tasks, if your terminal lets programs copy.`; copies `usability/tasks  usability`
P          sync           | items: usability/tasks of 8; shares with the team
V          verify         | items trust: 2 lines
C          verify-all     | items trust: 4 lines
e          edit           | items: usability/tasks of 8; edits checklists/usability.toml:1; looks at the files; draws all anew
A          add-item       | items adding: usability, ``
I          import         | items asking: File ``
!          findings       | items: usability/tasks of 8; says `Nothing is wrong with the files or the journal.`
down       down           | items: usability/errors of 8
up         up             | items: usability/tasks of 8; nothing
pagedown   page-down      | items: data/load of 8
pageup     page-up        | items: usability/tasks of 8; nothing
home       first          | items: usability/tasks of 8; nothing
end        last           | items: data/load of 8
u          undo           | items: usability/tasks of 8; says `there is no change of yours to take back in this release`
ctrl-r     redo           | items: usability/tasks of 8; says `there is nothing to bring back: nothing was taken back since your last change`
R          retry          | items: usability/tasks of 8; says `Everything is saved.`
q          back           | home: the invitation
?          help           | items help: done of 54
:          palette        | items palette: done of 44, typed ``
ctrl-l     redraw         | items: usability/tasks of 8; draws all anew
ctrl-z     suspend        | items: usability/tasks of 8; stops; draws all anew
"#),
    ("a reason", r#"
enter      accept         | items: support/channel of 8; says `Saved: channel blocked`; support/channel is blocked unexplained; 1 recorded
tab        complete       | items prompt: support/channel, Reason (1 of 1) ``; nothing
esc        cancel         | items: support/channel of 8
ctrl-l     redraw         | items prompt: support/channel, Reason (1 of 1) ``; draws all anew
ctrl-z     suspend        | items prompt: support/channel, Reason (1 of 1) ``; stops; draws all anew
"#),
    ("a reason that is needed", r#"
enter      accept         | walk prompt: usability/tasks, Reason (1 of 1) ``; refuses: usability/tasks: `failed` needs a reason
tab        complete       | walk prompt: usability/tasks, Reason (1 of 1) ``; nothing
esc        cancel         | walk: usability/tasks (1 of 2)
ctrl-l     redraw         | walk prompt: usability/tasks, Reason (1 of 1) ``; draws all anew
ctrl-z     suspend        | walk prompt: usability/tasks, Reason (1 of 1) ``; stops; draws all anew
"#),
    ("a written reason", r#"
enter      accept         | items: support/channel of 8; says `Saved: channel blocked: the provider`; support/channel is blocked; 1 recorded
tab        complete       | items prompt: support/channel, Reason (1 of 1) `the provider`; nothing
esc        cancel         | items: support/channel of 8
ctrl-l     redraw         | items prompt: support/channel, Reason (1 of 1) `the provider`; draws all anew
ctrl-z     suspend        | items prompt: support/channel, Reason (1 of 1) `the provider`; stops; draws all anew
"#),
    ("who approves", r#"
enter      accept         | items prompt: support/channel, Until (3 of 3) ``
tab        complete       | items prompt: support/channel, Approver (2 of 3) `John Smith`
esc        cancel         | items prompt: support/channel, Reason (1 of 3) `no time`
ctrl-l     redraw         | items prompt: support/channel, Approver (2 of 3) `jo`; draws all anew
ctrl-z     suspend        | items prompt: support/channel, Approver (2 of 3) `jo`; stops; draws all anew
"#),
    ("until when", r#"
enter      accept         | items: support/channel of 8; says `Saved: channel waived: no time (approved by John Smith, until 2026-03-27)`; support/channel is waived, settled; 1 recorded
tab        complete       | items prompt: support/channel, Until (3 of 3) `T+1w`; nothing
esc        cancel         | items prompt: support/channel, Approver (2 of 3) `John Smith`
ctrl-l     redraw         | items prompt: support/channel, Until (3 of 3) `T+1w`; draws all anew
ctrl-z     suspend        | items prompt: support/channel, Until (3 of 3) `T+1w`; stops; draws all anew
"#),
    ("an owner", r#"
enter      accept         | items: support/channel of 8; says `Saved: channel owner: ma`; 1 recorded
tab        complete       | items prompt: support/channel, Owner (1 of 1) `Maria Garcia`
esc        cancel         | items: support/channel of 8
ctrl-l     redraw         | items prompt: support/channel, Owner (1 of 1) `ma`; draws all anew
ctrl-z     suspend        | items prompt: support/channel, Owner (1 of 1) `ma`; stops; draws all anew
"#),
    ("an owner for several", r#"
enter      accept         | items: usability/manual of 8; says `Saved: 2 items, owner: Li Wei`; 1 recorded
tab        complete       | items prompt: 2 items, Owner (1 of 1) `Li Wei`; nothing
esc        cancel         | items: usability/manual of 8, 2 marked
ctrl-l     redraw         | items prompt: 2 items, Owner (1 of 1) `Li Wei`; draws all anew
ctrl-z     suspend        | items prompt: 2 items, Owner (1 of 1) `Li Wei`; stops; draws all anew
"#),
    ("a day", r#"
enter      accept         | walk prompt: usability/tasks, Due (1 of 1) `fr`; refuses: `fr` is not a day: write fri, tomorrow, +2w, 12 mar, 2026-12-01 or T-7d
tab        complete       | walk prompt: usability/tasks, Due (1 of 1) `fri`
esc        cancel         | walk: usability/tasks (1 of 2)
ctrl-l     redraw         | walk prompt: usability/tasks, Due (1 of 1) `fr`; draws all anew
ctrl-z     suspend        | walk prompt: usability/tasks, Due (1 of 1) `fr`; stops; draws all anew
"#),
    ("a value", r#"
enter      accept         | items prompt: data/restore, Value (1 of 1) `5`; refuses: data/restore: `5` cannot be held against `<= 60 min`: it takes a time (ns, us, µs, ms, s, sec, min, h, d, w)
tab        complete       | items prompt: data/restore, Value (1 of 1) `5`; nothing
esc        cancel         | items: data/restore of 8
ctrl-l     redraw         | items prompt: data/restore, Value (1 of 1) `5`; draws all anew
ctrl-z     suspend        | items prompt: data/restore, Value (1 of 1) `5`; stops; draws all anew
"#),
    ("a proof", r#"
enter      accept         | items: support/channel of 8; says `Saved: channel done`; support/channel is done unproven; 1 recorded
tab        complete       | items prompt: support/channel, Proof (1 of 1) ``; nothing
esc        cancel         | items: support/channel of 8
ctrl-l     redraw         | items prompt: support/channel, Proof (1 of 1) ``; draws all anew
ctrl-z     suspend        | items prompt: support/channel, Proof (1 of 1) ``; stops; draws all anew
"#),
    ("a sentence", r#"
enter      accept         | poll: support; says `Saved: usability go`; usability is go; 1 recorded
tab        complete       | poll speech: Sentence (1 of 1) ``; nothing
esc        cancel         | poll: usability
ctrl-l     redraw         | poll speech: Sentence (1 of 1) ``; draws all anew
ctrl-z     suspend        | poll speech: Sentence (1 of 1) ``; stops; draws all anew
"#),
    ("a sentence that is needed", r#"
enter      accept         | poll speech: Sentence (1 of 1) ``; refuses: to ship against a NO-GO needs a note that says why
tab        complete       | poll speech: Sentence (1 of 1) ``; nothing
esc        cancel         | poll: usability
ctrl-l     redraw         | poll speech: Sentence (1 of 1) ``; draws all anew
ctrl-z     suspend        | poll speech: Sentence (1 of 1) ``; stops; draws all anew
"#),
    ("who speaks", r#"
enter      accept         | poll: usability; says `ma speaks from now on.`
tab        complete       | poll speech: Speaker (1 of 1) `Maria Garcia`
esc        cancel         | poll: usability
ctrl-l     redraw         | poll speech: Speaker (1 of 1) `ma`; draws all anew
ctrl-z     suspend        | poll speech: Speaker (1 of 1) `ma`; stops; draws all anew
"#),
    ("a filter from home", r#"
enter      accept         | items: nothing of 0
tab        complete       | items filter: nothing of 0, `level:`
esc        cancel         | home: area usability
ctrl-l     redraw         | items filter: nothing of 0, `lev`; draws all anew
ctrl-z     suspend        | items filter: nothing of 0, `lev`; stops; draws all anew
"#),
    ("the filter of a list", r#"
enter      accept         | items: nothing of 0
tab        complete       | items filter: support/channel of 2, `area:support`
esc        cancel         | items: support/channel of 8
ctrl-l     redraw         | items filter: nothing of 0, `area:s`; draws all anew
ctrl-z     suspend        | items filter: nothing of 0, `area:s`; stops; draws all anew
"#),
    ("the filter of the history", r#"
enter      accept         | history: change 1 of 2
tab        complete       | history filter: change 1 of 2, `maria`; nothing
esc        cancel         | history: change 1 of 5
ctrl-l     redraw         | history filter: change 1 of 2, `maria`; draws all anew
ctrl-z     suspend        | history filter: change 1 of 2, `maria`; stops; draws all anew
"#),
    ("a new item", r#"
enter      accept         | items adding: support, `Clients can call`; adds `Clients can call` to support
tab        complete       | items adding: support, `Clients can call`; nothing
esc        cancel         | items: support/channel of 8
ctrl-l     redraw         | items adding: support, `Clients can call`; draws all anew
ctrl-z     suspend        | items adding: support, `Clients can call`; stops; draws all anew
"#),
    ("the palette of home", r#"
enter      run            | items: support/channel of 2
down       next-found     | home palette: walk of 30, typed ``
up         previous-found | home palette: suspend of 30, typed ``
esc        cancel         | home: area support
ctrl-l     redraw         | home palette: open of 30, typed ``; draws all anew
ctrl-z     suspend        | home palette: open of 30, typed ``; stops; draws all anew
"#),
    ("the palette of a list", r#"
enter      run            | items prompt: support/channel, Owner (1 of 1) ``
down       next-found     | items palette: down of 6, typed `own`
up         previous-found | items palette: filter of 6, typed `own`
esc        cancel         | items: support/channel of 8
ctrl-l     redraw         | items palette: owner of 6, typed `own`; draws all anew
ctrl-z     suspend        | items palette: owner of 6, typed `own`; stops; draws all anew
"#),
    ("the palette of a walk", r#"
enter      run            | walk prompt: usability/tasks, Reason (1 of 1) ``
down       next-found     | walk palette: blocked of 1, typed `blo`; nothing
up         previous-found | walk palette: blocked of 1, typed `blo`; nothing
esc        cancel         | walk: usability/tasks (1 of 2)
ctrl-l     redraw         | walk palette: blocked of 1, typed `blo`; draws all anew
ctrl-z     suspend        | walk palette: blocked of 1, typed `blo`; stops; draws all anew
"#),
    ("the palette of a summary", r#"
enter      run            | walk: usability/tasks (1 of 8)
down       next-found     | summary palette: walk of 1, typed `walk`; nothing
up         previous-found | summary palette: walk of 1, typed `walk`; nothing
esc        cancel         | summary: 0 changed
ctrl-l     redraw         | summary palette: walk of 1, typed `walk`; draws all anew
ctrl-z     suspend        | summary palette: walk of 1, typed `walk`; stops; draws all anew
"#),
    ("the palette of the poll", r#"
enter      run            | poll speech: Sentence (1 of 1) ``
down       next-found     | poll palette: no-go of 1, typed `no-go`; nothing
up         previous-found | poll palette: no-go of 1, typed `no-go`; nothing
esc        cancel         | poll: usability
ctrl-l     redraw         | poll palette: no-go of 1, typed `no-go`; draws all anew
ctrl-z     suspend        | poll palette: no-go of 1, typed `no-go`; stops; draws all anew
"#),
    ("the palette of the history", r#"
enter      run            | history: change 3 of 6; says `Brought back, and saved: errors is done.`; usability/errors is done, settled; 1 recorded
down       next-found     | history palette: undo of 3, typed `take`
up         previous-found | history palette: redo of 3, typed `take`
esc        cancel         | history: change 2 of 5
ctrl-l     redraw         | history palette: take-back of 3, typed `take`; draws all anew
ctrl-z     suspend        | history palette: take-back of 3, typed `take`; stops; draws all anew
"#),
    ("the palette over the help", r#"
enter      run            | items: usability/tasks of 8
down       next-found     | items palette: suspend of 2, typed `back`
up         previous-found | items palette: suspend of 2, typed `back`
esc        cancel         | items help: done of 54
ctrl-l     redraw         | items palette: back of 2, typed `back`; draws all anew
ctrl-z     suspend        | items palette: back of 2, typed `back`; stops; draws all anew
"#),
    ("the palette over the faults", r#"
enter      run            | home findings: fault 1; edits checklists/support.toml:3; looks at the files; draws all anew
down       next-found     | home palette: edit of 1, typed `edit`; nothing
up         previous-found | home palette: edit of 1, typed `edit`; nothing
esc        cancel         | home findings: fault 1
ctrl-l     redraw         | home palette: edit of 1, typed `edit`; draws all anew
ctrl-z     suspend        | home palette: edit of 1, typed `edit`; stops; draws all anew
"#),
    ("a palette of nothing", r#"
enter      run            | home palette: nothing of 0, typed `no-such-thing`; says `Nothing here is called that.`
down       next-found     | home palette: nothing of 0, typed `no-such-thing`; nothing
up         previous-found | home palette: nothing of 0, typed `no-such-thing`; nothing
esc        cancel         | home: area usability
ctrl-l     redraw         | home palette: nothing of 0, typed `no-such-thing`; draws all anew
ctrl-z     suspend        | home palette: nothing of 0, typed `no-such-thing`; stops; draws all anew
"#),
    ("a search of the help", r#"
enter      run            | items prompt: usability/tasks, Due (1 of 1) ``
down       next-found     | items help: filter of 4, typed `due`
up         previous-found | items help: sort of 4, typed `due`
esc        cancel         | items help: due of 54
ctrl-l     redraw         | items help: due of 4, typed `due`; draws all anew
ctrl-z     suspend        | items help: due of 4, typed `due`; stops; draws all anew
"#),
    ("a note", r#"
ctrl-s     save           | walk note: usability/tasks, ""; refuses: nothing is written here yet
esc        shelve         | walk: usability/tasks (1 of 2)
ctrl-l     redraw         | walk note: usability/tasks, ""; draws all anew
ctrl-z     suspend        | walk note: usability/tasks, ""; stops; draws all anew
"#),
    ("a written note", r#"
ctrl-s     save           | items: support/channel of 8; says `Saved: channel note: Asked twice.\nNo answer yet`; 1 recorded
esc        shelve         | items: support/channel of 8; says `The note on channel is kept as a draft.`
ctrl-l     redraw         | items note: support/channel, "Asked twice.\nNo answer yet"; draws all anew
ctrl-z     suspend        | items note: support/channel, "Asked twice.\nNo answer yet"; stops; draws all anew
"#),
    ("the draft of a note", r#"
ctrl-s     save           | items: support/channel of 8; says `Saved: channel note: To be asked`; 1 recorded
esc        shelve         | items: support/channel of 8; says `The note on channel is kept as a draft.`
ctrl-l     redraw         | items note: support/channel, "To be asked"; draws all anew
ctrl-z     suspend        | items note: support/channel, "To be asked"; stops; draws all anew
"#),
    ("the releases", r#"
enter      open           | home: area usability
n          new-release    | releases making: Id (1 of 8) ``
e          edit           | releases: 1.0 where 1.0 is open; edits releases/1.0.toml:1; looks at the files; draws all anew
!          findings       | releases findings: fault 1
down       down           | releases: 1.1 where 1.0 is open
up         up             | releases: 0.9 where 1.0 is open
pagedown   page-down      | releases: 1.1 where 1.0 is open
pageup     page-up        | releases: 0.9 where 1.0 is open
home       first          | releases: 0.9 where 1.0 is open
end        last           | releases: 1.1 where 1.0 is open
R          retry          | releases: 1.0 where 1.0 is open; says `Everything is saved.`
q          back           | home: area usability
?          help           | releases help: open of 23
:          palette        | releases palette: open of 15, typed ``
ctrl-l     redraw         | releases: 1.0 where 1.0 is open; draws all anew
ctrl-z     suspend        | releases: 1.0 where 1.0 is open; stops; draws all anew
"#),
    ("the release before", r#"
enter      open           | home: reason usability/tasks; says `0.9 is open.`; 0.9 is open
n          new-release    | releases making: Id (1 of 8) ``
e          edit           | releases: 0.9 where 1.0 is open; edits releases/0.9.toml:1; looks at the files; draws all anew
!          findings       | releases findings: fault 1
down       down           | releases: 1.0 where 1.0 is open
up         up             | releases: 0.9 where 1.0 is open; nothing
pagedown   page-down      | releases: 1.1 where 1.0 is open
pageup     page-up        | releases: 0.9 where 1.0 is open; nothing
home       first          | releases: 0.9 where 1.0 is open; nothing
end        last           | releases: 1.1 where 1.0 is open
R          retry          | releases: 0.9 where 1.0 is open; says `Everything is saved.`
q          back           | home: area usability
?          help           | releases help: open of 23
:          palette        | releases palette: open of 15, typed ``
ctrl-l     redraw         | releases: 0.9 where 1.0 is open; draws all anew
ctrl-z     suspend        | releases: 0.9 where 1.0 is open; stops; draws all anew
"#),
    ("the only release", r#"
enter      open           | home: the invitation
n          new-release    | releases making: Id (1 of 6) ``
e          edit           | releases: 1.0 where 1.0 is open; edits releases/1.0.toml:1; looks at the files; draws all anew
!          findings       | releases: 1.0 where 1.0 is open; says `Nothing is wrong with the files or the journal.`
down       down           | releases: 1.0 where 1.0 is open; nothing
up         up             | releases: 1.0 where 1.0 is open; nothing
pagedown   page-down      | releases: 1.0 where 1.0 is open; nothing
pageup     page-up        | releases: 1.0 where 1.0 is open; nothing
home       first          | releases: 1.0 where 1.0 is open; nothing
end        last           | releases: 1.0 where 1.0 is open; nothing
R          retry          | releases: 1.0 where 1.0 is open; says `Everything is saved.`
q          back           | home: the invitation
?          help           | releases help: open of 23
:          palette        | releases palette: open of 15, typed ``
ctrl-l     redraw         | releases: 1.0 where 1.0 is open; draws all anew
ctrl-z     suspend        | releases: 1.0 where 1.0 is open; stops; draws all anew
"#),
    ("a new release", r#"
enter      accept         | releases making: Name (2 of 8) ``
tab        complete       | releases making: Id (1 of 8) `2.5`; nothing
esc        cancel         | releases: 1.0 where 1.0 is open
ctrl-l     redraw         | releases making: Id (1 of 8) `2.5`; draws all anew
ctrl-z     suspend        | releases making: Id (1 of 8) `2.5`; stops; draws all anew
"#),
    ("the day of a new release", r#"
enter      accept         | releases making: Date (4 of 8) `fr`; refuses: `fr` is not a day: write fri, tomorrow, +2w, 12 mar or 2026-12-01
tab        complete       | releases making: Date (4 of 8) `fri`
esc        cancel         | releases making: Version (3 of 8) `2.5.0`
ctrl-l     redraw         | releases making: Date (4 of 8) `fr`; draws all anew
ctrl-z     suspend        | releases making: Date (4 of 8) `fr`; stops; draws all anew
"#),
    ("the release to begin from", r#"
enter      accept         | releases making: Trait(0) (7 of 8) ``
tab        complete       | releases making: From (6 of 8) `0.9`; nothing
esc        cancel         | releases making: Owner (5 of 8) ``
ctrl-l     redraw         | releases making: From (6 of 8) `0.9`; draws all anew
ctrl-z     suspend        | releases making: From (6 of 8) `0.9`; stops; draws all anew
"#),
    ("a trait of a new release", r#"
enter      accept         | releases making: Trait(1) (8 of 8) ``
tab        complete       | releases making: Trait(0) (7 of 8) `no`; nothing
esc        cancel         | releases making: From (6 of 8) `0.9`
ctrl-l     redraw         | releases making: Trait(0) (7 of 8) `no`; draws all anew
ctrl-z     suspend        | releases making: Trait(0) (7 of 8) `no`; stops; draws all anew
"#),
    ("the palette of the releases", r#"
enter      run            | releases making: Id (1 of 8) ``
down       next-found     | releases palette: new-release of 1, typed `new`; nothing
up         previous-found | releases palette: new-release of 1, typed `new`; nothing
esc        cancel         | releases: 1.0 where 1.0 is open
ctrl-l     redraw         | releases palette: new-release of 1, typed `new`; draws all anew
ctrl-z     suspend        | releases palette: new-release of 1, typed `new`; stops; draws all anew
"#),
];
