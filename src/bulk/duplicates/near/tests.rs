use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::bulk::duplicates::key::Keys;

/// Numbers that look drawn and are the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ mixed >> 31) >> 16).unwrap() % limit
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }
}

type Code = [u8; LENGTH];

const BASE_34: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

fn code(text: &str) -> Code {
    *text.as_bytes().first_chunk().unwrap()
}

/// Consecutive numbers after a beginning, in the digits given.
fn fleet(beginning: &str, digits: &[u8], from: usize, count: usize) -> Vec<Code> {
    let consecutive = (from..from + count).map(|mut number| {
        let mut code = [b'0'; LENGTH];
        for place in code[beginning.len()..].iter_mut().rev() {
            *place = digits[number % digits.len()];
            number /= digits.len();
        }
        code[..beginning.len()].copy_from_slice(beginning.as_bytes());
        code
    });
    consecutive.collect()
}

/// Codes of the same maker with serials that are drawn.
fn drawn(draw: &mut Draw, count: usize) -> Vec<Code> {
    let mut one = || {
        let mut code = code("CNTESTH1A00100000000000000000");
        code[MAKE..].fill_with(|| BASE_34[draw.below(BASE_34.len())]);
        code
    };
    (0..count).map(|_| one()).collect()
}

fn found(codes: &[Code]) -> Vec<[Code; 2]> {
    let mut keys = Keys::default();
    let mut all: Vec<Key> = codes.iter().filter_map(|code| keys.of(code)).collect();
    all.sort_unstable();
    all.dedup();
    let ranked = Ranked::new(&keys, all);
    pairs(&ranked).into_iter().map(|pair| pair.map(|key| ranked.code(key))).collect()
}

fn spelled(pairs: &[[Code; 2]]) -> Vec<[String; 2]> {
    pairs.iter().take(5).map(|pair| pair.map(|code| String::from_utf8_lossy(&code).into_owned())).collect()
}

/// Fleets as makers count them: how they begin, how long, from where, in which digits.
fn fleets(draw: &mut Draw, beginnings: &[&str]) -> Vec<Vec<Code>> {
    let mut all = Vec::new();
    for beginning in beginnings {
        for digits in [&BASE_34[..10], BASE_34, b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", &BASE_34[..16]] {
            for count in [1, 2, 3, 10, 11, 33, 35, 99, 101, 340, 1_157, 2_500] {
                for from in [0, 1, 8, 95, 990, 9_990, draw.below(60_000)] {
                    all.push(fleet(beginning, digits, from, count));
                }
            }
        }
    }
    all
}

#[test]
fn fleets_of_consecutive_serials_are_sound_with_gaps_too() {
    let mut draw = Draw(1);
    for kept in [100, 90, 50, 10, 1] {
        for mut fleet in fleets(&mut draw, &["CNTESTH1A001"]) {
            fleet.retain(|_| draw.below(100) < kept);
            let found = found(&fleet);
            assert!(found.is_empty(), "{kept} %: {:?}", spelled(&found));
        }
    }
}

#[test]
fn fleets_mixed_and_shuffled_are_sound() {
    let mut draw = Draw(2);
    let beginnings = [
        "CNTESTH1A001",
        "CNTESTH1A00120260522A",
        "CNTESTH1A00120260523A",
        "CNTESTH1A00120260528A",
        "CNTESTH1A00120260522C",
        "CNTESTH1A007",
        "CNTESTR2B010X9",
        "DETESTH1A001",
    ];
    let mut all = fleets(&mut draw, &beginnings);
    all.retain(|fleet| fleet.len() >= CROWD);
    for kept in [100, 90, 70, 50] {
        for _ in 0..50 {
            let some = 2 + draw.below(6);
            let mut mixed: Vec<Code> = (0..some).flat_map(|_| all[draw.below(all.len())].clone()).collect();
            mixed.retain(|_| draw.below(100) < kept);
            draw.shuffle(&mut mixed);
            let found = found(&mixed);
            assert!(found.is_empty(), "{kept} %: {:?}", spelled(&found));
        }
    }
}

