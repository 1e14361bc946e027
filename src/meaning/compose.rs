//! From parts to a code: the inverse of decoding.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::check::{HumanoidId, Report, Status, allowed, check, normalize};
use crate::format::{Case, LENGTH, Ruleset, Segment, UnicodeRule, joined};
use crate::issue::{Issue, IssueCode, Param, Severity};
use crate::meaning::decode::{decode, insert};
use crate::meaning::parts::Parts;
use crate::privacy::holds_citizen_id;
use crate::registry::layout::field::{Code, Field};
use crate::registry::layout::{GIVEN_TWICE, Layout, NO_CHECK_CHARACTER, number_refusal, refusal};
use crate::registry::{Knowledge, answer, answer_by};

/// A code from its parts, checked like a text that somebody typed.
///
/// Spans count UTF-16 units of the text that the parts make, one after another; what is missing has no width there. What
/// does not fit is an error, and no code is returned; parts that are missing at the end leave the code incomplete.
///
/// ```
/// use humanoid_id::{compose, Knowledge, Parts, Ruleset};
/// let segments = ["CN", "TEST", "H1A001", "20260522A00000001"].map(|text| Some(text.to_string()));
/// let parts = Parts { segments, ..Parts::default() };
/// let report = compose(&parts, &Ruleset::default(), Knowledge::default());
/// assert_eq!(report.id.unwrap().as_str(), "CNTESTH1A00120260522A00000001");
/// ```
#[must_use]
pub fn compose(parts: &Parts, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Report {
    // Of layouts that follow each other the newest that writes a code of its own days.
    let serial = |code: &Code, version| answer_by(knowledge.registries, code, version).layouts[1];
    let are_same = |one: Option<&Layout>, other: Option<&Layout>| match (one, other) {
        (Some(one), Some(other)) => core::ptr::eq(one, other),
        (one, other) => one.is_none() == other.is_none(),
    };
    let versions = answer(knowledge.registries, &given_places(parts)).versions;
    for version in (0..versions).rev().filter(|_| versions > 1) {
        let report = compose_by(parts, rules, knowledge, Some(version));
        let is_its_own = |id: &HumanoidId| are_same(serial(id.as_bytes(), Some(version)), serial(id.as_bytes(), None));
        if report.id.as_ref().is_some_and(is_its_own) {
            return report;
        }
    }
    let mut report = compose_by(parts, rules, knowledge, None);
    if let Some(id) = report.id.filter(|_| versions > 1) {
        let mut make = *id.as_bytes();
        make.iter_mut().skip(Segment::Serial.range().start).for_each(|place| *place = 0);
        let used = serial(&make, None).filter(|used| !are_same(Some(used), serial(id.as_bytes(), None)));
        // It would be read by another layout than it was written by.
        if let Some(field) = used.and_then(|used| used.fields.iter().find(|field| field.is_production)) {
            let issue = field.mismatch(None, field.value(id.as_bytes()));
            insert(&mut report.issues, Issue { severity: Severity::Error, ..issue });
            (report.status, report.id) = (Status::Invalid, None);
        }
    }
    report
}

/// The places of segments that are given as they are, by which a maker is found; 0 for the others.
fn given_places(parts: &Parts) -> Code {
    let mut code: Code = [0; LENGTH];
    for (segment, text) in Segment::ALL.into_iter().zip(&parts.segments).take(3) {
        let text = text.as_deref().map(|text| text.trim().to_ascii_uppercase()).unwrap_or_default();
        if text.len() == segment.width() {
            code.iter_mut().skip(segment.range().start).zip(text.bytes()).for_each(|(place, byte)| *place = byte);
        }
    }
    code
}

fn compose_by(parts: &Parts, rules: &Ruleset, knowledge: Knowledge<'_, '_>, version: Option<usize>) -> Report {
    let no_layout = if knowledge.registries.is_empty() { "no-registry" } else { "no-layout" };
    let mut work = Work {
        parts,
        rules,
        code: [0; LENGTH],
        segments: parts.segments.clone(),
        issues: Vec::new(),
        no_layout,
        lacks_check: false,
    };
    let mut used: Vec<bool> = parts.fields.iter().map(|_| false).collect();
    let mut known_fields = String::new();
    work.read_given();
    for (segment, which) in [(Segment::Model, 0), (Segment::Serial, 1)] {
        let layouts = answer_by(knowledge.registries, &work.code, version).layouts;
        let layout = layouts.get(which).copied().flatten();
        for field in layout.into_iter().flat_map(|layout| &layout.fields) {
            if !known_fields.is_empty() {
                known_fields.push_str(", ");
            }
            known_fields.push_str(&field.name);
            for (used, _) in used.iter_mut().zip(&parts.fields).filter(|(_, given)| given.0 == field.name) {
                *used = true;
            }
        }
        work.write_segment(segment, layout, layouts[1]);
    }
    work.write_check();
    let reason = if known_fields.is_empty() { work.no_layout } else { "no-such-field" };
    for ((name, value), _) in parts.fields.iter().zip(used).filter(|(_, used)| !used) {
        let expected = (!known_fields.is_empty()).then_some(known_fields.as_str());
        work.error(refusal(name, expected, value).with("reason", reason));
    }
    work.finish(knowledge)
}

/// A value as it is typed: full-width characters and small letters are read as in a segment.
pub(super) fn folded<'t>(text: &'t str, rules: &Ruleset) -> Cow<'t, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_lowercase()) {
        return Cow::Borrowed(text);
    }
    let unicode = rules.unicode == UnicodeRule::Fold;
    let fold = |character: char| match u32::from(character) {
        point @ 0xFF01..=0xFF5E if unicode => char::from_u32(point - 0xFEE0).unwrap_or(character),
        _ => character,
    };
    let mut folded: String = text.chars().map(fold).collect();
    if rules.case == Case::Fold {
        folded.make_ascii_uppercase();
    }
    Cow::Owned(folded)
}

