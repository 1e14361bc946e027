//! Codes for tests: well formed, and visibly nobody's.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::check::{HumanoidId, Shape};
use crate::format::{Alphabet, OptionError, Segment, quoted};

/// What samples are to be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How many; a million at most.
    pub count: usize,
    /// The same seed gives the same codes.
    pub seed: u64,
    /// Their enterprise: four of `0-9A-Z`.
    pub enterprise: String,
    /// Under the country `ZZ`, which ISO 3166 leaves to users and never assigns: no such code can ever be given to a
    /// robot, and none is valid but with the option `allowUserAssigned`.
    pub never_real: bool,
}

impl Default for Sample {
    fn default() -> Self {
        Self { count: 1, seed: 0, enterprise: "TEST".into(), never_real: false }
    }
}

const MOST: usize = 1_000_000;

/// Codes for tests, valid under the default rules (unless they are to be never real), without any remark but those that
/// the enterprise asked for causes, such as `0000`.
///
/// # Errors
/// [`OptionError`] where the count is too large, or the enterprise is not four of `0-9A-Z`.
///
/// ```
/// use humanoid_id::{sample, Sample};
/// let codes = sample(&Sample { count: 3, seed: 7, ..Sample::default() })?;
/// assert!(codes.iter().all(|code| code.enterprise() == "TEST"));
/// # Ok::<(), humanoid_id::OptionError>(())
/// ```
pub fn sample(wanted: &Sample) -> Result<Vec<HumanoidId>, OptionError> {
    let error = |option: &str, expected: String, found: String| {
        Err(OptionError { option: option.to_string(), found, expected })
    };
    if wanted.count > MOST {
        return error("count", "at most 1000000".to_string(), wanted.count.to_string());
    }
    let enterprise = wanted.enterprise.as_bytes();
    let fits = enterprise.iter().all(|&byte| Alphabet::ALNUM36.contains(byte));
    if enterprise.len() != Segment::Enterprise.width() || !fits {
        return error("enterprise", "4 of 0-9A-Z".to_string(), quoted(&wanted.enterprise));
    }
    let country = if wanted.never_real { b"ZZ" } else { b"CN" };
    let mut random = SplitMix64(wanted.seed);
    let codes = (0..wanted.count).map(|_| {
        let start = country.iter().chain(enterprise).copied();
        let shape: Shape = start.chain(filler(Segment::Model, &mut random)).collect();
        let shape = filler(Segment::Serial, &mut random).fold(shape, Shape::with);
        HumanoidId::from_checked(&shape)
    });
    Ok(codes.collect())
}

/// A letter, a digit, then either: never one character repeated, and never I, O or Q.
fn filler(segment: Segment, random: &mut SplitMix64) -> impl Iterator<Item = u8> {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
    const DIGITS: &[u8] = b"0123456789";
    const EITHER: &[u8] = b"0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
    (0..segment.width()).map(move |place| match place {
        0 => random.pick(LETTERS),
        1 => random.pick(DIGITS),
        _ => random.pick(EITHER),
    })
}

/// Sebastiano Vigna's generator: five lines, no state but a counter, good enough to spread test data.
struct SplitMix64(u64);

impl SplitMix64 {
    fn pick(&mut self, from: &[u8]) -> u8 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let number = (mixed ^ (mixed >> 31)) >> 32;
        // The upper half scaled to the length: an index below it.
        let index = usize::try_from((number * from.len() as u64) >> 32).unwrap_or_default();
        from.get(index).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Status, check};
    use crate::format::Ruleset;

    #[test]
    fn samples_are_valid_without_a_remark_and_differ() {
        let mut codes = sample(&Sample { count: 5000, ..Sample::default() }).unwrap();
        for code in &codes {
            let report = check(code.as_str(), &Ruleset::default());
            assert_eq!((report.status, report.issues), (Status::Valid, Vec::new()));
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 5000);
    }

    #[test]
    fn what_is_never_real_is_valid_only_by_an_option() {
        let code = sample(&Sample { never_real: true, ..Sample::default() }).unwrap()[0];
        assert_eq!(check(code.as_str(), &Ruleset::default()).status, Status::Invalid);
        let lax = Ruleset { allow_user_assigned: true, ..Ruleset::default() };
        assert_eq!(check(code.as_str(), &lax).id, Some(code));
    }

    #[test]
    fn wrong_wishes_are_named() {
        let wish = Sample { enterprise: "TES".into(), ..Sample::default() };
        assert_eq!(sample(&wish).unwrap_err().option, "enterprise");
        assert_eq!(sample(&Sample { count: MOST + 1, ..Sample::default() }).unwrap_err().option, "count");
    }
}
