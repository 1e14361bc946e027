//! How bad each issue is, where the rules say otherwise than the list of issues.

use core::fmt;

use crate::issue::{IssueCode, Severity};

/// Severities by issue code, as a rules document sets them.
///
/// ```
/// use humanoid_id::{check, IssueCode, Ruleset, Severity, Status};
/// let mut rules = Ruleset::default();
/// assert!(rules.severities.set(IssueCode::CountryNotCn, Some(Severity::Error)));
/// assert_eq!(check("FRTESTH1A00120260522A00000001", &rules).status, Status::Invalid);
/// // A text that is no code stays none, whatever the rules call it.
/// assert!(!rules.severities.set(IssueCode::TooLong, None));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Severities([u8; IssueCode::ALL.len()]);

/// What stands for a severity in the table; 0 leaves it as it is.
const OFF: u8 = 4;

impl Severities {
    /// Every issue as bad as the list of issues and the other options say.
    pub const AS_LISTED: Self = Self([0; IssueCode::ALL.len()]);

    /// The issues whose severity is a matter of the rules. Whatever else is an error says that a text is no code at all; what
    /// is said of rows of a file beside their codes, such as duplicates, is counted and changes no verdict.
    pub const SETTABLE: [IssueCode; 15] = [
        IssueCode::AmbiguousLetter,
        IssueCode::CountryNotLetters,
        IssueCode::CountryUnassigned,
        IssueCode::CountryUserAssigned,
        IssueCode::CountryReserved,
        IssueCode::CountryWithdrawn,
        IssueCode::CountryNotCn,
        IssueCode::PlaceholderSegment,
        IssueCode::EnterpriseUnknown,
        IssueCode::ModelUnknown,
        IssueCode::EnterpriseRetired,
        IssueCode::ModelRetired,
        IssueCode::ModelLayoutMismatch,
        IssueCode::SerialLayoutMismatch,
        IssueCode::CheckCharacterWrong,
    ];

    /// Set how bad an issue is; `None` leaves it out of every report. Whether it can be set.
    pub fn set(&mut self, code: IssueCode, severity: Option<Severity>) -> bool {
        let is_settable = Self::SETTABLE.contains(&code);
        if let Some(place) = self.0.get_mut(code as usize).filter(|_| is_settable) {
            *place = severity.map_or(OFF, |severity| severity as u8 + 1);
        }
        is_settable
    }

    /// What is set for an issue, if anything is; the inner `None` leaves it out.
    #[must_use]
    pub fn get(&self, code: IssueCode) -> Option<Option<Severity>> {
        match self.0.get(code as usize).copied().unwrap_or_default() {
            0 => None,
            set => Some(Severity::ALL.get(usize::from(set) - 1).copied()),
        }
    }

    /// How bad an issue is that would be so bad; `None` where it is left out.
    #[must_use]
    #[inline]
    pub fn settle(&self, code: IssueCode, otherwise: Severity) -> Option<Severity> {
        self.get(code).unwrap_or(Some(otherwise))
    }

    /// The issues that are set, in the order of their list.
    pub fn iter(&self) -> impl Iterator<Item = (IssueCode, Option<Severity>)> {
        IssueCode::ALL.iter().filter_map(|code| Some((*code, self.get(*code)?)))
    }
}

impl Default for Severities {
    fn default() -> Self {
        Self::AS_LISTED
    }
}

impl fmt::Debug for Severities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|(code, severity)| (code.id(), severity))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_got_and_nothing_else() {
        for code in Severities::SETTABLE {
            for severity in [None, Some(Severity::Info), Some(Severity::Warning), Some(Severity::Error)] {
                let mut severities = Severities::default();
                assert!(severities.set(code, severity));
                assert_eq!(severities.iter().collect::<alloc::vec::Vec<_>>(), [(code, severity)]);
                assert_eq!(severities.settle(code, Severity::Info), severity);
            }
        }
        let mut severities = Severities::default();
        for code in IssueCode::ALL.iter().filter(|code| !Severities::SETTABLE.contains(code)) {
            assert!(!severities.set(*code, None), "{}", code.id());
        }
        assert_eq!(severities, Severities::AS_LISTED);
    }
}
