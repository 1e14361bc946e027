//! What the entries of a document say of one another, held together when all of them are read.

use alloc::string::String;
use alloc::vec::Vec;

use crate::format::joined;
use crate::format::{LENGTH, Segment};
use crate::json::push_number;
use crate::json::reader::Reading;
use crate::registry::key::Key;
use crate::registry::layout::Layout;
use crate::registry::layout::field::{Code, Kind};
use crate::registry::layouts::Layouts;
use crate::registry::loader::Loader;
use crate::registry::{Entry, Registry, answer, standing_on};

/// One of the two layouts.
type Which = fn(&Layouts) -> Option<&Layout>;

/// A code that an enterprise gives as an example, and where.
pub(super) struct Sample {
    pub pointer: String,
    pub enterprise: Key,
    pub code: Code,
}

impl Registry {
    pub(super) fn check_entries(&self, loader: &mut Loader<'_>) -> Reading {
        let mut maker: Option<(&Key, &[Layouts])> = None;
        for (key, entry) in self.keys.iter().zip(&self.entries) {
            let own = self.layouts_of(entry);
            if key.is_model() {
                let of_maker = maker.filter(|it| key.is_of(*it.0)).map_or(&[][..], |it| it.1);
                let has = |all: &[Layouts], which: Which| all.iter().any(|it| which(it).is_some());
                let all = |which: Which| {
                    let own = if has(own, which) {
                        own
                    } else if has(of_maker, which) {
                        of_maker
                    } else {
                        &self.general
                    };
                    own.iter().filter_map(move |it| which(it))
                };
                let mut code = [0; LENGTH];
                code.iter_mut().zip(key.text().bytes()).for_each(|(place, byte)| *place = byte);
                let pointer = joined(&[&pointer(*key, entry), "/code"], "");
                // Of layouts that follow each other the code is to fit one.
                let of_model: Vec<&Layout> = all(|it| it.model.as_ref()).collect();
                if !of_model.iter().any(|it| it.fits(&code)) {
                    check_code(loader, &pointer, &code, of_model.last().copied())?;
                }
                // A model's own layouts are held against its code where they stand.
                if !has(own, |it| it.serial.as_ref()) {
                    for serial in all(|it| it.serial.as_ref()) {
                        check_payload(loader, &pointer, &code, Some(serial))?;
                    }
                }
            } else {
                maker = Some((key, own));
            }
            let day = |at: u32| if at > 0 { loader.reader.moved(at as usize).string().ok() } else { None };
            let as_of = &self.source.as_of;
            let on = standing_on(as_of, day(entry.valid_from), day(entry.valid_to), entry.standing, as_of);
            if on != entry.standing {
                let pointer = joined(&[&pointer(*key, entry), "/status"], "");
                loader.tell_of(&pointer, "the status that its days give it on asOf", entry.standing.name())?;
            }
        }
        Ok(())
    }

    /// A maker's samples must fit the maker's own layouts: it is the only test a layout gets before it is used.
    pub(super) fn check_samples(&self, loader: &mut Loader<'_>, samples: &[Sample]) -> Reading {
        for Sample { pointer, enterprise, code } in samples {
            if Key::of_enterprise(code) == *enterprise {
                check_code(loader, pointer, code, answer(&[self], code).layouts.into_iter().flatten())?;
            } else {
                let found: String = code.iter().copied().map(char::from).collect();
                loader.tell_of(pointer, "a code that begins with the enterprise's country and code", &found)?;
            }
        }
        Ok(())
    }
}

/// Where an entry stands.
pub(super) fn pointer(key: Key, entry: &Entry) -> String {
    let mut pointer = String::from(if key.is_model() { "/models/" } else { "/enterprises/" });
    push_number(&mut pointer, entry.index.into(), 1);
    pointer
}

/// A layout of the enterprise does not know what may stand in a model; those that are listed are to fit its checks.
fn check_payload(loader: &mut Loader<'_>, pointer: &str, code: &Code, serial: Option<&Layout>) -> Reading {
    for field in serial.into_iter().flat_map(|layout| &layout.fields) {
        let Kind::Check { system, over, .. } = &field.kind else { continue };
        let taken = system.payload_alphabet();
        let covers_model = over.iter().any(|over| *over == Segment::Model.range());
        let model = code.get(Segment::Model.range()).unwrap_or_default();
        if covers_model && !model.iter().all(|byte| taken.bytes().any(|it| it == *byte)) {
            let found = joined(&[&field.name, " ", core::str::from_utf8(model).unwrap_or_default()], "");
            loader.tell_of(pointer, "a code over which the enterprise's check can be computed", &found)?;
        }
    }
    Ok(())
}

fn check_code<'l>(
    loader: &mut Loader<'_>,
    pointer: &str,
    code: &Code,
    layouts: impl IntoIterator<Item = &'l Layout>,
) -> Reading {
    for field in layouts.into_iter().flat_map(|layout| &layout.fields) {
        if let Err(expected) = field.read(code) {
            let mut found = joined(&[&field.name, " ", field.value(code)], "");
            // Whoever makes the first sample by hand wants to know which check character is right.
            if let Some(right) = expected.filter(|_| field.is_check()) {
                found = joined(&[&found, ", computed ", &right], "");
            }
            loader.tell_of(pointer, "a code that fits the layout", &found)?;
        }
    }
    Ok(())
}
