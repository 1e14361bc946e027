//! `DuckDB` functions on columns of codes, over the stable C API of version 1.2.
//!
//! ```sql
//! LOAD 'humanoid_id.duckdb_extension';
//! SELECT humanoid_id_status(code), count(*) FROM robots GROUP BY 1;
//! ```
//!
//! | Function | Gives |
//! |---|---|
//! | `humanoid_id_status(code)` | `ENUM('valid', 'warned', 'invalid', 'skipped')` |
//! | `humanoid_id_is_valid(code)` | `BOOLEAN` |
//! | `humanoid_id_check(code)` | `STRUCT(status ENUM, code ENUM, place UTINYINT)` |
//! | `humanoid_id_canonical(code)` | `VARCHAR` of 29 places |
//! | `humanoid_id_segments(code)` | `STRUCT(country, enterprise, model, serial VARCHAR)` |
#![allow(unsafe_code, reason = "DuckDB's interface is one of C")]

mod vectors;

use std::ffi::{CStr, CString};
use std::ptr::null_mut;

use humanoid_id::bulk::{Cell, ColumnJudge, RowStatus, Verdict};
use humanoid_id::{IssueCode, Segment};
use libduckdb_sys::{
    DUCKDB_TYPE_DUCKDB_TYPE_BOOLEAN, DUCKDB_TYPE_DUCKDB_TYPE_UTINYINT, DUCKDB_TYPE_DUCKDB_TYPE_VARCHAR, DuckDBSuccess,
    duckdb_connect, duckdb_connection, duckdb_create_enum_type, duckdb_create_logical_type,
    duckdb_create_scalar_function, duckdb_create_struct_type, duckdb_data_chunk, duckdb_destroy_logical_type,
    duckdb_destroy_scalar_function, duckdb_disconnect, duckdb_extension_access, duckdb_extension_info,
    duckdb_function_info, duckdb_logical_type, duckdb_register_scalar_function, duckdb_rs_extension_api_init,
    duckdb_scalar_function_add_parameter, duckdb_scalar_function_set_function, duckdb_scalar_function_set_name,
    duckdb_scalar_function_set_return_type, duckdb_scalar_function_set_special_handling, duckdb_scalar_function_t,
    duckdb_type, duckdb_vector,
};
use vectors::{Output, Texts, child};

/// The judge by the default rules.
fn judge() -> &'static ColumnJudge {
    static JUDGE: std::sync::OnceLock<ColumnJudge> = std::sync::OnceLock::new();
    JUDGE.get_or_init(ColumnJudge::default)
}

/// For each text of the first column, its row and what it comes to; `None` where it is null.
unsafe fn each(input: duckdb_data_chunk, mut tell: impl FnMut(usize, Option<Cell>)) {
    let judge = judge();
    // SAFETY: the chunk is the engine's, and its first column holds texts.
    for (row, text) in unsafe { Texts::of(input) }.enumerate() {
        tell(row, text.map(|text| judge.cell(text)));
    }
}

/// The byte of a status in its enumeration.
fn status_of(cell: Cell) -> u8 {
    cell.verdict.status as u8
}

unsafe extern "C" fn status(_: duckdb_function_info, input: duckdb_data_chunk, output: duckdb_vector) {
    // SAFETY: the vector has a byte for each row of the chunk.
    unsafe {
        let mut out = Output::<u8>::new(output);
        each(input, |row, cell| out.set(row, cell.map(status_of)));
    }
}

unsafe extern "C" fn is_valid(_: duckdb_function_info, input: duckdb_data_chunk, output: duckdb_vector) {
    // SAFETY: the same.
    unsafe {
        let mut out = Output::<u8>::new(output);
        each(input, |row, cell| out.set(row, cell.map(|cell| u8::from(cell.code.is_some()))));
    }
}

unsafe extern "C" fn check(_: duckdb_function_info, input: duckdb_data_chunk, output: duckdb_vector) {
    // SAFETY: the same of each member of the structure.
    unsafe {
        let mut whole = Output::<u8>::without_data(output);
        let [mut status, mut code, mut place] = [0, 1, 2].map(|at| Output::<u8>::new(child(output, at)));
        each(input, |row, cell| {
            if cell.is_none() {
                whole.set_null(row);
            }
            let verdict = cell.map(|cell| cell.verdict);
            status.set(row, cell.map(status_of));
            code.set(row, verdict.and_then(|Verdict { code, .. }| code).map(|code| code as u8));
            place.set(row, verdict.and_then(|Verdict { place, .. }| place));
        });
    }
}

unsafe extern "C" fn canonical(_: duckdb_function_info, input: duckdb_data_chunk, output: duckdb_vector) {
    // SAFETY: the vector holds texts.
    unsafe {
        let mut out = Output::<u8>::without_data(output);
        each(input, |row, cell| out.set_text(row, cell.and_then(|cell| cell.code).as_ref().map(|code| &code[..])));
    }
}

