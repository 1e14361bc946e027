//! Judges by given options, and what they say of one text.

use humanoid_id::bulk::{ColumnJudge, check_cell};
use humanoid_id::{Locale, Severity, message};

use crate::memory::{bytes, put};

/// A judge by options as JSON text (none: the defaults); null where they are wrong, and then `refusal` holds as much of the
/// sentence as it has room for, and a zero byte behind it.
///
/// # Safety
/// `options` has so many bytes, and `refusal` so much room.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hid_new(
    options: *const u8,
    len: usize,
    refusal: *mut u8,
    refusal_room: usize,
) -> *mut ColumnJudge {
    // SAFETY: as this function's own.
    let judge = match unsafe { bytes(options, len) }.map(str::from_utf8) {
        Some(Ok("")) => Ok(ColumnJudge::default()),
        Some(Ok(options)) => ColumnJudge::with_options(options).map_err(|error| error.sentence()),
        Some(Err(_)) | None => Err(String::from("options: expected JSON in UTF-8")),
    };
    match judge {
        Ok(judge) => Box::into_raw(Box::new(judge)),
        Err(sentence) => {
            // SAFETY: as this function's own.
            unsafe { put(&(sentence + "\0"), refusal, refusal_room) };
            std::ptr::null_mut()
        }
    }
}

/// Drop a judge.
///
/// # Safety
/// It comes from [`hid_new`] and is dropped once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hid_drop(judge: *mut ColumnJudge) {
    if !judge.is_null() {
        // SAFETY: as above.
        drop(unsafe { Box::from_raw(judge) });
    }
}

/// What there is to say about one text, in a language such as `en` or `zh-CN`: a sentence a line, the worst first. It is
/// written to `to` as far as there is room; how many bytes it has. An unknown language is English.
///
/// # Safety
/// The judge is one of [`hid_new`], text and locale have so many bytes, and there is so much room.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hid_message(
    judge: *const ColumnJudge,
    text: *const u8,
    len: usize,
    locale: *const u8,
    locale_len: usize,
    to: *mut u8,
    room: usize,
) -> usize {
    // SAFETY: as this function's own.
    let (judge, text, locale) = unsafe { (judge.as_ref(), bytes(text, len), bytes(locale, locale_len)) };
    let (Some(judge), Some(text)) = (judge, text) else { return 0 };
    let locale = locale.and_then(|it| str::from_utf8(it).ok()).and_then(Locale::from_name).unwrap_or(Locale::En);
    let mut issues = check_cell(&String::from_utf8_lossy(text), judge.rules()).issues;
    issues.sort_by_key(|issue| std::cmp::Reverse::<Severity>(issue.severity));
    let sentences: Vec<_> = issues.iter().map(|issue| message(issue, locale)).collect();
    // SAFETY: as this function's own.
    unsafe { put(&sentences.join("\n"), to, room) }
}
