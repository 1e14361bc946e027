//! Check characters held against two others: a file that python-stdnum wrote (`scripts/check_character_vectors.py`), and
//! the crate `iso-7064`.

use std::collections::BTreeSet;

use humanoid_id::check_character::{System, vin};
use iso_7064::extra::LUHN;
use iso_7064::{MOD11_2, MOD11_10, MOD27_26, MOD37_2, MOD37_36, MOD97_10, MOD661_26, MOD1271_36};
use proptest::prelude::*;

const VECTORS: &str = include_str!("vectors/check_characters.tsv");

/// The file, or another one that the oracle wrote just now; see `scripts/check-characters.mjs`.
fn vectors() -> String {
    std::env::var("CHECK_CHARACTERS")
        .map_or_else(|_| VECTORS.into(), |path| std::fs::read_to_string(path).expect("a file of vectors"))
}

#[test]
fn check_characters_are_those_of_python_stdnum() {
    let mut seen = BTreeSet::new();
    for line in vectors().lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<_> = line.split('\t').collect();
        let &[name, payload, check] = fields.as_slice() else { panic!("three fields: {line}") };
        seen.insert(name.to_string());
        if name == "vin" {
            assert_eq!(vin(payload.as_bytes()), Some(check.as_bytes()[0]), "{line}");
            continue;
        }
        let system = System::from_name(name).expect(name);
        let computed = system.compute(payload.as_bytes()).expect(line);
        assert_eq!(computed.as_str(), check, "{line}");
        assert!(system.verify(format!("{payload}{check}").as_bytes()), "{line}");
    }
    let without_vectors: Vec<_> = System::ALL.iter().filter(|system| !seen.contains(system.name())).collect();
    assert_eq!(without_vectors, [&System::Mod661_26, &System::Mod1271_36], "these two the crate answers for");
}

/// What the crate computes; `None` for the systems that it does not have.
fn crate_computes(system: System, payload: &str) -> Option<String> {
    macro_rules! ask {
        ($($ours:ident $theirs:ident,)*) => {
            match system {
                $(System::$ours => $theirs.compute(payload).expect("of the alphabet").iter().collect(),)*
                System::Verhoeff | System::Damm | System::Gb32100 | System::Gb11714 => return None,
            }
        };
    }
    Some(ask! {
        Mod11_2 MOD11_2, Mod37_2 MOD37_2, Mod97_10 MOD97_10, Mod661_26 MOD661_26, Mod1271_36 MOD1271_36,
        Mod11_10 MOD11_10, Mod27_26 MOD27_26, Mod37_36 MOD37_36, Luhn LUHN,
    })
}

proptest! {
    #[test]
    fn check_characters_are_those_of_the_crate(places in prop::collection::vec(0..36_usize, 1..40)) {
        for &system in System::ALL {
            let alphabet = system.payload_alphabet().as_bytes();
            let payload: String = places.iter().map(|place| char::from(alphabet[place % alphabet.len()])).collect();
            let computed = system.compute(payload.as_bytes()).expect("of the alphabet");
            let whole = format!("{payload}{computed}");
            prop_assert!(system.verify(whole.as_bytes()), "{} under {}", whole, system.name());
            if let Some(theirs) = crate_computes(system, &payload) {
                prop_assert_eq!(computed.as_str(), theirs, "{} under {}", payload, system.name());
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(text in prop::collection::vec(any::<u8>(), 0..64)) {
        for &system in System::ALL {
            let _ = system.compute(&text);
            let _ = system.verify(&text);
        }
        let _ = vin(&text);
    }
}
