//! From events to a state. The events are read in the order of their days, those of one day in the order of a life, so a
//! state does not depend on the order in which they are written.

use alloc::vec::Vec;

use super::document::{Moment, Unit, UnitEvent};
use super::vocabulary::{EventName, Role, State};
use crate::registry::Day;

/// What a unit went through.
#[derive(Clone, Debug, Default)]
pub(super) struct Life {
    /// Indices of the events in the order in which they happened, corrections and corrected ones among them.
    pub order: Vec<usize>,
    /// Which of the events no longer count, by index.
    pub withdrawn: Vec<usize>,
    /// The event that ended its use, if one did: the first `scrapped` or `recycled` that counts.
    pub end: Option<usize>,
    /// The recall that is not remedied.
    pub open_recall: Option<usize>,
    /// The state before a recall is looked at.
    state: Option<State>,
}

impl Life {
    /// Read the events of a unit. Those after `as_of` have not happened yet.
    pub fn of(unit: &Unit<'_>, as_of: Option<Day>) -> Self {
        let mut order: Vec<usize> = (0..unit.events.len()).collect();
        // What follows from two events with the same key is the same, whichever comes first.
        order.sort_by_key(|at| unit.events.get(*at).map(|it| (it.on, it.event, it.role)));
        let mut life = Self { withdrawn: withdrawn(unit), order, ..Self::default() };
        for index in life.order.clone() {
            let Some(event) = unit.events.get(index) else { continue };
            if !life.withdrawn.contains(&index) && as_of.is_none_or(|day| event.on <= day) {
                life.take(index, event);
            }
        }
        life
    }

    fn take(&mut self, index: usize, event: &UnitEvent<'_>) {
        match event.event {
            EventName::Recalled => self.open_recall = Some(index),
            EventName::RecallRemedied => self.open_recall = None,
            _ => {}
        }
        let ended = matches!(self.state, Some(State::Scrapped | State::Recycled));
        self.state = match (event.event, self.state) {
            (EventName::Recycled, _) => Some(State::Recycled),
            // A unit that was scrapped stays scrapped, whoever says that it was sold again.
            (_, state) if ended => state,
            (EventName::Scrapped, _) => Some(State::Scrapped),
            (EventName::Produced, _) => Some(State::Produced),
            // Sold on by whoever took it back.
            (EventName::PlacedOnMarket, _) | (EventName::Transferred, Some(State::Returned)) => Some(State::OnMarket),
            // Whoever repaired it gives it back by saying so.
            (EventName::PutIntoUse, _)
            | (EventName::Maintained | EventName::PartReplaced, Some(State::UnderRepair)) => Some(State::InUse),
            (EventName::Returned, _) if event.role == Role::ServiceProvider => Some(State::UnderRepair),
            (EventName::Returned, _) => Some(State::Returned),
            (_, state) => state,
        };
        if matches!(event.event, EventName::Scrapped | EventName::Recycled) && self.end.is_none() {
            self.end = Some(index);
        }
    }

    /// The state: a recall that is not remedied comes before all but the end.
    pub fn state(&self) -> State {
        match self.state {
            Some(state @ (State::Scrapped | State::Recycled)) => state,
            _ if self.open_recall.is_some() => State::Recalled,
            state => state.unwrap_or(State::Produced),
        }
    }
}

/// The events that a correction takes back.
fn withdrawn(unit: &Unit<'_>) -> Vec<usize> {
    let targets: Vec<Moment> = unit.events.iter().filter_map(|it| it.corrects).collect();
    let events = unit.events.iter().enumerate();
    events.filter(|(_, it)| targets.contains(&it.moment())).map(|(at, _)| at).collect()
}
