//! The engine's vectors: texts in, values out.

use std::ffi::c_char;

use libduckdb_sys::{
    duckdb_data_chunk, duckdb_data_chunk_get_size, duckdb_data_chunk_get_vector, duckdb_string_t,
    duckdb_struct_vector_get_child, duckdb_validity_set_row_invalid, duckdb_vector,
    duckdb_vector_assign_string_element_len, duckdb_vector_ensure_validity_writable, duckdb_vector_get_data,
    duckdb_vector_get_validity,
};

/// Shorter texts stand in the value itself.
const INLINED: u32 = 12;

/// The texts of a chunk's first column.
pub(crate) struct Texts {
    values: *const duckdb_string_t,
    validity: *const u64,
    rows: usize,
    row: usize,
}

impl Texts {
    /// # Safety
    /// The chunk's first column holds texts, and outlives this.
    pub unsafe fn of(chunk: duckdb_data_chunk) -> Self {
        // SAFETY: as this function's own.
        unsafe {
            let vector = duckdb_data_chunk_get_vector(chunk, 0);
            Self {
                values: duckdb_vector_get_data(vector).cast(),
                validity: duckdb_vector_get_validity(vector),
                rows: usize::try_from(duckdb_data_chunk_get_size(chunk)).unwrap_or(0),
                row: 0,
            }
        }
    }
}

impl Iterator for Texts {
    type Item = Option<&'static [u8]>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.row;
        if row == self.rows {
            return None;
        }
        self.row += 1;
        // SAFETY: the vector has so many rows, and its texts are there while the function runs, which no text outlives.
        unsafe {
            if !self.validity.is_null() && *self.validity.add(row / 64) >> (row % 64) & 1 == 0 {
                return Some(None);
            }
            let text = &*self.values.add(row);
            let len = text.value.inlined.length;
            let at: *const c_char =
                if len <= INLINED { text.value.inlined.inlined.as_ptr() } else { text.value.pointer.ptr };
            Some(Some(std::slice::from_raw_parts(at.cast(), len as usize)))
        }
    }
}

/// A member of a vector of structures.
///
/// # Safety
/// It has so many members.
pub(crate) unsafe fn child(vector: duckdb_vector, at: u64) -> duckdb_vector {
    // SAFETY: as this function's own.
    unsafe { duckdb_struct_vector_get_child(vector, at) }
}

/// A vector to be written.
pub(crate) struct Output<T> {
    vector: duckdb_vector,
    data: *mut T,
}

impl<T> Output<T> {
    /// # Safety
    /// The vector holds values of this type, and outlives this.
    pub unsafe fn new(vector: duckdb_vector) -> Self {
        // SAFETY: as this function's own.
        Self { vector, data: unsafe { duckdb_vector_get_data(vector) }.cast() }
    }

    /// A vector of texts or structures, whose values the engine writes.
    ///
    /// # Safety
    /// The vector outlives this.
    pub unsafe fn without_data(vector: duckdb_vector) -> Self {
        Self { vector, data: std::ptr::null_mut() }
    }

    /// Write a value, or null.
    ///
    /// # Safety
    /// There is such a row, and the vector was made with its data.
    pub unsafe fn set(&mut self, row: usize, value: Option<T>) {
        match value {
            // SAFETY: as this function's own.
            Some(value) => unsafe { self.data.add(row).write(value) },
            // SAFETY: the same.
            None => unsafe { self.set_null(row) },
        }
    }

    /// Write a text, or null.
    ///
    /// # Safety
    /// There is such a row, and the vector holds texts.
    pub unsafe fn set_text(&mut self, row: usize, text: Option<&[u8]>) {
        match text {
            // SAFETY: as this function's own; the engine copies the text.
            Some(text) => unsafe {
                duckdb_vector_assign_string_element_len(
                    self.vector,
                    row as u64,
                    text.as_ptr().cast(),
                    text.len() as u64,
                );
            },
            // SAFETY: the same.
            None => unsafe { self.set_null(row) },
        }
    }

    /// # Safety
    /// There is such a row.
    pub unsafe fn set_null(&mut self, row: usize) {
        // SAFETY: as this function's own.
        unsafe {
            duckdb_vector_ensure_validity_writable(self.vector);
            duckdb_validity_set_row_invalid(duckdb_vector_get_validity(self.vector), row as u64);
        }
    }
}
