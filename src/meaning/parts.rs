//! The parts that a code is made of, and how they are given as JSON.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::format::Segment;
use crate::registry::{Fault, Loader, Member, Reading};

/// What a code is to be made of.
///
/// Each segment is either there as text, or written by the maker's published layout from the values of its fields or
/// from the maker's own number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The four segments in their order.
    pub segments: [Option<String>; 4],
    /// Values of fields by name: the characters of their places, or what they mean, such as `2026-05-22` or `42`.
    /// Literals and check characters need not be given.
    pub fields: Vec<(String, String)>,
    /// The maker's own number, from which the serial is written.
    pub in_house: Option<String>,
}

/// A member of the object that stands for parts, and where it is an object of what decoding returned, the member that
/// is meant.
const MEMBERS: [(Member, &str); 11] = [
    (("country", ""), "alpha2"),
    (("enterprise", ""), "code"),
    (("model", ""), "code"),
    (("serial", ""), "value"),
    (("inHouse", ""), ""),
    (("fields", ""), ""),
    // What else decoding returns is not needed to write the code again.
    (("id", ""), ""),
    (("status", ""), ""),
    (("display", ""), ""),
    (("assurance", ""), ""),
    (("issues", ""), ""),
];

impl Parts {
    /// Parts as JSON: `{ country, enterprise, model, serial, inHouse, fields: { … } }`, or what decoding returned.
    ///
    /// # Errors
    /// Members that are none of these, and values that are neither text nor number.
    pub fn from_json(text: &str) -> Result<Self, Vec<Fault>> {
        let mut loader = Loader::new(text, 0);
        let mut parts = Self::default();
        let read = loader.members(&MEMBERS.map(|it| it.0), 0, &mut |it, member| {
            match member {
                "inHouse" => parts.in_house = Some(value(it, "")?),
                "fields" => it.object(&mut |it, name| {
                    let value = value(it, "")?;
                    parts.fields.push((name.into_owned(), value));
                    Ok(())
                })?,
                _ => match Segment::ALL.iter().find(|segment| segment.name() == member) {
                    Some(segment) => {
                        let inner = MEMBERS.iter().find(|it| it.0.0 == member).map_or("", |it| it.1);
                        parts.segments[*segment as usize] = Some(value(it, inner)?);
                    }
                    None => it.reader.skip()?,
                },
            }
            Ok(())
        });
        if let Err(stop) = read {
            loader.give_up(stop, text);
        }
        if loader.faults.is_empty() { Ok(parts) } else { Err(loader.faults) }
    }
}

/// A text, the digits of a number, or that of a member of an object.
fn value(loader: &mut Loader<'_>, member: &str) -> Reading<String> {
    match loader.reader.peek() {
        b'-' | b'0'..=b'9' => loader.reader.scalar().map(ToString::to_string),
        b'{' if !member.is_empty() => {
            let mut found = Cow::default();
            loader.object(&mut |it, name| {
                if name == member {
                    found = it.any_text("a text")?;
                    Ok(())
                } else {
                    it.reader.skip()
                }
            })?;
            Ok(found.into_owned())
        }
        _ => loader.any_text("a text or a number").map(Cow::into_owned),
    }
}
