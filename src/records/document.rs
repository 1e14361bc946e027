//! The document `humanoid-id-records/1`: one unit a line, read strictly. `records.schema.json` says the same to other
//! programs; a test holds the two together.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::issue::{RecordIssue, RecordIssueCode};
use super::personal::{self, Personal};
use super::vocabulary::{EventName, Role, State};
use crate::calendar::is_day;
use crate::check::{HumanoidId, check};
use crate::format::{Ruleset, joined};
use crate::json::reader::{Reading, unescaped};
use crate::registry::Names;
use crate::registry::{Day, Loader, Member, is_text};

/// Bytes of a line at most.
pub const MAX_LINE: usize = 64 << 10;
/// Events of a unit at most.
pub const MAX_EVENTS: usize = 1000;

/// A unit as a record tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit<'d> {
    /// Its code.
    pub id: HumanoidId,
    /// The day on which it was made.
    pub made: Day,
    /// The state that the record claims, if any.
    pub status: Option<State>,
    /// What happened, in the order in which it is written.
    pub events: Vec<UnitEvent<'d>>,
}

/// One thing that happened to a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitEvent<'d> {
    /// What happened.
    pub event: EventName,
    /// On which day.
    pub on: Day,
    /// In which role somebody says so.
    pub role: Role,
    /// Which organisation.
    pub by: Option<Cow<'d, str>>,
    /// Country or subdivision, ISO 3166: `CN`, `CN-GD`.
    pub place: Option<&'d str>,
    /// A note for people.
    pub note: Option<Names<'d>>,
    /// Where it can be read, an address with `https:`.
    pub source: Option<Cow<'d, str>>,
    /// Of a correction: the event that no longer counts.
    pub corrects: Option<Moment>,
}

/// An event by what it is and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// What happened.
    pub event: EventName,
    /// On which day.
    pub on: Day,
}

impl UnitEvent<'_> {
    /// The event by what it is and its day.
    #[must_use]
    pub const fn moment(&self) -> Moment {
        Moment { event: self.event, on: self.on }
    }
}

const UNIT: [Member; 4] =
    [("id", "the code of the unit"), ("made", "the day on which it was made"), ("events", "a list"), ("status", "")];
const EVENT: [Member; 8] = [
    ("event", "what happened"),
    ("on", "the day on which it happened"),
    ("role", "the role of whoever says so"),
    ("by", ""),
    ("place", ""),
    ("note", ""),
    ("source", ""),
    ("corrects", ""),
];
const MOMENT: [Member; 2] = [EVENT[0], EVENT[1]];

const EVENTS: &str = "produced, inspected, placed-on-market, transferred, returned, maintained, part-replaced, \
                      put-into-use, recalled, recall-remedied, scrapped, recycled or corrected";
const ROLES: &str = "manufacturer, importer, seller, service-provider, user, recycler or authority";
const STATES: &str = "produced, on-market, in-use, under-repair, recalled, returned, recycled or scrapped";
const NOTE: &str = "a text of 1 to 500 characters, not only spaces, without controls";
const NAME: &str = "the name of an organisation, 1 to 100 characters, without controls";
const ADDRESS: &str = "an address that begins with https:// and has no spaces, of 500 characters at most";
const PLACE: &str = "a country or subdivision as ISO 3166 writes it, such as CN or CN-GD";

/// Read a line: the unit, or what is wrong with it.
pub(super) fn read<'d>(line: &'d str, issues: &mut Vec<RecordIssue>) -> Option<Unit<'d>> {
    let mut loader = Loader::new(line, 0);
    let mut draft = Draft { issues, id: None, made: None, status: None, events: Vec::new() };
    let outcome = if line.len() > MAX_LINE {
        loader.tell("a line of at most 65536 bytes", "more")
    } else {
        draft.unit(&mut loader).and_then(|()| loader.reader.end())
    };
    if let Err(stop) = outcome {
        loader.give_up(stop, line);
    }
    for fault in &loader.faults {
        let about = RecordIssue::new(RecordIssueCode::NotARecord, fault.pointer.clone());
        // What is found may be a person's: it is shown where nothing in it looks so.
        let about = about.with("expected", &*fault.expected);
        let found = Some(&*fault.found).filter(|found| personal::kind_of_text(found).is_none());
        draft.issues.push(match found {
            Some(found) => about.with("found", found),
            None => about,
        });
    }
    if !loader.faults.is_empty() {
        return None;
    }
    Some(Unit { id: draft.id?, made: draft.made?, status: draft.status, events: draft.events })
}

