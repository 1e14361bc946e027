//! The certain part: how the 29 places are divided.
//!
//! Announced on 22 May 2026 with the management specification for the whole life of humanoid robots; the four
//! segments, their widths and their order are reported alike by every credible source.
//!
//! ```text
//!   place  0 1 2       6           12                                28
//!          C N T E S T H 1 A 0 0 1 2 0 2 6 0 5 2 2 A 0 0 0 0 0 0 0 1
//!          └┬┘ └──┬──┘ └────┬────┘ └───────────────┬───────────────┘
//!      country enterprise  model                 serial
//!          2      4          6                     17
//! ```

use core::ops::Range;

/// Places in a code.
pub const LENGTH: usize = 29;

/// One of the four parts of a code, in their order.
///
/// ```
/// use humanoid_id::Segment;
/// assert_eq!(Segment::Model.range(), 6..12);
/// assert_eq!(Segment::at(28), Segment::Serial);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Segment {
    /// Country or region of origin: two letters of GB/T 2659.1.
    Country,
    /// The maker: four places.
    Enterprise,
    /// The product model: six places.
    Model,
    /// One unit within a model: seventeen places.
    Serial,
}

impl Segment {
    /// The four segments in their order.
    pub const ALL: [Self; 4] = [Self::Country, Self::Enterprise, Self::Model, Self::Serial];

    /// The places it takes, counted from 0, half-open.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        match self {
            Self::Country => 0..2,
            Self::Enterprise => 2..6,
            Self::Model => 6..12,
            Self::Serial => 12..LENGTH,
        }
    }

    /// How many places it takes.
    #[must_use]
    pub const fn width(self) -> usize {
        let range = self.range();
        range.end - range.start
    }

    /// The segment that holds a place; places past the end count as the serial's.
    #[must_use]
    pub const fn at(place: usize) -> Self {
        match place {
            0..2 => Self::Country,
            2..6 => Self::Enterprise,
            6..12 => Self::Model,
            _ => Self::Serial,
        }
    }

    /// Its name in data: `country`, `enterprise`, `model`, `serial`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Enterprise => "enterprise",
            Self::Model => "model",
            Self::Serial => "serial",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_tile_the_code() {
        let mut place = 0;
        for segment in Segment::ALL {
            assert_eq!(segment.range().start, place);
            for inside in segment.range() {
                assert_eq!(Segment::at(inside), segment);
            }
            place += segment.width();
        }
        assert_eq!(place, LENGTH);
    }
}
