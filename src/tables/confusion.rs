//! What people mistake for each other: by sight, and on the keyboard.

/// The digit that a letter is likely to be: sibling codes leave I and O out, and some of them Q.
pub(crate) const fn likely_digit(letter: u8) -> Option<u8> {
    match letter {
        b'I' => Some(b'1'),
        b'O' | b'Q' => Some(b'0'),
        _ => None,
    }
}

/// Whether two of the 36 look alike in print, on a plate or in handwriting.
pub(crate) fn look_alike(one: u8, other: u8) -> bool {
    const SIGHT: [&[u8]; 13] =
        [b"0ODQ", b"1IL", b"17", b"2Z", b"4A", b"5S", b"6G", b"8B", b"CG", b"EF", b"MN", b"UV", b"VY"];
    one != other && SIGHT.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// The keys beside a key on the Latin layout that Chinese keyboards have; for a sign, the digit on its key.
pub(crate) fn neighbours(key: u8) -> impl Iterator<Item = u8> {
    const ROWS: [&[u8]; 4] = [b"1234567890", b"QWERTYUIOP", b"ASDFGHJKL", b"ZXCVBNM"];
    const SIGNS: &[u8] = b"!@#$%^&*()";
    let find = |keys: &[u8]| keys.iter().position(|&it| it == key);
    let digit = find(SIGNS).map(|column| ROWS[0][column]);
    let at = ROWS.iter().enumerate().find_map(|(row, keys)| find(keys).map(|column| (row, column)));
    let beside = at.into_iter().flat_map(|(row, column)| {
        // Each row starts half a key to the right of the one above.
        let above = row.wrapping_sub(1);
        [
            (row, column.wrapping_sub(1)),
            (row, column + 1),
            (above, column),
            (above, column + 1),
            (row + 1, column.wrapping_sub(1)),
            (row + 1, column),
        ]
    });
    digit.into_iter().chain(beside.filter_map(|(row, column)| ROWS.get(row)?.get(column).copied()))
}
