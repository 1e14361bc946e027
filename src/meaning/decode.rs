//! From a code to what it says.

use alloc::vec::Vec;
use core::ops::Range;

use crate::calendar::day_after;
use crate::check::{HumanoidId, Reading, Shape, Status, Text, first_finding};
use crate::format::{Alphabet, LENGTH, LayoutRule, RegistryRule, Ruleset, Segment};
use crate::issue::{Issue, IssueCode, Severity};
use crate::meaning::decoded::{Assurance, Decoded, DecodedField, Enterprise, Level, Model, Serial};
use crate::meaning::slip::is_slip;
#[cfg(feature = "bulk")]
use crate::meaning::slip::may_be_slip;
use crate::registry::layout::Layout;
#[cfg(feature = "bulk")]
use crate::registry::layout::field::Field;
use crate::registry::{Answer, Days, Knowledge, Listing, ListingStatus, RegistryHit, answer};
use crate::tables::country::Country;

/// What a code says; `None` where the text is no valid code under the rules.
///
/// ```
/// use humanoid_id::{decode, Knowledge, Ruleset};
/// let decoded = decode("cn-test-h1a001-20260522A00000001", &Ruleset::default(), Knowledge::default()).unwrap();
/// assert_eq!(decoded.country.unwrap().name_zh(), "中国");
/// assert_eq!(decoded.enterprise.known, None); // no registry was asked
/// ```
#[must_use]
pub fn decode<'r>(text: impl Text, rules: &Ruleset, knowledge: Knowledge<'_, 'r>) -> Option<Decoded<'r>> {
    if let Some(id) = unremarkable(text, rules) {
        return Some(decode_id(&id, rules, knowledge));
    }
    let reading = Reading::of(text, rules);
    let mut decoded = decode_id(&reading.id()?, rules, knowledge);
    // A text that needed no edit has its places where the code has them.
    if !reading.edits().is_empty() {
        let places = reading.places();
        let fields = decoded.model.fields.iter_mut().chain(&mut decoded.serial.fields).map(|field| &mut field.span);
        for span in fields.chain(decoded.issues.iter_mut().map(|issue| &mut issue.span)) {
            let first = places.get(span.start);
            let last = places.get(span.end.saturating_sub(1));
            if let (Some(first), Some(last)) = (first, last) {
                *span = first.character.start..last.character.end;
            }
        }
    }
    let mut on_form = reading.report(text, rules).issues;
    if on_form.iter().any(|issue| is_doubtful(issue.code, issue.severity)) {
        let places = reading.places();
        let confirmed = confirmed(&decoded.id, knowledge);
        let is_confirmed = |issue: &Issue| {
            let place = places.iter().position(|place| place.character.start == issue.span.start);
            place.is_some_and(|place| confirmed.iter().any(|range| range.contains(&place)))
        };
        on_form.retain(|issue| !(is_doubtful(issue.code, issue.severity) && is_confirmed(issue)));
    }
    for issue in on_form {
        insert(&mut decoded.issues, issue);
    }
    Some(decoded)
}

/// Whether an issue is a doubt that check characters settle.
pub(crate) fn is_doubtful(code: IssueCode, severity: Severity) -> bool {
    code == IssueCode::AmbiguousLetter && severity < Severity::Error
}

/// The places of a code that check characters of its layouts leave no doubt about: they agree with what they cover.
pub(crate) fn confirmed(id: &HumanoidId, knowledge: Knowledge<'_, '_>) -> Vec<Range<usize>> {
    let layouts = answer(knowledge.registries, id.as_bytes()).layouts;
    let fields = layouts.into_iter().flatten().flat_map(|layout| &layout.fields);
    let agreeing = fields.filter(|field| field.is_check() && field.read(id.as_bytes()).is_ok());
    agreeing.flat_map(|field| field.over().iter().chain([&field.places]).cloned()).collect()
}

/// Whether an issue says that a code does not fit its layout.
pub(crate) const fn is_misfit(code: IssueCode) -> bool {
    use IssueCode::{CheckCharacterWrong, ModelLayoutMismatch, SerialLayoutMismatch};
    matches!(code, ModelLayoutMismatch | SerialLayoutMismatch | CheckCharacterWrong)
}

/// An issue of a registry as bad as the rules have it; `None` where they leave it out.
fn settled(mut issue: Issue, rules: &Ruleset) -> Option<Issue> {
    let is_error = match issue.code {
        IssueCode::EnterpriseUnknown | IssueCode::ModelUnknown => rules.registry == RegistryRule::Error,
        code => is_misfit(code) && rules.layout == LayoutRule::Error,
    };
    let severity = if is_error { Severity::Error } else { issue.severity };
    issue.severity = rules.severities.settle(issue.code, severity)?;
    Some(issue)
}

