//! Codes and the makers' own numbers, one from the other, for whoever has many of both.

use alloc::string::String;
use alloc::vec::Vec;

use crate::check::{HumanoidId, Shape, Text, check, first_finding};
use crate::format::{Alphabet, LENGTH, Ruleset, Segment};
use crate::issue::{Issue, Severity};
use crate::meaning::compose::{compose, folded};
use crate::meaning::decode::{decode, is_misfit, is_same_for_make, make_remarks};
use crate::meaning::parts::Parts;
use crate::registry::layout::field::Code;
use crate::registry::layout::number_refusal;
use crate::registry::{Knowledge, answer};

/// Country, enterprise and model of a code.
const MAKE: usize = Segment::Model.range().end;

/// Writes codes from numbers. There is nothing to say about nearly every one, and what there is to say about a make is
/// found once.
#[derive(Default)]
pub(crate) struct Numbering {
    /// The make that was asked for last, and whether there is nothing to say about it.
    last: Option<([u8; MAKE], bool)>,
}

impl Numbering {
    /// The code of parts with a number, and what there is to say about it.
    pub fn code_of(
        &mut self,
        parts: &Parts,
        rules: &Ruleset,
        knowledge: Knowledge<'_, '_>,
    ) -> (Option<HumanoidId>, Vec<Issue>) {
        if let Some(id) = self.plain_code_of(parts, rules, knowledge) {
            return (Some(id), Vec::new());
        }
        let report = compose(parts, rules, knowledge);
        (report.id, report.issues)
    }

    /// The same where there is nothing to say about it: `compose` writes the same code and has no issue, a law says.
    fn plain_code_of(&mut self, parts: &Parts, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Option<HumanoidId> {
        let number = parts.in_house.as_deref().filter(|_| parts.fields.is_empty())?;
        let [country, enterprise, model, None] = &parts.segments else { return None };
        let mut code: Code = [0; LENGTH];
        let mut places = code.iter_mut();
        for (segment, text) in Segment::ALL.iter().zip([country, enterprise, model]) {
            let text = text.as_ref().filter(|text| text.len() == segment.width())?;
            places.by_ref().zip(text.bytes()).take(text.len()).for_each(|(place, byte)| *place = byte);
        }
        if !code.iter().take(MAKE).all(|byte| Alphabet::ALNUM36.contains(*byte)) {
            return None;
        }
        let answer = answer(knowledge.registries, &code);
        let [model_layout, serial_layout] = answer.layouts;
        // Which of several layouts it is shows when it is written.
        let layout = serial_layout.filter(|_| answer.versions <= 1)?;
        if layout.in_house.is_none()
            || model_layout.is_some_and(|it| it.fields.iter().any(|it| it.read(&code).is_err()))
        {
            return None;
        }
        let values = layout.parse_in_house(number, &|text| folded(text, rules)).ok()?;
        // What it says of the model is held against the model by `compose`.
        if values.iter().any(|(field, _)| field.places.start < MAKE) {
            return None;
        }
        let given = |index: usize| {
            let name = &layout.fields.get(index)?.name;
            values.iter().find(|(field, _)| field.name == *name).map(|(_, value)| value.clone())
        };
        if !layout.write(&given, &mut code).is_empty() {
            return None;
        }
        let shape = Shape { bytes: code, len: LENGTH };
        if first_finding(&shape, rules) != (None, false) {
            return None;
        }
        let id = HumanoidId::from_checked(&shape);
        self.is_quiet(&id, rules, knowledge).then_some(id)
    }

    fn is_quiet(&mut self, id: &HumanoidId, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> bool {
        let make = core::array::from_fn(|place| id.as_bytes()[place]);
        match self.last {
            Some((known, is_quiet)) if known == make => is_quiet,
            _ => {
                let is_quiet = make_remarks(id, rules, knowledge).is_empty();
                self.last = is_same_for_make(id, rules, knowledge).then_some((make, is_quiet));
                is_quiet
            }
        }
    }
}

/// The number of a code and what there is to say about it; no number where an issue is an error.
pub(crate) fn number_of(
    text: impl Text,
    rules: &Ruleset,
    knowledge: Knowledge<'_, '_>,
) -> (Option<String>, Vec<Issue>) {
    let Some(decoded) = decode(text, rules, knowledge) else { return (None, check(text, rules).issues) };
    let (number, mut issues) = (decoded.serial.in_house, decoded.issues);
    if issues.iter().any(|issue| issue.severity == Severity::Error) {
        return (None, issues);
    }
    if number.is_some() {
        return (number, issues);
    }
    // Of what does not fit the layout no number is read.
    let misfit = issues.iter_mut().find(|issue| is_misfit(issue.code));
    if let Some(issue) = misfit {
        issue.severity = Severity::Error;
    } else {
        let [_, layout] = answer(knowledge.registries, decoded.id.as_bytes()).layouts;
        let reason = match layout {
            None if knowledge.registries.is_empty() => Some("no-registry"),
            None => Some("no-layout"),
            Some(layout) if layout.in_house.is_none() => Some("no-in-house-number"),
            // It does not fit the layout, of which the rules have nothing said.
            Some(_) => None,
        };
        let issue = number_refusal(None, decoded.id.as_str());
        let issue = reason.into_iter().fold(issue, |issue, reason| issue.with("reason", reason));
        issues.push(Issue { severity: Severity::Error, ..issue });
    }
    (number, issues)
}
