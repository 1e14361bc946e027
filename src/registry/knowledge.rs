//! What registries in layers know of a code.

use crate::registry::key::Key;
use crate::registry::layout::Layout;
use crate::registry::layout::field::Code;
use crate::registry::layouts::{Layouts, in_force};
use crate::registry::{Day, Days, Entry, ListingStatus, Registry};

/// What codes are held against: registries in layers, and a day.
///
/// ```
/// use humanoid_id::{decode, Knowledge, Ruleset};
/// let nothing = Knowledge::default();
/// let decoded = decode("CNTESTH1A00120260522A00000001", &Ruleset::default(), nothing).unwrap();
/// assert_eq!(decoded.model.known, None);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Knowledge<'l, 'r> {
    /// A later one wins: first the national one, then one's own. An entry wins as a whole.
    pub registries: &'l [&'r Registry],
    /// The day on which enterprise and model are to be valid; without one, only their status says whether they are.
    pub on: Option<Day>,
}

/// What the layers know of a code.
#[derive(Clone, Copy)]
pub(crate) struct Answer<'r> {
    pub enterprise: Option<RegistryHit<'r>>,
    pub model: Option<RegistryHit<'r>>,
    /// Of the model segment and of the serial: the model's own, or else the enterprise's, or else that of all enterprises.
    pub layouts: [Option<&'r Layout>; 2],
    /// How many layouts follow each other where there are most.
    pub versions: usize,
    /// Whether they have a date by which units are judged.
    #[cfg(feature = "bulk")]
    pub is_dated: bool,
}

impl Answer<'_> {
    /// The days of which a code says that its unit was made in them.
    pub fn production(&self, code: &Code) -> Option<Days> {
        let iso = self.layouts.into_iter().flatten().rev().find_map(|it| it.production(code))?;
        Days::of(&iso)
    }
}

/// An entry, in which layer.
#[derive(Clone, Copy)]
pub(crate) struct RegistryHit<'r> {
    pub layer: usize,
    pub registry: &'r Registry,
    pub entry: &'r Entry,
}

impl RegistryHit<'_> {
    pub fn standing(&self, on: Option<Day>) -> ListingStatus {
        self.registry.standing(self.entry, on.map(Days::from).as_ref())
    }
}

pub(crate) fn answer<'r>(layers: &[&'r Registry], code: &Code) -> Answer<'r> {
    answer_by(layers, code, None)
}

/// The same by the layouts of a number, where some follow each other; by those that the code was made by, where none is given.
pub(crate) fn answer_by<'r>(layers: &[&'r Registry], code: &Code, version: Option<usize>) -> Answer<'r> {
    let (of_enterprise, of_model, mut found) = (Key::of_enterprise(code), Key::of_model(code), [None; 2]);
    let mut general: Option<&Registry> = None;
    for (layer, registry) in layers.iter().enumerate().rev() {
        let entries = registry.entries_of(of_enterprise, of_model);
        if !registry.general.is_empty() && entries.iter().any(Option::is_some) {
            general = general.or(Some(registry));
        }
        for (found, entry) in found.iter_mut().zip(entries) {
            *found = found.or_else(|| Some(RegistryHit { layer, registry, entry: entry? }));
        }
    }
    let [enterprise, model] = found;
    let of_hit = |it: RegistryHit<'r>| (it.registry.layouts_of(it.entry), it.registry);
    let of_all = general.map(|it| (it.general.as_slice(), it));
    let all = [model.map(of_hit), enterprise.map(of_hit), of_all];
    let chosen = all.map(|it| {
        let (versions, registry) = it?;
        match version {
            Some(number) => versions.get(number.min(versions.len().checked_sub(1)?)),
            None => in_force(versions, code, &registry.source.as_of),
        }
    });
    let layout = |which: fn(&Layouts) -> Option<&Layout>| chosen.into_iter().flatten().find_map(which);
    let layouts = [layout(|it| it.model.as_ref()), layout(|it| it.serial.as_ref())];
    let versions = all.iter().flatten().map(|(versions, _)| versions.len()).max().unwrap_or(0);
    Answer {
        enterprise,
        model,
        layouts,
        versions,
        #[cfg(feature = "bulk")]
        is_dated: all.iter().flatten().flat_map(|(versions, _)| *versions).any(Layouts::is_dated),
    }
}
