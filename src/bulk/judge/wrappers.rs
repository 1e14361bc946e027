//! What stands around a text in its cell: space, marks that cannot be seen, and what protects it from spreadsheets.

use alloc::borrow::Cow;
use core::ops::Range;

/// Where the content stands, without what surrounds it.
pub(in crate::bulk) fn trimmed(text: &str, surrounds: impl Fn(char) -> bool) -> Range<usize> {
    let start = text.len() - text.trim_start_matches(&surrounds).len();
    start..start + text[start..].trim_end_matches(&surrounds).len()
}

/// Where the text inside `="…"`, `"…"` or behind an apostrophe stands; the content itself where there is none.
fn unwrapped(text: &str, content: Range<usize>) -> Range<usize> {
    let body = &text[content.clone()];
    let bare = body.strip_prefix('=').unwrap_or(body);
    if let Some(inside) = bare.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        return content.end - inside.len() - 1..content.end - 1;
    }
    let inside = body.strip_prefix(['\'', '\u{2018}', '\u{ff07}']).unwrap_or(body);
    content.end - inside.len()..content.end
}

/// Whether there is more to a content than the text inside.
pub(in crate::bulk) fn is_wrapped(text: &str, content: &Range<usize>) -> bool {
    unwrapped(text, content.clone()) != *content
}

/// The text with space in place of the wrappers around some contents, so that all else stands where it stood.
pub(in crate::bulk) fn without_wrappers(text: &str, contents: impl IntoIterator<Item = Range<usize>>) -> Cow<'_, str> {
    let mut bare = Cow::Borrowed(text);
    for content in contents {
        let inside = unwrapped(text, content.clone());
        for wrapper in [content.start..inside.start, inside.end..content.end] {
            let space = " ".repeat(wrapper.len());
            bare.to_mut().replace_range(wrapper, &space);
        }
    }
    bare
}
