//! Which of several editions a code fits, and which of them counts.
//!
//! A code is held against the rules that were in force when it was given out. The day that is asked for tells which those
//! are, or else the code's own date, where its maker's layout has one. Where neither tells, the code may fit any of them.

use alloc::vec::Vec;

use crate::check::{HumanoidId, Status, Text, check};
use crate::editions::{Edition, Editions};
use crate::meaning::decode::decode;
use crate::registry::layout::field::{Field, Kind};
use crate::registry::{Day, Days, Knowledge, Meaning, answer};

/// How a code stands under several editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionFit<'e> {
    /// Every edition with what the code is under its rules, in the order of the editions.
    pub each: Vec<(&'e Edition, Status)>,
    /// The edition that counts.
    pub chosen: &'e Edition,
    /// Why that one counts.
    pub by: ChosenBy,
}

/// What chose an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChosenBy {
    /// It was in force on the day that was asked for.
    Day,
    /// It was in force on the code's own date.
    Code,
    /// No day is known, and it is the newest that the code fits.
    Fit,
    /// No day is known and the code fits none: it is the newest.
    Newest,
}

impl ChosenBy {
    /// Every one there is.
    pub const ALL: [Self; 4] = [Self::Day, Self::Code, Self::Fit, Self::Newest];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Code => "code",
            Self::Fit => "fit",
            Self::Newest => "newest",
        }
    }
}

impl Editions {
    /// Hold a text against each edition, and tell which one counts: the edition in force on the day that is asked for, or
    /// on the code's own date where the layout of its maker has one; else the newest that the code fits. `None` of no
    /// editions, of which none can be made.
    ///
    /// ```
    /// use humanoid_id::{ChosenBy, Edition, Editions, Knowledge, RULESET_ID, Status};
    /// let old = Edition::published(RULESET_ID).unwrap();
    /// let mut new = Edition { id: "new".into(), valid_from: Some("2027-01-01".into()), ..old.clone() };
    /// new.rules.alphabets.enterprise = humanoid_id::Alphabet::DIGITS;
    /// let editions = Editions::new(vec![old, new]).unwrap();
    ///
    /// let fit = editions.fit("CNTESTH1A00120260522A00000001", Knowledge::default()).unwrap();
    /// assert_eq!(fit.each.iter().map(|it| it.1).collect::<Vec<_>>(), [Status::Valid, Status::Invalid]);
    /// assert_eq!((fit.chosen.id.as_str(), fit.by), (RULESET_ID, ChosenBy::Fit));
    /// ```
    #[must_use]
    pub fn fit(&self, text: impl Text, knowledge: Knowledge<'_, '_>) -> Option<EditionFit<'_>> {
        let mut dates = None;
        let each: Vec<(&Edition, Status)> = self
            .iter()
            .map(|edition| {
                let decoded = decode(text, &edition.rules, knowledge);
                if let Some(decoded) = &decoded {
                    dates = dates.take().or_else(|| own_dates(&decoded.id, knowledge));
                }
                (edition, decoded.map_or_else(|| check(text, &edition.rules).status, |it| it.status))
            })
            .collect();
        let of_day = knowledge.on.and_then(|day| self.on(&day));
        // A day that is asked for decides alone.
        let of_code = dates.filter(|_| knowledge.on.is_none()).and_then(|(first, last)| self.within(&first, &last));
        let newest = |is_wanted: &dyn Fn(Status) -> bool| {
            let wanted = each.iter().filter(|(_, status)| is_wanted(*status)).map(|(edition, _)| *edition);
            wanted.max_by(|one, other| one.valid_from.cmp(&other.valid_from))
        };
        let (chosen, by) = [
            (of_day, ChosenBy::Day),
            (of_code, ChosenBy::Code),
            (newest(&|status| status == Status::Valid), ChosenBy::Fit),
            (newest(&|_| true), ChosenBy::Newest),
        ]
        .into_iter()
        .find_map(|(edition, by)| Some((edition?, by)))?;
        Some(EditionFit { each, chosen, by })
    }
}

/// The first and the last day of a code's own date: the one that a layout calls its production, else the only one there is.
pub(crate) fn own_dates(id: &HumanoidId, knowledge: Knowledge<'_, '_>) -> Option<(Day, Day)> {
    let answer = answer(knowledge.registries, id.as_bytes());
    let days = answer.production(id.as_bytes()).or_else(|| {
        let is_date = |field: &&Field| matches!(field.kind, Kind::Date(_));
        let mut dates = answer.layouts.into_iter().flatten().flat_map(|layout| &layout.fields).filter(is_date);
        let (date, None) = (dates.next()?, dates.next()) else { return None };
        match date.read(id.as_bytes()) {
            Ok(Some(Meaning::Date(iso))) => Days::of(&iso),
            _ => None,
        }
    })?;
    Some((Day::new(&days.first)?, Day::new(&days.last)?))
}