/// A code as it is written down, if the rules have nothing to say about it: nearly every code that is asked for.
fn unremarkable(text: impl Text, rules: &Ruleset) -> Option<HumanoidId> {
    let mut shape = Shape::default();
    for character in text.characters().take(LENGTH + 1) {
        shape.push(u8::try_from(character.point).ok().filter(|byte| Alphabet::ALNUM36.contains(*byte))?);
    }
    let is_it = shape.len == LENGTH && first_finding(&shape, rules) == (None, false);
    is_it.then(|| HumanoidId::from_checked(&shape))
}

/// A well-formed code is invalid where a registry's word is an error under the rules.
fn status(issues: &[Issue]) -> Status {
    let is_wrong = issues.iter().any(|issue| issue.severity == Severity::Error);
    if is_wrong { Status::Invalid } else { Status::Valid }
}

/// Put an issue where it stands in order of place.
pub(crate) fn insert(issues: &mut Vec<Issue>, issue: Issue) {
    let order = |issue: &Issue| (issue.span.start, issue.span.end);
    issues.insert(issues.partition_point(|known| order(known) <= order(&issue)), issue);
}

/// What a code says that was read already. Spans are its places, and only what comes of knowledge is an issue.
#[must_use]
pub fn decode_id<'r>(id: &HumanoidId, rules: &Ruleset, knowledge: Knowledge<'_, 'r>) -> Decoded<'r> {
    let answer = answer(knowledge.registries, id.as_bytes());
    let asked = |models| knowledge.registries.iter().any(|it| it.covers(models));
    let mut issues = Vec::new();
    let on = days(&answer, id, knowledge);
    let listing = |it: RegistryHit<'r>| it.registry.listing(it.entry, it.layer, on.as_ref());

    let enterprise = Enterprise {
        known: asked(false).then_some(answer.enterprise.is_some()),
        listing: answer.enterprise.map(listing),
        credit_code: answer.enterprise.and_then(|it| it.registry.credit_code(it.entry)),
    };
    let [model_layout, serial_layout] = answer.layouts;
    let model = Model {
        known: asked(true).then_some(answer.model.is_some()),
        listing: answer.model.map(listing),
        attributes: answer.model.map(|it| it.registry.attributes(it.entry)).unwrap_or_default(),
        fields: fields(id, model_layout, &mut issues),
    };
    let of_model = issues.len();
    let serial_fields = fields(id, serial_layout, &mut issues);
    // A serial that does not fit its layout is not made of any number.
    let in_house = serial_layout.filter(|_| issues.len() == of_model).and_then(|layout| layout.in_house(id.as_bytes()));
    let serial = Serial { in_house, fields: serial_fields };
    let has_layout = model_layout.is_some() || serial_layout.is_some();
    let is_wrong = !issues.is_empty();
    let mut issues: Vec<Issue> = issues.into_iter().filter_map(|issue| settled(issue, rules)).collect();
    for issue in listing_remarks(id, [&enterprise.listing, &model.listing], on.as_ref(), rules, knowledge) {
        insert(&mut issues, issue);
    }
    let level = match (answer.enterprise, answer.model) {
        // What its maker's own layout contradicts is not the unit that the registry means.
        _ if is_wrong => Level::Structure,
        (Some(_), Some(_)) => Level::Registry,
        _ if has_layout => Level::Layout,
        _ => Level::Structure,
    };
    let assurance = Assurance {
        level,
        registry: answer.model.or(answer.enterprise).map(|it| it.registry.source()),
        registries: knowledge.registries.iter().map(|it| it.source()).collect(),
    };
    let status = status(&issues);
    Decoded { id: *id, status, country: Country::of(id.country()), enterprise, model, serial, assurance, issues }
}

/// The days that enterprise and model are judged by: the day that is asked about, or else those in which the unit was made, by
/// what its code says.
fn days(answer: &Answer<'_>, id: &HumanoidId, knowledge: Knowledge<'_, '_>) -> Option<Days> {
    knowledge.on.map(Days::from).or_else(|| answer.production(id.as_bytes()))
}

