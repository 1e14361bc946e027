//! What registries have to say about the codes of a file.
//!
//! Enterprises and models are few and come again and again, so each is looked up once; only where a maker published a
//! layout is every code held against it.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::Range;

use hashbrown::HashTable;

use crate::bulk::duplicates::key::mix;
use crate::bulk::judge::damage::places;
use crate::bulk::judge::verdict::Findings;
use crate::check::{HumanoidId, Report, Shape, Status};
use crate::format::Ruleset;
use crate::format::{LENGTH, Segment};
use crate::issue::{Issue, Severity};
use crate::meaning::{
    confirmed, insert, is_doubtful, is_same_for_make, layout_remarks, make_remarks, only_suggestion, own_dates,
};
use crate::registry::{Day, Knowledge, Registry};

/// What codes are held against: registries in layers, of which a later one wins, and a day.
///
/// ```
/// use humanoid_id::{Registry, bulk::{Checker, Options, Registries, read_gb18030}};
/// let registry = Registry::from_json(r#"{
///     "format": "humanoid-id-registry/1", "issuer": { "en": "Sample", "zh": "\u793a\u4f8b" }, "asOf": "2026-06-30",
///     "sequence": 1, "source": "made up", "licence": "CC0-1.0", "enterprises": [], "models": []
/// }"#).unwrap();
/// let options = Options { registries: Registries::new([registry], None), ..Options::default() };
/// let mut checker = Checker::new(options, read_gb18030);
/// checker.push(b"CNTESTH1A00120260522A00000001\n", &mut |_| {})?;
/// let summary = checker.finish(&mut |_| {})?;
/// let counts: Vec<_> = summary.issues().map(|(code, rows)| (code.id(), rows)).collect();
/// assert_eq!(counts, [("enterprise-unknown", 1), ("model-unknown", 1)]);
/// assert_eq!((summary.valid, summary.warned), (1, 1));
/// # Ok::<(), humanoid_id::bulk::PlanError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Registries {
    list: Vec<Arc<Registry>>,
    on: Option<Day>,
}

impl PartialEq for Registries {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Arc<Registry>, &Arc<Registry>)| Arc::ptr_eq(one, other);
        self.on == other.on && self.list.len() == other.list.len() && self.list.iter().zip(&other.list).all(same)
    }
}

impl Eq for Registries {}

impl Registries {
    /// Those given, and the day on which enterprise and model are to be valid.
    pub fn new(list: impl IntoIterator<Item = Registry>, on: Option<Day>) -> Self {
        Self { list: list.into_iter().map(Arc::new).collect(), on }
    }

    /// In the order in which they were given.
    pub fn iter(&self) -> impl Iterator<Item = &Registry> {
        self.list.iter().map(Arc::as_ref)
    }

    /// The day on which enterprise and model are to be valid.
    #[must_use]
    pub const fn on(&self) -> Option<Day> {
        self.on
    }

    pub(in crate::bulk) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    fn ask<T>(&self, ask: impl FnOnce(Knowledge<'_, '_>) -> T) -> T {
        let registries: Vec<&Registry> = self.iter().collect();
        ask(Knowledge { registries: &registries, on: self.on })
    }

    /// The first and the last day of a code's own date, where the layout of its maker has one.
    pub(in crate::bulk) fn own_dates(&self, id: &HumanoidId) -> Option<(Day, Day)> {
        self.ask(|knowledge| own_dates(id, knowledge))
    }

    /// The code that a text was probably meant to be, where exactly one remains.
    pub(in crate::bulk) fn suggestion(&self, text: &str, rules: &Ruleset) -> Option<HumanoidId> {
        self.ask(|knowledge| only_suggestion(text, rules, knowledge))
    }

    /// The places that check characters of the layouts leave no doubt about.
    pub(in crate::bulk) fn confirmed(&self, id: &HumanoidId) -> Vec<Range<usize>> {
        self.ask(|knowledge| confirmed(id, knowledge))
    }

