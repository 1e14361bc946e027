//! The memory of one call: the rules and the text that the caller writes, whatever the call allocates, and its answer.
//!
//! Every call begins at the same address and [`forget`] wipes what it used, so a text cannot outlive its question, and no
//! call reads what an earlier one left: `tests/js/memory.test.mjs` holds that against a fresh module.
//!
//! This file is the only one of the crate with `unsafe`: an allocator, and slices of the memory that it handed out.
#![allow(unsafe_code)]

use alloc::vec::Vec;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Where the caller's numbers and text stand, and how many there are of each.
static WORDS_AT: AtomicUsize = AtomicUsize::new(0);
static WORDS: AtomicUsize = AtomicUsize::new(0);
static UNITS: AtomicUsize = AtomicUsize::new(0);

pub fn begin(words: usize, units: usize) -> usize {
    start_anew();
    let room: Vec<u32> = alloc::vec![0; words + units.div_ceil(2)];
    let at = room.leak().as_mut_ptr().expose_provenance();
    WORDS_AT.store(at, Relaxed);
    WORDS.store(words, Relaxed);
    UNITS.store(units, Relaxed);
    at
}

/// The numbers that the caller wrote.
pub fn words() -> &'static [u32] {
    // SAFETY: `begin` allocated and zeroed this many words there, and they are written by nobody else until the next call.
    unsafe {
        core::slice::from_raw_parts(core::ptr::with_exposed_provenance(WORDS_AT.load(Relaxed)), WORDS.load(Relaxed))
    }
}

/// As many units of the text that the caller wrote, and never more than there is room for.
pub fn text(length: usize) -> &'static [u16] {
    let at = WORDS_AT.load(Relaxed) + 4 * WORDS.load(Relaxed);
    // SAFETY: as above; behind the words there are this many units.
    unsafe { core::slice::from_raw_parts(core::ptr::with_exposed_provenance(at), length.min(UNITS.load(Relaxed))) }
}

#[cfg(not(feature = "panic-hook"))]
pub use whole::{forget, start_anew};
#[cfg(feature = "panic-hook")]
pub fn forget() {}
#[cfg(feature = "panic-hook")]
pub fn start_anew() {}

#[cfg(not(feature = "panic-hook"))]
mod whole {
    use core::alloc::{GlobalAlloc, Layout};
    use core::arch::wasm32::{memory_grow, memory_size};
    use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    /// One past what is in use.
    static END: AtomicUsize = AtomicUsize::new(0);

    /// How far the stack of a call may reach; `tests/js/memory.test.mjs` looks for what lies beyond.
    const STACK: usize = 16 << 10;
    const PAGE: usize = 1 << 16;

    unsafe extern "C" {
        /// The linker puts the end of the constants here.
        static __heap_base: u8;
    }

    fn start() -> usize {
        (&raw const __heap_base).addr()
    }

    pub fn start_anew() {
        END.store(start(), Relaxed);
    }

    pub fn forget() {
        let top = core::hint::black_box(0_u8);
        let stack = (&raw const top).addr();
        // SAFETY: nothing of the call that ended is in use any more: neither what it allocated nor its frames of the
        // stack, which lay below the frame of this function.
        unsafe {
            let from = start();
            let end = END.load(Relaxed).max(from);
            core::ptr::write_bytes(core::ptr::with_exposed_provenance_mut::<u8>(from), 0, end - from);
            let low = stack.saturating_sub(STACK);
            core::ptr::write_bytes(core::ptr::with_exposed_provenance_mut::<u8>(low), 0, stack - low);
        }
        start_anew();
    }

    struct Arena;

    #[global_allocator]
    static ARENA: Arena = Arena;

    // SAFETY: each block begins where the one before ended, aligned, and no two overlap until `start_anew`, when nothing is
    // in use. A module has one thread.
    unsafe impl GlobalAlloc for Arena {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let at = END.load(Relaxed).next_multiple_of(layout.align());
            let end = at + layout.size();
            let there = memory_size(0) * PAGE;
            if end > there && memory_grow(0, (end - there).div_ceil(PAGE)) == usize::MAX {
                return core::ptr::null_mut();
            }
            END.store(end, Relaxed);
            core::ptr::with_exposed_provenance_mut(at)
        }

        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

        unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            // The last block grows where it is.
            if block.addr() + layout.size() == END.load(Relaxed) {
                END.store(block.addr(), Relaxed);
            }
            // SAFETY: the caller's layout with another size; where the block stays, source and target are the same.
            unsafe {
                let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
                if !moved.is_null() && moved != block {
                    core::ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                }
                moved
            }
        }
    }

    /// Our code never panics, which the laws hold; a panic of the library's ends the call and leaves nothing to read.
    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
