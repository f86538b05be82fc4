//! Files of several places as one: nothing lost, nothing doubled, the same bytes everywhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::bundle::{Bundle, Content, Joined};
use super::*;

const WRITER: &str = "0000000000000007";

/// A place with one file, which git has where it has an id.
fn place(bytes: &[u8], id: Option<char>) -> Bundle {
    let mut bundle = Bundle::default();
    let id = id.map(|digit| digit.to_string().repeat(40).parse().unwrap());
    let name = (WRITER, "next.1.jsonl");
    assert!(bundle.put(
        name,
        "origin/gonogo:next.1.jsonl".into(),
        bytes.to_vec(),
        id
    ));
    bundle
}

fn bytes(joined: &Joined) -> Vec<u8> {
    let read = joined.files.iter().map(|file| match &file.content {
        Content::New(bytes) => bytes.to_vec(),
        Content::Kept(id) => format!("kept {id}").into_bytes(),
    });
    read.collect::<Vec<_>>().concat()
}

#[test]
fn of_a_file_that_differs_every_change_is_kept_once_and_in_order() {
    let (ours, theirs) = (
        place(&lines([1, 3, 4]), None),
        place(&lines([2, 1, 4]), Some('a')),
    );
    let joined = Bundle::join(&[&ours, &theirs]);
    assert_eq!(bytes(&joined), lines(1..=4));
    let reading = joined.bundle.read(&release("next"));
    assert_eq!(clocks(&reading), [1, 2, 3, 4]);
    assert_eq!(reading.findings, []);
    let file = &joined.files[0];
    assert_eq!(
        (file.writer.as_str(), file.name.as_str()),
        (WRITER, "next.1.jsonl")
    );
}

#[test]
fn what_git_has_already_is_not_kept_anew() {
    let theirs = place(&lines(1..=4), Some('a'));
    let kept = format!("kept {}", "a".repeat(40)).into_bytes();
    for ours in [
        lines(1..=4),
        lines([2, 4]),
        Vec::new(),
        b"{\"v\":1,\"id".to_vec(),
    ] {
        let ours = place(&ours, None);
        for order in [[&ours, &theirs], [&theirs, &ours]] {
            let joined = Bundle::join(&order);
            assert_eq!(bytes(&joined), kept);
            assert!(theirs.holds_exactly(&joined.files));
        }
    }
    let joined = Bundle::join(&[&place(&lines(1..=5), None), &theirs]);
    assert!(!theirs.holds_exactly(&joined.files));
}

#[test]
fn what_is_no_change_is_left_out_and_told() {
    let torn = &line(&event(9))[..30];
    let damaged = [&lines([1, 2])[..], b"garbage\n", torn].concat();
    let joined = Bundle::join(&[&place(&lines([1]), None), &place(&damaged, Some('a'))]);
    assert_eq!(bytes(&joined), lines([1, 2]));
    let told: Vec<_> = joined.bundle.findings.iter().map(|f| f.severity).collect();
    assert_eq!(told, [Severity::Warning, Severity::Warning]);
    // On this machine it is told whenever it is read, and nothing of it is sent.
    let joined = Bundle::join(&[&place(&damaged, None)]);
    assert_eq!(
        (bytes(&joined), joined.bundle.findings),
        (lines([1, 2]), Vec::new())
    );
    let joined = Bundle::join(&[&place(b"garbage", None)]);
    assert!(joined.files.is_empty());
}

#[test]
fn two_changes_of_one_id_both_stay_and_are_told() {
    let other = Event {
        by: "Eve".into(),
        ..event(1)
    };
    let (one, two) = (place(&lines([1]), None), place(&line(&other), Some('a')));
    let joined = Bundle::join(&[&one, &two]);
    assert_eq!(bytes(&Bundle::join(&[&two, &one])), bytes(&joined));
    let reading = joined.bundle.read(&release("next"));
    assert_eq!(errors(&reading).len(), 1, "{reading:?}");
}

#[test]
fn a_newer_programs_changes_travel_as_they_are() {
    let newer = summed(
        "{\"v\":2,\"id\":\"00000000000000000000000000000009\",\"writer\":\"0000000000000007\",\
         \"clock\":2,\"changes\":{\"of\":\"another shape\"}}",
    );
    let ours = place(&[lines([1, 3]), newer.clone()].concat(), None);
    let theirs = place(&lines([1]), Some('a'));
    let joined = Bundle::join(&[&ours, &theirs]);
    assert_eq!(bytes(&joined), [lines([1]), newer, lines([3])].concat());
    let (events, unknown) = Bundle::beyond(&[&ours], &[&theirs]);
    assert_eq!((events, unknown), (vec![event(3)], 1));
}

#[test]
fn only_what_others_lack_is_beyond_them() {
    let (ours, theirs) = (place(&lines([3, 1, 2]), None), place(&lines([2]), None));
    assert_eq!(Bundle::beyond(&[&ours], &[&theirs]).0, [event(1), event(3)]);
    assert_eq!(Bundle::beyond(&[&theirs], &[&ours]).0, []);
    assert_eq!(Bundle::beyond(&[&ours, &ours], &[]).0.len(), 3);
    assert!(!Bundle::default().put(("../x", "next.1.jsonl"), String::new(), Vec::new(), None));
    assert!(!Bundle::default().put((WRITER, "../x.1.jsonl"), String::new(), Vec::new(), None));
}

proptest! {
    #[test]
    fn any_split_order_and_number_of_copies_joins_to_the_same_bytes(
        parts in prop::collection::vec(
            (prop::collection::vec(1_u64..40, 0..20), prop::option::of(prop::char::range('a', 'f'))),
            1..5,
        ),
        turn in 0_usize..5,
    ) {
        let places: Vec<_> = parts
            .iter()
            .map(|(numbers, id)| place(&lines(numbers.iter().copied()), *id))
            .collect();
        let mut turned: Vec<&Bundle> = places.iter().collect();
        let expected: BTreeSet<u64> = parts.iter().flat_map(|(numbers, _)| numbers.clone()).collect();
        let joined = Bundle::join(&turned);
        let read = |joined: &Joined| clocks(&joined.bundle.read(&release("next")));
        prop_assert_eq!(read(&joined), expected.into_iter().collect::<Vec<_>>());
        let middle = turn % turned.len();
        turned.rotate_left(middle);
        turned.push(turned[0]);
        let again = Bundle::join(&turned);
        prop_assert_eq!(read(&again), read(&joined));
        // Whatever was joined before, with what was joined from it, gives the same again.
        let whole = |joined: &Joined| -> Vec<Arc<Vec<u8>>> {
            joined.bundle.pages.iter().map(|page| Arc::clone(&page.bytes)).collect()
        };
        let step = Bundle::join(&[&joined.bundle, turned[0]]);
        if parts.len() > 1 {
            prop_assert_eq!(whole(&again), whole(&joined));
            prop_assert_eq!(whole(&step), whole(&joined));
        }
    }
}
