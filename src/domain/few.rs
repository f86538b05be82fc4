//! Lists that nearly always hold nothing.
//!
//! What they are lists of is not known here. Invariant: a list without an entry is one without room.

use std::ops::Deref;

/// A list that nearly always holds nothing, and then takes the room of one word: of thousands of items
/// a few have an earlier id, a condition or paths to watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Few<T>(Option<Box<Box<[T]>>>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], |some| some)
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(list: Vec<T>) -> Self {
        Self((!list.is_empty()).then(|| Box::new(list.into())))
    }
}

impl<T, const N: usize> From<[T; N]> for Few<T> {
    fn from(list: [T; N]) -> Self {
        Vec::from(list).into()
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(list: I) -> Self {
        Vec::from_iter(list).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_is_the_same_however_it_was_made_and_takes_a_word() {
        assert_eq!(Few::<u8>::from([]), Few::default());
        assert_eq!(Few::<u8>::default().iter().next(), None);
        assert_eq!(size_of::<Few<String>>(), size_of::<usize>());
    }

    #[test]
    fn what_it_holds_stays_in_order() {
        assert_eq!(*Few::from([3, 1, 2]), [3, 1, 2]);
    }
}
