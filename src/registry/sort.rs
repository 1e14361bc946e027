//! Keys and their entries, brought in order.

use crate::registry::Entry;
use crate::registry::key::Key;

/// By key, and entries of one key in the order of the document. A heap sort: the library's would weigh 4 kB in the
/// module, and what a stranger sends must not make it slow.
pub(super) fn sort(keys: &mut [Key], entries: &mut [Entry]) {
    let mut heap = Heap { keys, entries };
    let length = heap.keys.len();
    if (1..length).all(|at| heap.order(at - 1) <= heap.order(at)) {
        return;
    }
    for root in (0..length / 2).rev() {
        heap.sink(root, length);
    }
    for end in (1..length).rev() {
        heap.swap(0, end);
        heap.sink(0, end);
    }
}

struct Heap<'a> {
    keys: &'a mut [Key],
    entries: &'a mut [Entry],
}

impl Heap<'_> {
    fn order(&self, at: usize) -> Option<(Key, u32)> {
        Some((*self.keys.get(at)?, self.entries.get(at)?.index))
    }

    fn swap(&mut self, one: usize, other: usize) {
        self.keys.swap(one, other);
        self.entries.swap(one, other);
    }

    /// Let one sink to its place below, among the first so many.
    fn sink(&mut self, mut root: usize, end: usize) {
        loop {
            let left = 2 * root + 1;
            if left >= end {
                return;
            }
            let right = left + 1;
            let larger = if right < end && self.order(right) > self.order(left) { right } else { left };
            if self.order(root) >= self.order(larger) {
                return;
            }
            self.swap(root, larger);
            root = larger;
        }
    }
}