/// A code with one character replaced, or two neighbours swapped, anywhere behind the country.
fn mistyped(draw: &mut Draw, code: &Code) -> Code {
    let mut wrong = *code;
    while wrong == *code {
        if draw.below(4) == 0 {
            let place = 2 + draw.below(LENGTH - 3);
            wrong.swap(place, place + 1);
        } else {
            wrong[2 + draw.below(LENGTH - 2)] = BASE_34[draw.below(BASE_34.len())];
        }
    }
    wrong
}

/// How many of a thousand errors, of which so many come to a file, are found; pairs without an error are false.
fn per_thousand(draw: &mut Draw, at_once: usize, mut codes: impl FnMut(&mut Draw) -> Vec<Code>) -> (usize, usize) {
    let (mut hits, mut alarms) = (0, 0);
    for _ in 0..1_000 / at_once {
        let mut codes = codes(draw);
        let planted: Vec<[Code; 2]> = (0..at_once)
            .map(|_| {
                let right = codes[draw.below(codes.len())];
                [mistyped(draw, &right), right]
            })
            .collect();
        codes.extend(planted.iter().map(|pair| pair[0]));
        draw.shuffle(&mut codes);
        let mut found = found(&codes);
        for pair in &mut found {
            pair.sort_unstable();
        }
        found.sort_unstable();
        found.dedup();
        let is_planted = |pair: &[Code; 2]| planted.iter().any(|it| *it == *pair || [it[1], it[0]] == *pair);
        hits += found.iter().filter(|pair| is_planted(pair)).count();
        // Two errors in the same code can be near each other.
        let is_wrong = |code: &Code| planted.iter().any(|it| it[0] == *code);
        alarms += found.iter().filter(|pair| !pair.iter().any(is_wrong)).count();
    }
    (hits, alarms)
}

/// Part of the table of the module's documentation, by other draws, so with room of some 5 % (a thousand draws vary
/// by 26, twice the standard deviation).
#[test]
fn most_typing_errors_are_found() {
    const BEGINNING: &str = "CNTESTH1A00120260522A";
    let mut draw = Draw(3);
    for (count, at_once, least) in [(20, 1, 650), (20, 10, 600), (100, 1, 770), (100, 10, 710), (1_000, 10, 700)] {
        let counted = |digits| per_thousand(&mut Draw(4), at_once, |_| fleet(BEGINNING, digits, 1, count));
        let with_gaps = |draw: &mut Draw| {
            let mut codes = fleet(BEGINNING, &BASE_34[..10], 1, count);
            codes.retain(|_| draw.below(10) < 7);
            codes
        };
        let all = [
            counted(&BASE_34[..10]),
            counted(BASE_34),
            per_thousand(&mut draw, at_once, with_gaps),
            per_thousand(&mut draw, at_once, |draw| drawn(draw, count)),
        ];
        assert!(all.iter().all(|&(hits, alarms)| hits >= least && alarms == 0), "{count}, {at_once}: {all:?}");
    }
}

#[test]
fn what_is_a_pair_and_what_is_not() {
    let ten = fleet("CNTESTH1A00120260522A", &BASE_34[..10], 1, 30);
    let with = |text: &str| [&ten[..], &[code(text)]].concat();
    for stranger in ["CNTESTH1A00120260522A00500017", "CNTESTH7A00120260522A00000017"] {
        assert_eq!(found(&with(stranger)).len(), 1, "{stranger}");
    }
    // Two neighbours swapped.
    assert_eq!(found(&with("CNTESTH1A01020260522A00000017")).len(), 1);
    // The next line, the next of a run, the first of a line of its own.
    for sound in ["CNTESTH1A00120260522B00000017", "CNTESTH1A00120260522A00000031", "CNTESTH1A00120260522C00000001"] {
        assert!(found(&with(sound)).is_empty(), "{sound}");
    }
    assert!(found(&[]).is_empty() && found(&ten[..1]).is_empty());
}
