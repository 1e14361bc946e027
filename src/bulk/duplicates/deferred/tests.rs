use alloc::collections::BTreeMap;

use super::*;

/// A third drawn, so that there are more beginnings than have numbers; each code comes up to four times.
fn codes() -> impl Iterator<Item = [u8; LENGTH]> {
    (0_u64..200_000).map(|row| {
        let number = row * 7_919 % 70_001;
        let text = if number % 3 == 0 {
            alloc::format!("CNTESTH1A001{:017}", u128::from(number) * 0x9E37_79B9 * 7_777_777 % 10_u128.pow(17))
        } else {
            alloc::format!("CNTESTH1A00120260522A{number:08}")
        };
        *text.as_bytes().first_chunk().unwrap()
    })
}

#[test]
fn what_is_found_does_not_depend_on_how_much_memory_there_is() {
    let mut firsts = BTreeMap::new();
    let mut expected: Vec<(u64, u64)> = Vec::new();
    for (row, code) in (1..).zip(codes()) {
        let first = *firsts.entry(code).or_insert(row);
        expected.extend((first != row).then_some((row, first)));
    }
    let unwarned = expected.iter().filter(|it| it.0 % 5 != 0).count() as u64;
    for (memory, store, tells) in [
        (0, None, false),
        (0, None, true),
        (0, Some(Vec::new()), true),
        (1 << 20, Some(Vec::new()), false),
        (1 << 20, Some(Vec::new()), true),
    ] {
        let mut deferred = Deferred::new(memory, store.map(|it| Box::new(it) as AnyStore), tells);
        for (row, code) in (1..).zip(codes()) {
            deferred.note(&code, row, row % 5 == 0);
        }
        let mut summary = Summary::default();
        while deferred.compare(&mut summary) > 0 {}
        assert!(!deferred.space.has_failed);
        assert_eq!((summary.duplicates, summary.warned), (expected.len() as u64, unwarned));
        let mut lookup = deferred.into_lookup();
        let told = (1..=200_000).filter_map(|row| lookup.first(row).map(|first| (row, first)));
        assert!(tells.then_some(&expected).is_none_or(|expected| told.eq(expected.iter().copied())));
    }
}

#[test]
fn a_store_that_fails_is_told() {
    struct Full;
    impl Store for Full {
        fn append(&mut self, _: &[u8]) -> Result<(), StoreFailed> {
            Err(StoreFailed)
        }
        fn read(&mut self, _: u64, _: &mut [u8]) -> Result<(), StoreFailed> {
            Err(StoreFailed)
        }
    }
    let mut deferred = Deferred::new(0, Some(Box::new(Full)), false);
    for (row, code) in (1..).zip(codes()) {
        deferred.note(&code, row, false);
    }
    assert!(deferred.space.has_failed);
}
