//! The words of a record: events, roles and states. No list of them has been published for this code; these are the
//! project's own.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $word:ident $id:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$of])* $word,)* }

        impl $name {
            /// All of them, in the order of a life.
            pub const ALL: &'static [Self] = &[$(Self::$word,)*];

            pub(super) const NAMES: &'static [&'static str] = &[$($id,)*];

            /// Its name in data.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$word => $id,)* }
            }

            /// The word of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.name() == name)
            }
        }
    };
}

words! {
    /// What happened to a unit. The order is that in which events of one day are read.
    EventName {
        /// It left production.
        Produced "produced",
        /// Somebody inspected it.
        Inspected "inspected",
        /// It was offered on a market.
        PlacedOnMarket "placed-on-market",
        /// It changed hands.
        Transferred "transferred",
        /// It came back: to a service provider for repair, or to whoever sold or made it.
        Returned "returned",
        /// It was maintained or repaired.
        Maintained "maintained",
        /// A part of it was replaced.
        PartReplaced "part-replaced",
        /// Its use began, or began again.
        PutIntoUse "put-into-use",
        /// It has a fault for which units like it were called back.
        Recalled "recalled",
        /// That fault was removed.
        RecallRemedied "recall-remedied",
        /// It was given up: it is not to be used again.
        Scrapped "scrapped",
        /// It was taken apart for its materials.
        Recycled "recycled",
        /// An earlier entry was wrong and no longer counts.
        Corrected "corrected",
    }
}

words! {
    /// In which role somebody says what happened.
    Role {
        /// Whoever made it.
        Manufacturer "manufacturer",
        /// Whoever brought it into the country.
        Importer "importer",
        /// Whoever sells it.
        Seller "seller",
        /// Whoever maintains and repairs it.
        ServiceProvider "service-provider",
        /// Whoever uses it.
        User "user",
        /// Whoever takes it apart for its materials.
        Recycler "recycler",
        /// A public authority.
        Authority "authority",
    }
}

words! {
    /// The present state of a unit, derived from its events.
    State {
        /// Made, and not on a market yet.
        Produced "produced",
        /// On a market.
        OnMarket "on-market",
        /// In use.
        InUse "in-use",
        /// With a service provider.
        UnderRepair "under-repair",
        /// Recalled, and the fault is not remedied.
        Recalled "recalled",
        /// Given back to whoever sold or made it.
        Returned "returned",
        /// Taken apart for its materials.
        Recycled "recycled",
        /// Given up.
        Scrapped "scrapped",
    }
}

impl EventName {
    /// Who can say that it happened; a correction is anybody's.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        use Role::{Authority, Importer, Manufacturer, Recycler, Seller, ServiceProvider, User};
        match self {
            Self::Produced => &[Manufacturer],
            Self::Inspected => &[Manufacturer, Importer, Seller, ServiceProvider, Authority],
            Self::PlacedOnMarket => &[Manufacturer, Importer, Seller],
            Self::Transferred => &[Manufacturer, Importer, Seller, User],
            Self::Returned => &[Manufacturer, Importer, Seller, ServiceProvider, User],
            Self::Maintained | Self::PartReplaced => &[Manufacturer, ServiceProvider, User],
            Self::PutIntoUse => &[Manufacturer, Seller, ServiceProvider, User],
            Self::Recalled => &[Manufacturer, Importer, Authority],
            Self::RecallRemedied => &[Manufacturer, Importer, ServiceProvider],
            Self::Scrapped => &[Manufacturer, ServiceProvider, User, Recycler, Authority],
            Self::Recycled => &[Manufacturer, Recycler],
            Self::Corrected => Role::ALL,
        }
    }
}