/// Whether what registries have against enterprise and model is the same for all codes that begin with its twelve places.
#[cfg(feature = "bulk")]
pub(crate) fn is_same_for_make(id: &HumanoidId, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> bool {
    let answer = answer(knowledge.registries, id.as_bytes());
    (knowledge.on.is_some() || !answer.is_dated) && !may_be_slip(rules, &answer)
}

/// What registries have against enterprise and model of a code.
#[cfg(feature = "bulk")]
pub(crate) fn make_remarks(id: &HumanoidId, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Vec<Issue> {
    let answer = answer(knowledge.registries, id.as_bytes());
    let on = days(&answer, id, knowledge);
    let listings = [answer.enterprise, answer.model]
        .map(|found| found.map(|it| it.registry.listing(it.entry, it.layer, on.as_ref())));
    listing_remarks(id, listings.each_ref(), on.as_ref(), rules, knowledge)
}

/// Where a code disagrees with the layouts of its maker.
#[cfg(feature = "bulk")]
pub(crate) fn layout_remarks(id: &HumanoidId, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Vec<Issue> {
    let layouts = answer(knowledge.registries, id.as_bytes()).layouts;
    let fields = layouts.into_iter().flatten().flat_map(|layout| &layout.fields);
    let mismatch = |field: &Field| {
        let expected = field.read(id.as_bytes()).err()?;
        settled(field.mismatch(expected, field.value(id.as_bytes())), rules)
    };
    fields.filter_map(mismatch).collect()
}

fn listing_remarks(
    id: &HumanoidId,
    [enterprise, model]: [&Option<Listing<'_>>; 2],
    on: Option<&Days>,
    rules: &Ruleset,
    knowledge: Knowledge<'_, '_>,
) -> Vec<Issue> {
    // What none of several tables lists is not listed as of the oldest of them.
    let oldest = |models| {
        let covering = knowledge.registries.iter().filter(move |registry| registry.covers(models));
        covering.map(|registry| registry.source().as_of.as_str()).min()
    };
    let remarks = [
        (Segment::Enterprise, enterprise, IssueCode::EnterpriseUnknown, IssueCode::EnterpriseRetired),
        (Segment::Model, model, IssueCode::ModelUnknown, IssueCode::ModelRetired),
    ];
    let remarks = remarks.into_iter().filter_map(|(segment, listing, unknown, retired)| {
        let as_of = listing.as_ref().and_then(|listing| knowledge.registries.get(listing.layer));
        let as_of =
            as_of.map(|registry| registry.source().as_of.as_str()).or_else(|| oldest(segment == Segment::Model))?;
        let mut issue = remark(id, segment, listing.as_ref(), [unknown, retired], as_of)?;
        // Where the enterprise is not known, nobody can know the model.
        if listing.is_none()
            && (segment == Segment::Enterprise || enterprise.is_some())
            && is_slip(id, rules, knowledge)
        {
            issue.severity = Severity::Error;
        }
        let mut issue = settled(issue, rules)?;
        // A last day that is still to come is not when it ended.
        let asked = on.map_or(as_of, |days| days.last.as_str());
        let last = listing.as_ref().and_then(|listing| listing.valid_to).filter(|last| *last < asked);
        if let Some(since) = last.and_then(day_after) {
            issue = issue.with("since", since);
        }
        Some(issue)
    });
    remarks.collect()
}

/// What is to be said of a segment that a registry does not list, or lists as no longer active.
fn remark(
    id: &HumanoidId,
    segment: Segment,
    listing: Option<&Listing<'_>>,
    [unknown, retired]: [IssueCode; 2],
    as_of: &str,
) -> Option<Issue> {
    let code = match listing {
        None => unknown,
        Some(listing) if listing.status == ListingStatus::Retired => retired,
        Some(_) => return None,
    };
    let mut issue = Issue::new(code, segment.range()).with("code", id.segment(segment)).with("asOf", as_of);
    issue.segment = Some(segment);
    Some(issue)
}

fn fields<'r>(id: &HumanoidId, layout: Option<&'r Layout>, issues: &mut Vec<Issue>) -> Vec<DecodedField<'r>> {
    let mut fields = Vec::with_capacity(layout.map_or(0, |layout| layout.fields.len()));
    for field in layout.into_iter().flat_map(|layout| &layout.fields) {
        let meaning = field.read(id.as_bytes()).unwrap_or_else(|expected| {
            issues.push(field.mismatch(expected, field.value(id.as_bytes())));
            None
        });
        fields.push(DecodedField {
            name: &field.name,
            kind: field.kind_name(),
            label: field.label.as_ref(),
            places: field.places.clone(),
            span: field.places.clone(),
            meaning,
            head: &field.head,
        });
    }
    fields
}