struct Draft<'i, 'd> {
    issues: &'i mut Vec<RecordIssue>,
    id: Option<HumanoidId>,
    made: Option<Day>,
    status: Option<State>,
    events: Vec<UnitEvent<'d>>,
}

impl<'d> Draft<'_, 'd> {
    fn unit(&mut self, loader: &mut Loader<'d>) -> Reading {
        self.members(loader, &UNIT, 3, &mut |draft, it, member| {
            match member {
                0 => draft.id = draft.code(it)?,
                1 => draft.made = day(it)?,
                2 => {
                    let count = it.elements(MAX_EVENTS, &mut |it, _| draft.event(it))?;
                    if count == 0 {
                        it.tell("at least one event", "none")?;
                    }
                }
                _ => draft.status = it.one_of(State::NAMES, STATES)?.and_then(|at| State::ALL.get(at).copied()),
            }
            Ok(())
        })?;
        Ok(())
    }

    /// The 29 places as they are written; nothing is folded in data that is to be found again.
    fn code(&mut self, loader: &mut Loader<'d>) -> Reading<Option<HumanoidId>> {
        let pointer = loader.pointer();
        let Some(text) = loader.plain("the code of the unit, in 29 places", &|_| true)? else { return Ok(None) };
        let id = text.as_bytes().try_into().ok().and_then(|places| HumanoidId::of(places, &Ruleset::default()));
        if id.is_none() {
            let about = RecordIssue::new(RecordIssueCode::CodeNotWellFormed, pointer);
            self.issues.push(if personal::kind_of_text(text).is_some() {
                about
            } else {
                let report = check(text, &Ruleset::default());
                let problem = report.issues.iter().max_by_key(|it| it.severity).map(|it| it.code.id());
                about.with("found", shown(text)).with("problem", problem.unwrap_or("not-canonical"))
            });
        }
        Ok(id)
    }

    fn event(&mut self, loader: &mut Loader<'d>) -> Reading {
        let (mut event, mut on, mut role) = (None, None, None);
        let (mut by, mut place, mut note, mut source, mut corrects) = (None, None, None, None, None);
        self.members(loader, &EVENT, 3, &mut |draft, it, member| {
            match member {
                0 => event = event_name(it)?,
                1 => on = day(it)?,
                2 => role = it.one_of(Role::NAMES, ROLES)?.and_then(|at| Role::ALL.get(at).copied()),
                3 => by = draft.text(it, NAME, 100)?,
                4 => place = it.plain(PLACE, &is_place)?,
                5 => note = Some(draft.note(it)?),
                6 => source = draft.address(it)?,
                _ => corrects = moment(draft, it)?,
            }
            Ok(())
        })?;
        let (Some(event), Some(on), Some(role)) = (event, on, role) else { return Ok(()) };
        if (event == EventName::Corrected) != corrects.is_some() {
            let found = if corrects.is_some() { "an event that is no correction" } else { "nothing" };
            loader.tell_at("corrects", "what no longer counts, of an event \"corrected\" and of no other", found)?;
        }
        self.events.push(UnitEvent { event, on, role, by, place, note, source, corrects });
        Ok(())
    }

    fn note(&mut self, loader: &mut Loader<'d>) -> Reading<Names<'d>> {
        let mut names = Names::default();
        let members = [("en", "a text in English"), ("zh", "a text in Chinese")];
        self.members(loader, &members, 2, &mut |draft, it, member| {
            let text = draft.text(it, NOTE, 500)?.unwrap_or_default();
            *(if member == 0 { &mut names.en } else { &mut names.zh }) = text;
            Ok(())
        })?;
        Ok(names)
    }

    /// A text for people, in which none of them is told of.
    fn text(&mut self, loader: &mut Loader<'d>, expected: &'static str, most: usize) -> Reading<Option<Cow<'d, str>>> {
        let pointer = loader.pointer();
        let fits = |raw: &str| {
            let text = unescaped(raw);
            is_text(&text) && text.chars().count() <= most
        };
        let text = loader.plain(expected, &fits)?.map(unescaped);
        self.keep_persons_out(text.as_deref().and_then(personal::kind_of_text), pointer);
        Ok(text)
    }

    fn address(&mut self, loader: &mut Loader<'d>) -> Reading<Option<Cow<'d, str>>> {
        let pointer = loader.pointer();
        let text = loader.plain(ADDRESS, &|raw| is_address(&unescaped(raw)))?.map(unescaped);
        self.keep_persons_out(text.as_deref().and_then(personal::kind_of_text), pointer);
        Ok(text)
    }

    fn keep_persons_out(&mut self, kind: Option<Personal>, pointer: alloc::string::String) {
        if let Some(kind) = kind {
            self.issues.push(RecordIssue::new(RecordIssueCode::PersonalData, pointer).with("kind", kind.name()));
        }
    }

    /// An object with these members, the first few of which it must have; those of one's own begin with `x-`. A name that
    /// is a person's word is refused as such, whatever it begins with.
    fn members(
        &mut self,
        loader: &mut Loader<'d>,
        members: &[Member],
        required: usize,
        read: &mut dyn FnMut(&mut Self, &mut Loader<'d>, usize) -> Reading,
    ) -> Reading {
        let mut seen = 0_u32;
        let is_object = loader.reader.peek() == b'{';
        loader.object(&mut |it, name| match members.iter().position(|(known, _)| *known == name) {
            Some(index) if seen >> index & 1 == 1 => it.refuse("this member only once"),
            Some(index) => {
                seen |= 1 << index;
                if index >= required && it.reader.peek() == b'n' {
                    return it.reader.skip();
                }
                read(self, it, index)
            }
            None => self.own_member(it, &name),
        })?;
        for (index, (name, expected)) in members.iter().take(required).enumerate() {
            if is_object && seen >> index & 1 == 0 {
                loader.tell_at(name, expected, "nothing")?;
            }
        }
        Ok(())
    }

    fn own_member(&mut self, loader: &mut Loader<'d>, name: &str) -> Reading {
        let kind = personal::kind_of_name(name);
        if kind.is_some() {
            self.keep_persons_out(kind, loader.pointer());
            return loader.reader.skip();
        }
        if name.starts_with("x-") {
            return self.own_value(loader);
        }
        loader.refuse("a member of the format, or one of your own that begins with x-")
    }

    /// A value of one's own may be anything but a person's.
    fn own_value(&mut self, loader: &mut Loader<'d>) -> Reading {
        match loader.reader.peek() {
            b'{' => loader.object(&mut |it, name| {
                let kind = personal::kind_of_name(&name);
                if kind.is_some() {
                    self.keep_persons_out(kind, it.pointer());
                    return it.reader.skip();
                }
                self.own_value(it)
            }),
            b'[' => loader.elements(MAX_EVENTS, &mut |it, _| self.own_value(it)).map(|_| ()),
            b'"' => {
                let text = unescaped(loader.reader.string()?);
                self.keep_persons_out(personal::kind_of_text(&text), loader.pointer());
                Ok(())
            }
            _ => {
                let scalar = loader.reader.scalar()?;
                self.keep_persons_out(personal::kind_of_text(scalar), loader.pointer());
                Ok(())
            }
        }
    }
}

fn day(loader: &mut Loader<'_>) -> Reading<Option<Day>> {
    Ok(loader.plain("a day as YYYY-MM-DD", &is_day)?.and_then(Day::new))
}

fn event_name(loader: &mut Loader<'_>) -> Reading<Option<EventName>> {
    Ok(loader.one_of(EventName::NAMES, EVENTS)?.and_then(|at| EventName::ALL.get(at).copied()))
}

fn moment<'d>(draft: &mut Draft<'_, 'd>, loader: &mut Loader<'d>) -> Reading<Option<Moment>> {
    let (mut event, mut on) = (None, None);
    draft.members(loader, &MOMENT, 2, &mut |_, it, member| {
        match member {
            0 => event = event_name(it)?,
            _ => on = day(it)?,
        }
        Ok(())
    })?;
    if event == Some(EventName::Corrected) {
        loader.tell_at("event", "an event that is no correction itself", "corrected")?;
    }
    Ok(event.zip(on).map(|(event, on)| Moment { event, on }))
}

fn is_place(text: &str) -> bool {
    let (country, part) = text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
    let is_part = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
    };
    country.len() == 2 && country.bytes().all(|it| it.is_ascii_uppercase()) && part.is_none_or(is_part)
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").unwrap_or_default();
    let fits = |it: char| !it.is_whitespace() && !it.is_control() && !matches!(it, '"' | '<' | '>' | '\\' | '`' | '@');
    !rest.is_empty() && text.chars().count() <= 500 && is_text(text) && rest.chars().all(fits)
}

/// As much of a text as an issue shows.
fn shown(text: &str) -> alloc::string::String {
    match text.char_indices().nth(60) {
        Some((end, _)) => joined(&[text.get(..end).unwrap_or_default(), "…"], ""),
        None => text.into(),
    }
}
