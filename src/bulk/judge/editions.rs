//! Several editions of the rules in one file: each code is held against the one that counts for it.
//!
//! Where registries are asked, a code's own date may tell the edition; else it is the newest that the code fits.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::Judge;
use crate::bulk::judge::registries::Registries;
use crate::bulk::judge::verdict::{CellReport, Judged, RowStatus};
use crate::bulk::rows::splitter::RawRow;
use crate::bulk::summary::Summary;
use crate::check::{HumanoidId, Shape};
use crate::editions::Editions;
use crate::format::{LENGTH, Ruleset};

/// The editions beside the one whose judge is asked first.
pub(super) struct ByEdition {
    editions: Editions,
    /// Their places in the order given, by which they are asked: the newest first.
    order: Vec<usize>,
    /// The judges of all but the first, in that order.
    others: Vec<Judge>,
    /// How many good codes each edition but the first had, in the order given.
    counts: Vec<u64>,
}

impl ByEdition {
    /// The judge of the edition that is asked first, with the others beside.
    pub fn judge(editions: &Editions, order: Vec<usize>, make: &dyn Fn(&Ruleset) -> Judge) -> Judge {
        let mut judges = order.iter().filter_map(|place| editions.iter().nth(*place)).map(|it| make(&it.rules));
        let first = judges.next().unwrap_or_else(|| make(&Ruleset::DEFAULT));
        let (others, counts) = (judges.collect(), editions.iter().map(|_| 0).collect());
        let by_edition = Self { editions: editions.clone(), order, others, counts };
        Judge { by_edition: Some(Box::new(by_edition)), ..first }
    }

    /// The same with other judges.
    pub fn again(&self, make: &dyn Fn(&Ruleset) -> Judge) -> Judge {
        Self::judge(&self.editions, self.order.clone(), make)
    }

    /// The identifier of an edition, by its place in the order given.
    pub fn id(&self, place: usize) -> Option<&str> {
        self.editions.iter().nth(place).map(|it| it.id.as_str())
    }

    /// The judge of an edition, by its place in the order given; `None` of the one that is asked first.
    pub fn judge_of(&self, place: usize) -> Option<&Judge> {
        let asked = self.order.iter().position(|given| *given == place)?;
        self.others.get(asked.checked_sub(1)?)
    }

    /// The rules of all but the first.
    pub fn rules(&self) -> impl Iterator<Item = &Ruleset> {
        self.others.iter().map(|judge| &judge.rules)
    }

    pub fn count(&mut self, summary: &mut Summary) {
        self.others.iter_mut().for_each(|judge| judge.count(summary));
        // Rows that there is nothing to say about pass without being judged here, and are good by the first.
        summary.count_editions(&self.counts, self.order.first().copied().unwrap_or_default());
        self.counts.fill(0);
    }

    /// The verdict on a row, by the judge of the first edition and by those here.
    pub fn row(&mut self, first: &mut Judge, bytes: &[u8], record: &RawRow) -> Judged {
        let (mut judged, mut place) = (first.row_by_these(bytes, record), 0);
        if judged.code.is_none() && judged.verdict.status == RowStatus::Invalid {
            let fitting = self.others.iter_mut().zip(1..).find_map(|(other, place)| {
                let judged = other.row_by_these(bytes, record);
                judged.code.is_some().then_some((judged, place))
            });
            (judged, place) = fitting.unwrap_or((judged, place));
        }
        let of_date = judged.code.as_ref().and_then(|code| self.of_date(first, code));
        if let Some(other) = of_date.filter(|other| *other != place) {
            place = other;
            judged = match self.others.get_mut(place.wrapping_sub(1)) {
                Some(other) => other.row_by_these(bytes, record),
                None => first.row_by_these(bytes, record),
            };
        }
        let given = self.order.get(place).copied();
        if judged.code.is_some() && place > 0 {
            if let Some(count) = given.and_then(|place| self.counts.get_mut(place)) {
                *count += 1;
            }
        }
        if let Some(cell) = &mut judged.cell {
            cell.edition = given;
        }
        judged
    }

    /// The same with everything there is to say.
    pub fn report(&self, first: &Judge, bytes: &[u8], record: &RawRow) -> CellReport {
        let (mut cell, mut place) = (first.report_by_these(bytes, record), 0);
        if cell.report.id.is_none() {
            let fitting = self.others.iter().zip(1..).find_map(|(other, place)| {
                let cell = other.report_by_these(bytes, record);
                cell.report.id.is_some().then_some((cell, place))
            });
            (cell, place) = fitting.unwrap_or((cell, place));
        }
        let of_date = cell.report.id.and_then(|id| self.of_date(first, id.as_bytes()));
        if let Some(other) = of_date.filter(|other| *other != place) {
            place = other;
            cell = match self.others.get(place.wrapping_sub(1)) {
                Some(other) => other.report_by_these(bytes, record),
                None => first.report_by_these(bytes, record),
            };
        }
        CellReport { edition: self.order.get(place).copied(), ..cell }
    }

    /// The place, in the order of the judges, of the edition that a code's own date tells.
    fn of_date(&self, first: &Judge, code: &[u8; LENGTH]) -> Option<usize> {
        let registries: &Registries = first.makes.as_ref()?.registries();
        let id = HumanoidId::from_checked(&Shape { bytes: *code, len: LENGTH });
        let (from, to) = registries.own_dates(&id)?;
        let edition = self.editions.within(&from, &to)?;
        let given = self.editions.iter().position(|it| it.id == edition.id)?;
        self.order.iter().position(|place| *place == given)
    }
}