    /// Put what is to be said about the code of a cell among what was said about its form. `parts` says whether it
    /// stands in four cells.
    pub fn report(&self, report: &mut Report, text: &str, parts: bool, rules: &Ruleset) {
        let Some(id) = report.id.filter(|_| !self.is_empty()) else { return };
        let remarks = self.ask(|knowledge| {
            let mut remarks = make_remarks(&id, rules, knowledge);
            remarks.extend(layout_remarks(&id, rules, knowledge));
            remarks
        });
        let has_doubts = report.issues.iter().any(|issue| is_doubtful(issue.code, issue.severity));
        let confirmed = if has_doubts { self.confirmed(&id) } else { Vec::new() };
        let is_plain = remarks.is_empty() && confirmed.is_empty();
        let places = if is_plain { Vec::new() } else { places(text, report, parts, rules) };
        // As `decode` has them: of those at one place the registry's come first.
        let on_form = core::mem::take(&mut report.issues);
        for mut issue in remarks {
            if let (Some(first), Some(last)) = (places.get(issue.span.start), places.get(issue.span.end - 1)) {
                issue.span = first.start..last.end;
            }
            if issue.severity == Severity::Error {
                (report.status, report.id) = (Status::Invalid, None);
            }
            insert(&mut report.issues, issue);
        }
        let is_confirmed = |issue: &Issue| {
            let place = places.iter().position(|place| place.start == issue.span.start);
            place.is_some_and(|place| confirmed.iter().any(|range| range.contains(&place)))
        };
        for issue in on_form.into_iter().filter(|it| !(is_doubtful(it.code, it.severity) && is_confirmed(it))) {
            insert(&mut report.issues, issue);
        }
    }
}

/// Country, enterprise and model of a code.
const MAKE: usize = Segment::Model.range().end;

/// More than there are; beyond that they are looked up anew.
const MOST: usize = 1 << 16;

/// The makes of a file, and what is to be said of every code of one.
pub(in crate::bulk) struct Makes {
    registries: Registries,
    list: Vec<([u8; MAKE], Findings)>,
    table: HashTable<usize>,
}

impl Makes {
    pub fn new(registries: &Registries) -> Self {
        Self { registries: registries.clone(), list: Vec::new(), table: HashTable::new() }
    }

    pub fn registries(&self) -> &Registries {
        &self.registries
    }

    /// What registries have to say about a well-formed code.
    pub fn findings(&mut self, code: &[u8; LENGTH], rules: &Ruleset) -> Findings {
        let id = HumanoidId::from_checked(&Shape { bytes: *code, len: LENGTH });
        let mut findings = self.of_make(&id, rules);
        for issue in self.registries.ask(|knowledge| layout_remarks(&id, rules, knowledge)) {
            findings.add(issue.code, issue.severity, &issue.span);
        }
        findings
    }

    /// What is to be said of all codes of the make, or of this one where its own date counts.
    fn of_make(&mut self, id: &HumanoidId, rules: &Ruleset) -> Findings {
        let make: [u8; MAKE] = core::array::from_fn(|place| id.as_bytes()[place]);
        let hash = |make: &[u8; MAKE]| mix(make.iter().fold(0, |hash, &byte| hash << 8 | u128::from(byte)));
        let list = &self.list;
        if let Some(&place) = self.table.find(hash(&make), |&place| list[place].0 == make) {
            return self.list[place].1;
        }
        let mut findings = Findings::default();
        for it in self.registries.ask(|knowledge| make_remarks(id, rules, knowledge)) {
            findings.add(it.code, it.severity, &it.span);
        }
        if !self.registries.ask(|knowledge| is_same_for_make(id, rules, knowledge)) {
            return findings;
        }
        if self.list.len() == MOST {
            self.list.clear();
            self.table.clear();
        }
        self.list.push((make, findings));
        let (place, list) = (self.list.len() - 1, &self.list);
        self.table.insert_unique(hash(&make), place, |&place| hash(&list[place].0));
        findings
    }
}
