//! The two algebras of ten elements in which no swap of neighbours is lost.
//!
//! `% 10` in an index changes no value: it shows the compiler that there is nothing to panic about.

/// J. Verhoeff, *Error Detecting Decimal Codes*, 1969.
pub(super) mod verhoeff {
    /// The permutation that a digit goes through once for every place it stands away from the check digit.
    const STEP: [usize; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    /// After eight places the permutation is back where it began.
    pub fn permuted(digit: usize, places: usize) -> usize {
        (0..places % 8).fold(digit, |digit, _| STEP[digit % 10])
    }

    /// The dihedral group of the pentagon: 0 to 4 turn it, 5 to 9 turn and flip it.
    pub const fn product(a: usize, b: usize) -> usize {
        let turned = if a < 5 { a + b } else { a + 10 - b } % 5;
        if (a < 5) == (b < 5) { turned } else { turned + 5 }
    }

    pub const fn inverse(a: usize) -> usize {
        if a < 5 { (5 - a) % 5 } else { a }
    }
}

/// H. M. Damm, *Total anti-symmetrische Quasigruppen*, 2004.
pub(super) mod damm {
    const TABLE: [[u8; 10]; 10] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];

    pub const fn product(row: usize, column: usize) -> usize {
        TABLE[row % 10][column % 10] as usize
    }
}
