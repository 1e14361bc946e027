//! Records of units: any lines, in pieces that end where the fuzzer likes.
#![no_main]

mod length;

use humanoid_id::records::{RecordContext, RecordLines};
use length::LONG;
use libfuzzer_sys::fuzz_target;

fn read(pieces: &[&[u8]]) -> Vec<(u64, String)> {
    let (mut lines, context, mut told) = (RecordLines::telling_twice(), RecordContext::default(), Vec::new());
    let mut each = |line: humanoid_id::records::RecordLine<'_>| told.push((line.number, line.report.to_json()));
    for piece in pieces {
        lines.push(piece, &context, &mut each);
    }
    lines.finish(&context, &mut each);
    told
}

fuzz_target!(|input: (u16, &[u8])| {
    let (cut, bytes) = input;
    if bytes.len() > LONG {
        let mut lines = RecordLines::telling_twice();
        lines.push(bytes, &RecordContext::default(), &mut |_| {});
        return lines.finish(&RecordContext::default(), &mut |_| {});
    }
    let (one, two) = bytes.split_at(usize::from(cut) % (bytes.len() + 1));
    assert_eq!(read(&[bytes]), read(&[one, two]));
});
