//! A maker or model that no registry lists, where one other character makes the code whole.
//!
//! Such a code is told apart from one of a maker that is merely unknown by arithmetic: with that character enterprise and model
//! are listed, every field of the layout fits, and a check character over the place agrees.

use core::ops::Range;

use crate::check::HumanoidId;
use crate::format::{Alphabet, LayoutRule, Ruleset, Segment};
use crate::registry::{Answer, Knowledge, answer};

/// Whether the rules ask for it, and it is so.
pub(crate) fn is_slip(id: &HumanoidId, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> bool {
    let code = id.as_bytes();
    let open = open(rules, &answer(knowledge.registries, code));
    let characters = || Alphabet::ALNUM36.characters().filter_map(|it| u8::try_from(it).ok());
    open.clone().any(|place| {
        characters().any(|to| {
            let mut changed = *code;
            changed[place] = to;
            let found = answer(knowledge.registries, &changed);
            let fields = || found.layouts.into_iter().flatten().flat_map(|layout| &layout.fields);
            let is_listed = found.enterprise.is_some() && found.model.is_some();
            let is_covered = || fields().any(|it| it.over().iter().any(|over| over.contains(&place)));
            is_listed && is_covered() && fields().all(|it| it.fits(&changed))
        })
    })
}

/// Whether it depends on more than the make of a code.
#[cfg(feature = "bulk")]
pub(crate) fn may_be_slip(rules: &Ruleset, answer: &Answer<'_>) -> bool {
    !open(rules, answer).is_empty()
}

/// The places of which one may be wrong.
fn open(rules: &Ruleset, answer: &Answer<'_>) -> Range<usize> {
    match (rules.layout, answer.enterprise, answer.model) {
        (LayoutRule::Error, None, _) => 0..Segment::Enterprise.range().end,
        (LayoutRule::Error, _, None) => Segment::Model.range(),
        _ => 0..0,
    }
}
