//! The native methods of `com.humanoidid.Native`, by JNI. Two functions of the JVM's table are called, whose numbers the JNI
//! specification fixes.
#![allow(unsafe_code, reason = "the JVM's interface is one of C")]

use std::ffi::c_void;
use std::sync::OnceLock;

use humanoid_id::bulk::{Cell, ColumnJudge, RowStatus};
use humanoid_id::{IssueCode, LENGTH, Segment};

/// The JVM's functions.
type Env = *mut *const [*const c_void; FUNCTIONS];
/// How many the oldest JVM in use has.
const FUNCTIONS: usize = 229;

type GetArrayLength = unsafe extern "system" fn(Env, *mut c_void) -> i32;
type GetByteArrayRegion = unsafe extern "system" fn(Env, *mut c_void, i32, i32, *mut i8);
type SetByteArrayRegion = unsafe extern "system" fn(Env, *mut c_void, i32, i32, *const i8);
type NewStringUtf = unsafe extern "system" fn(Env, *const u8) -> *mut c_void;

const NEW_STRING_UTF: usize = 167;
const GET_ARRAY_LENGTH: usize = 171;
const GET_BYTE_ARRAY_REGION: usize = 200;
const SET_BYTE_ARRAY_REGION: usize = 208;

/// A function of the JVM's table.
unsafe fn function<F: Copy>(env: Env, number: usize) -> F {
    const { assert!(size_of::<F>() == size_of::<*const c_void>()) };
    // SAFETY: the table's functions have the types that the specification gives them.
    unsafe { std::mem::transmute_copy(&(&**env)[number]) }
}

/// What a text of the JVM comes to. A longer one than is ever looked at is cut behind that.
unsafe fn cell(env: Env, text: *mut c_void) -> Cell {
    static JUDGE: OnceLock<ColumnJudge> = OnceLock::new();
    let judge = JUDGE.get_or_init(ColumnJudge::default);
    let mut room = [0_i8; 2_048];
    // SAFETY: the JVM's own table and an array of bytes of its own.
    let bytes = unsafe {
        let len = function::<GetArrayLength>(env, GET_ARRAY_LENGTH)(env, text);
        let len = len.clamp(0, i32::try_from(room.len()).unwrap_or(0));
        function::<GetByteArrayRegion>(env, GET_BYTE_ARRAY_REGION)(env, text, 0, len, room.as_mut_ptr());
        std::slice::from_raw_parts(room.as_ptr().cast::<u8>(), usize::try_from(len).unwrap_or(0))
    };
    judge.cell(bytes)
}

/// Status, issue code (from 1, 0 for none) and place (255 for none), a byte each from the lowest.
///
/// # Safety
/// It is the JVM that calls, with an array of bytes.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_com_humanoidid_Native_verdict(env: Env, _: *mut c_void, text: *mut c_void) -> i32 {
    // SAFETY: as this function's own.
    let verdict = unsafe { cell(env, text) }.verdict;
    let code = verdict.code.map_or(0, |code| code as i32 + 1);
    verdict.status as i32 | code << 8 | i32::from(verdict.place.unwrap_or(u8::MAX)) << 16
}

/// Write the 29 places of a code to an array of as many bytes; `false` where the text is none.
///
/// # Safety
/// It is the JVM that calls, with two arrays of bytes.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_com_humanoidid_Native_canonical(
    env: Env,
    _: *mut c_void,
    text: *mut c_void,
    to: *mut c_void,
) -> u8 {
    // SAFETY: as this function's own; the JVM refuses an array that is too short.
    unsafe {
        let Some(code) = cell(env, text).code else { return 0 };
        let len = i32::try_from(LENGTH).unwrap_or(0);
        function::<SetByteArrayRegion>(env, SET_BYTE_ARRAY_REGION)(env, to, 0, len, code.as_ptr().cast());
    }
    1
}

/// The names behind the numbers: a line of status names, one of issue codes, one of segments with their widths.
///
/// # Safety
/// It is the JVM that calls.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_com_humanoidid_Native_names(env: Env, _: *mut c_void) -> *mut c_void {
    let statuses = RowStatus::ALL.map(RowStatus::name).join(" ");
    let codes = IssueCode::ALL.iter().map(|code| code.id()).collect::<Vec<_>>().join(" ");
    let segments = Segment::ALL.map(|it| format!("{}:{}", it.name(), it.width())).join(" ");
    let names = [statuses, codes, segments].join("\n") + "\0";
    // SAFETY: as this function's own; the text ends with a zero byte and is ASCII.
    unsafe { function::<NewStringUtf>(env, NEW_STRING_UTF)(env, names.as_ptr()) }
}
