//! What the entries of a document say of one another, held together when all of them are read.

use alloc::string::String;

use super::key::Key;
use super::loader::Loader;
use super::reader::Reading;
use super::{Entry, Registry, answer, standing_on};
use crate::json::push_number;
use crate::layout::LENGTH;
use crate::meaning::layout::Layout;
use crate::meaning::layout::field::Code;
use crate::ruleset::joined;

/// A code that an enterprise gives as an example, and where.
pub(super) struct Sample {
    pub pointer: String,
    pub enterprise: Key,
    pub code: Code,
}

impl Registry {
    pub(super) fn check_entries(&self, loader: &mut Loader<'_>) -> Reading {
        let mut maker = None;
        for (key, entry) in self.keys.iter().zip(&self.entries) {
            let own = self.layouts_of(entry).and_then(|it| it.model.as_ref());
            if !key.is_model() {
                maker = Some(key).zip(own);
            } else if let Some(layout) = own.or(maker.filter(|it| key.is_of(*it.0)).map(|it| it.1)) {
                let mut code = [0; LENGTH];
                code.iter_mut().zip(key.text().bytes()).for_each(|(place, byte)| *place = byte);
                check_code(loader, &joined(&[&pointer(*key, entry), "/code"], ""), &code, [layout])?;
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

fn check_code<'l>(
    loader: &mut Loader<'_>,
    pointer: &str,
    code: &Code,
    layouts: impl IntoIterator<Item = &'l Layout>,
) -> Reading {
    for field in layouts.into_iter().flat_map(|layout| &layout.fields) {
        if field.read(code).is_err() {
            let found = joined(&[&field.name, " ", field.value(code)], "");
            loader.tell_of(pointer, "a code that fits the layout", &found)?;
        }
    }
    Ok(())
}