unsafe extern "C" fn segments(_: duckdb_function_info, input: duckdb_data_chunk, output: duckdb_vector) {
    // SAFETY: each member of the structure holds texts.
    unsafe {
        let mut whole = Output::<u8>::without_data(output);
        let mut parts = Segment::ALL.map(|it| (it, Output::<u8>::without_data(child(output, it as u64))));
        each(input, |row, cell| {
            let code = cell.and_then(|cell| cell.code);
            if code.is_none() {
                whole.set_null(row);
            }
            for (segment, part) in &mut parts {
                part.set_text(row, code.as_ref().map(|code| &code[segment.range()]));
            }
        });
    }
}

/// A type of the engine, given back at the end.
struct Type(duckdb_logical_type);

impl Type {
    fn of(kind: duckdb_type) -> Self {
        // SAFETY: any kind of the engine's will do.
        Self(unsafe { duckdb_create_logical_type(kind) })
    }

    fn enumeration(names: impl Iterator<Item = &'static str>) -> Self {
        let names: Vec<CString> = names.filter_map(|name| CString::new(name).ok()).collect();
        let mut places: Vec<_> = names.iter().map(|name| name.as_ptr()).collect();
        // SAFETY: so many names, which the engine copies.
        Self(unsafe { duckdb_create_enum_type(places.as_mut_ptr(), places.len() as u64) })
    }

    fn structure<const N: usize>(names: [&CStr; N], types: [&Self; N]) -> Self {
        let (mut names, mut types) = (names.map(CStr::as_ptr), types.map(|it| it.0));
        // SAFETY: so many names and types, which the engine copies.
        Self(unsafe { duckdb_create_struct_type(types.as_mut_ptr(), names.as_mut_ptr(), N as u64) })
    }
}

impl Drop for Type {
    fn drop(&mut self) {
        // SAFETY: it was created, and is dropped once.
        unsafe { duckdb_destroy_logical_type(&raw mut self.0) }
    }
}

/// Whether a function of one text was taken by the engine.
unsafe fn register(to: duckdb_connection, name: &CStr, returns: &Type, function: duckdb_scalar_function_t) -> bool {
    let text = Type::of(DUCKDB_TYPE_DUCKDB_TYPE_VARCHAR);
    // SAFETY: the connection is open; the engine copies what it is given.
    unsafe {
        let mut scalar = duckdb_create_scalar_function();
        duckdb_scalar_function_set_name(scalar, name.as_ptr());
        duckdb_scalar_function_add_parameter(scalar, text.0);
        duckdb_scalar_function_set_return_type(scalar, returns.0);
        // Null in, null out, by the functions themselves: of a text that is there, parts may be null.
        duckdb_scalar_function_set_special_handling(scalar);
        duckdb_scalar_function_set_function(scalar, function);
        let outcome = duckdb_register_scalar_function(to, scalar);
        duckdb_destroy_scalar_function(&raw mut scalar);
        outcome == DuckDBSuccess
    }
}

unsafe fn register_all(to: duckdb_connection) -> bool {
    let [text, flag, place] =
        [DUCKDB_TYPE_DUCKDB_TYPE_VARCHAR, DUCKDB_TYPE_DUCKDB_TYPE_BOOLEAN, DUCKDB_TYPE_DUCKDB_TYPE_UTINYINT]
            .map(Type::of);
    let standing = Type::enumeration(RowStatus::ALL.into_iter().map(RowStatus::name));
    let code = Type::enumeration(IssueCode::ALL.iter().map(|code| code.id()));
    let verdict = Type::structure([c"status", c"code", c"place"], [&standing, &code, &place]);
    let parts = Type::structure([c"country", c"enterprise", c"model", c"serial"], [&text; 4]);
    // SAFETY: as this function's own.
    unsafe {
        register(to, c"humanoid_id_status", &standing, Some(status))
            && register(to, c"humanoid_id_is_valid", &flag, Some(is_valid))
            && register(to, c"humanoid_id_check", &verdict, Some(check))
            && register(to, c"humanoid_id_canonical", &text, Some(canonical))
            && register(to, c"humanoid_id_segments", &parts, Some(segments))
    }
}

/// What the engine calls when the extension is loaded; `false` where it cannot be used.
///
/// # Safety
/// It is the engine that calls.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn humanoid_id_init_c_api(
    info: duckdb_extension_info,
    access: *const duckdb_extension_access,
) -> bool {
    // SAFETY: as this function's own.
    unsafe {
        if !matches!(duckdb_rs_extension_api_init(info, access, "v1.2.0"), Ok(true)) {
            return false;
        }
        let Some(database) = (*access).get_database else { return false };
        let mut connection: duckdb_connection = null_mut();
        if duckdb_connect(*database(info), &raw mut connection) != DuckDBSuccess {
            return false;
        }
        let outcome = register_all(connection);
        duckdb_disconnect(&raw mut connection);
        outcome
    }
}