struct Work<'a> {
    parts: &'a Parts,
    rules: &'a Ruleset,
    /// What is known of the code; 0 where nothing is.
    code: Code,
    segments: [Option<String>; 4],
    issues: Vec<Issue>,
    /// Why there is no layout, where there is none.
    no_layout: &'static str,
    /// Whether a segment was given without the check characters that the rules ask for.
    lacks_check: bool,
}

impl Work<'_> {
    /// Put the segments that are given into the code, and tell which have the wrong length.
    fn read_given(&mut self) {
        let last = self.parts.segments.iter().rposition(Option::is_some);
        for segment in Segment::ALL {
            let Some(text) = &self.parts.segments[segment as usize] else { continue };
            let places = self.places(segment, text);
            let (width, actual) = (segment.width(), places.len());
            // The last one may still be typed.
            let has_more = !self.parts.fields.is_empty() || self.parts.in_house.is_some();
            let is_open = last == Some(segment as usize) && segment < Segment::Serial && !has_more;
            if actual == width {
                let slots = self.code.iter_mut().skip(segment.range().start);
                slots.zip(places).for_each(|(slot, byte)| *slot = byte);
            } else if let Some(own) = self.check_places(segment).filter(|own| actual + own.len() == width) {
                // What is given stands around the check characters.
                let around = segment.range().filter(|place| !own.contains(place));
                for (place, byte) in around.zip(places) {
                    self.code[place] = byte;
                }
                self.lacks_check = true;
            } else if actual > width || !is_open {
                self.wrong_length(segment, actual);
            }
        }
    }

    /// The places of the check characters that the rules ask for, where the segment has them.
    fn check_places(&self, segment: Segment) -> Option<Range<usize>> {
        let own = self.rules.check?.places();
        (segment.range().contains(&own.start) && own.end <= segment.range().end).then_some(own)
    }

    /// Write the check characters that the rules ask for. A number whose check characters no code may hold cannot be given
    /// out.
    fn write_check(&mut self) {
        let Some(check) = self.rules.check.filter(|_| self.lacks_check) else { return };
        let own = check.places();
        let segment = Segment::at(own.start);
        let Some(right) = check.expected(&self.code) else {
            // What it is computed over is missing or wrong, and told already; else it is this segment that is too short.
            self.tell_missing(segment as usize);
            return self.wrong_length(segment, segment.width() - own.len());
        };
        if !self.may_stand(segment, right.as_str()) {
            let issue = Issue::new(IssueCode::CheckCharacterWrong, own).with("expected", right.as_str());
            return self.error(Issue { segment: Some(segment), ..issue.with("reason", NO_CHECK_CHARACTER) });
        }
        self.code.iter_mut().skip(own.start).zip(right.as_str().bytes()).for_each(|(place, byte)| *place = byte);
        let places = self.code.get(segment.range()).unwrap_or_default();
        self.segments[segment as usize] = Some(places.iter().copied().map(char::from).collect());
    }

    fn may_stand(&self, segment: Segment, text: &str) -> bool {
        let allowed = allowed(segment, self.rules);
        text.bytes().all(|byte| allowed.contains(byte))
    }

    /// The places of a part as it is read among the others: white space at an edge of it is inside the code there.
    fn places(&self, segment: Segment, text: &str) -> Vec<u8> {
        let is_first = segment == Segment::Country;
        let is_last = self.parts.segments.iter().skip(segment as usize + 1).all(Option::is_none);
        let neighbour = |is_none: bool| if is_none { "" } else { "0" };
        let among = joined(&[neighbour(is_first), text, neighbour(is_last)], "");
        let units: Vec<u16> = among.encode_utf16().collect();
        let places = normalize(units.as_slice(), self.rules).places;
        let own = usize::from(!is_first)..places.len().saturating_sub(usize::from(!is_last));
        places.get(own).unwrap_or_default().iter().map(|place| place.byte).collect()
    }

    /// Tell which of the first so many segments are not there.
    fn tell_missing(&mut self, count: usize) {
        for segment in Segment::ALL.into_iter().take(count) {
            let told = self.issues.iter().any(|issue| issue.segment == Some(segment));
            if self.segments[segment as usize].is_none() && !told {
                self.wrong_length(segment, 0);
            }
        }
    }

    fn wrong_length(&mut self, segment: Segment, actual: usize) {
        let width = segment.width();
        let code = if actual < width { IssueCode::TooShort } else { IssueCode::TooLong };
        let actual = LENGTH + actual - width;
        let issue = Issue::new(code, segment.range()).with("expected", LENGTH).with("actual", actual);
        self.error(Issue { segment: Some(segment), ..issue });
    }

    fn error(&mut self, mut issue: Issue) {
        // Nothing of a person's number may be repeated.
        issue.params.retain(|(_, fact)| !matches!(fact, Param::Text(text) if holds_citizen_id(text.as_str())));
        insert(&mut self.issues, Issue { severity: Severity::Error, ..issue });
    }

    fn field(&self, name: &str) -> Option<String> {
        self.parts
            .fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| folded(value, self.rules).into_owned())
    }

    /// Write a segment from the fields, or hold the fields against one that is given.
    fn write_segment(&mut self, segment: Segment, layout: Option<&Layout>, serial_layout: Option<&Layout>) {
        let is_given = self.segments[segment as usize].is_some();
        let mut from_number = Vec::new();
        if let Some(number) = self.parts.in_house.as_deref() {
            let read = match serial_layout {
                None => Err(number_refusal(None, number).with("reason", self.no_layout)),
                Some(layout) if layout.in_house.is_none() => {
                    Err(number_refusal(None, number).with("reason", "no-in-house-number"))
                }
                Some(layout) => layout.parse_in_house(number, &|text| folded(text, self.rules)),
            };
            match read {
                Ok(values) => from_number = values,
                // That it is no number is told once, of the serial.
                Err(issue) if segment == Segment::Serial => return self.error(issue),
                Err(_) => {}
            }
        }
        let range = segment.range();
        from_number.retain(|(field, _)| range.contains(&field.places.start));
        // All of the model may stand in the number.
        let whole = from_number.iter().position(|(field, _)| field.places == range && field.name == segment.name());
        if let Some((field, value)) = whole.map(|at| from_number.remove(at)) {
            self.write_whole(segment, field, &value);
        }
        let Some(layout) = layout else { return };
        let given = |index: usize| {
            let name = &layout.fields.get(index)?.name;
            let value = from_number.iter().find(|(known, _)| known.name == *name).map(|(_, value)| value.clone());
            value.or_else(|| self.field(name))
        };
        let in_house = self.parts.in_house.as_ref().filter(|_| segment == Segment::Serial);
        // A number may be nothing but a text, where the layout is nothing but literals.
        let is_asked = in_house.is_some() || (0..layout.fields.len()).any(|index| given(index).is_some());
        let mut issues = Vec::new();
        let mut code = self.code;
        let is_written = !is_given && is_asked;
        // Check characters cannot be computed over a segment that is missing or wrong, and it is that segment which is told.
        let is_computable = layout.is_computable(&code);
        if is_written {
            issues = layout.write(&given, &mut code);
            if is_computable && issues.is_empty() {
                let checks = layout.fields.iter().filter(|field| field.is_check());
                let barred = checks.filter(|field| !self.may_stand(segment, field.value(&code)));
                issues.extend(barred.map(|field| field.refusal(None, None)));
            }
            if !is_computable {
                self.tell_missing(segment as usize);
            }
        }
        // What is said twice, by the segment or the number and by a field, is to be the same.
        let of_number = from_number.iter().filter(|_| is_given);
        let of_number = of_number.filter_map(|(field, value)| Some((layout.field(&field.name)?, value.clone())));
        let of_fields = layout.fields.iter().enumerate().filter_map(|(index, it)| Some((index, self.field(&it.name)?)));
        let said: Vec<(usize, String)> = of_number.chain(of_fields).filter(|_| issues.is_empty()).collect();
        for (index, value) in said {
            let Some(field) = layout.fields.get(index).filter(|it| is_computable || !it.is_check()) else { continue };
            let mut written = code;
            match field.write(Some(&value), &mut written) {
                Ok(()) if written == code => {}
                Ok(()) => {
                    let issue = field.mismatch(Some(field.value(&code).into()), &value);
                    issues.push(issue.with("reason", GIVEN_TWICE));
                }
                Err(_) if field.is_check() => issues.push(field.mismatch(Some(field.value(&code).into()), &value)),
                Err(expected) => issues.push(field.refusal(expected, Some(&value))),
            }
        }
        if is_written && is_computable && issues.is_empty() {
            self.code = code;
            let places = code.get(segment.range()).unwrap_or_default();
            self.segments[segment as usize] = Some(places.iter().copied().map(char::from).collect());
        }
        for issue in issues {
            self.error(issue);
        }
    }

    /// A segment that stands in the number as it is.
    fn write_whole(&mut self, segment: Segment, field: &Field, value: &str) {
        let mut code = self.code;
        let written = field.write(Some(value), &mut code);
        match (written, &self.segments[segment as usize]) {
            (Err(expected), _) => self.error(field.refusal(expected, Some(value))),
            (Ok(()), None) => {
                self.code = code;
                self.segments[segment as usize] = Some(value.into());
            }
            (Ok(()), Some(_)) if code == self.code => {}
            (Ok(()), Some(_)) => {
                let issue = field.mismatch(Some(field.value(&self.code).into()), value);
                self.error(issue.with("reason", GIVEN_TWICE));
            }
        }
    }

    fn finish(mut self, knowledge: Knowledge<'_, '_>) -> Report {
        // What was written and then refused is not there.
        for segment in self.issues.iter().filter_map(|issue| issue.segment) {
            if self.parts.segments[segment as usize].is_none() {
                self.segments[segment as usize] = None;
            }
        }
        let last = self.segments.iter().rposition(Option::is_some).unwrap_or(0);
        self.tell_missing(last);
        // What stands before the first part that is wrong stands in its places, and is checked like any text.
        let is_wrong = |segment: &Segment| self.issues.iter().any(|issue| issue.segment == Some(*segment));
        let sound = Segment::ALL.iter().position(is_wrong).unwrap_or(Segment::ALL.len());
        let text: Vec<u16> = self.segments.iter().take(sound).flatten().flat_map(|it| it.encode_utf16()).collect();
        let is_final = self.rules.is_final && self.issues.is_empty();
        let mut report = check(text.as_slice(), &Ruleset { is_final, ..self.rules.clone() });
        // That the rules leave nothing to go on with says nothing of a part that is there.
        report.issues.retain(|issue| issue.segment.is_none_or(|segment| !is_wrong(&segment)));
        // A serial that was written and does not fit the rules is not shown, and so is not there.
        for segment in Segment::ALL {
            if self.parts.segments[segment as usize].is_none() && report.segments[segment as usize].is_none() {
                self.segments[segment as usize] = None;
            }
        }
        let is_there = |segment| self.segments[segment as usize].as_ref().is_some_and(|text| !text.is_empty());
        for issue in &mut report.issues {
            if !issue.segment.is_none_or(is_there) {
                *issue = self.placed(issue.clone());
            }
        }
        if report.id.is_some() {
            report.issues = decode(text.as_slice(), self.rules, knowledge).map(|it| it.issues).unwrap_or_default();
            if report.issues.iter().any(|issue| issue.severity == Severity::Error) {
                (report.status, report.id) = (Status::Invalid, None);
            }
        }
        if sound < Segment::ALL.len() {
            (report.status, report.next) = (Status::Invalid, None);
            for segment in Segment::ALL.into_iter().skip(sound).filter(|segment| !is_wrong(segment)) {
                let places = self.code.get(segment.range()).unwrap_or_default();
                if places.iter().all(u8::is_ascii_alphanumeric) {
                    report.segments[segment as usize] = Some(places.iter().copied().map(char::from).collect());
                }
            }
            for issue in core::mem::take(&mut self.issues) {
                insert(&mut report.issues, self.placed(issue));
            }
        }
        report
    }

    /// An issue of places of the code in the text that the parts make. What is not there has no width.
    fn placed(&self, mut issue: Issue) -> Issue {
        let Some(segment) = issue.segment else { return issue };
        let units = |part: &Option<String>| part.as_ref().map_or(0, |text| text.encode_utf16().count());
        let start: usize = self.segments.iter().take(segment as usize).map(units).sum();
        let (first, length) = (segment.range().start, units(&self.segments[segment as usize]));
        // In a part of another length no place is certain.
        issue.span = if length == segment.width() {
            start + issue.span.start - first..start + issue.span.end - first
        } else {
            start..start + length
        };
        issue
    }
}
