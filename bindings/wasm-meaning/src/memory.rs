//! What the module keeps: registries for as long as JavaScript holds them, a question and its answer until `forget`.
//!
//! This file is the only one of the crate with `unsafe`: the one place where the state lives, and an allocator that wipes
//! whatever it takes back, so that no text stays behind in memory that is free.
#![allow(unsafe_code)]

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::UnsafeCell;

use humanoid_id::Registry;

#[derive(Default)]
pub struct Memory {
    /// Rules, handles, day and text, as the caller wrote them; in words, so that the numbers are aligned.
    question: Vec<u32>,
    shape: Shape,
    pub answer: Vec<u8>,
    /// By handle, from 1. JavaScript lets go of a handle when the object that stands for it is freed or collected.
    pub registries: Vec<Option<Box<Registry>>>,
}

/// How many numbers and bytes of each kind a question has.
#[derive(Clone, Copy, Default)]
struct Shape {
    rules: usize,
    handles: usize,
    day: usize,
    text: usize,
}

impl Memory {
    pub fn begin(&mut self, rules: usize, handles: usize, day: usize, text: usize) -> usize {
        self.forget();
        self.shape = Shape { rules, handles, day, text };
        self.question = alloc::vec![0; rules + handles + (day + text).div_ceil(4)];
        self.question.as_mut_ptr().expose_provenance()
    }

    pub fn forget(&mut self) {
        (self.question, self.answer, self.shape) = (Vec::new(), Vec::new(), Shape::default());
    }

    pub fn rules(&self) -> &[u32] {
        self.question.get(..self.shape.rules).unwrap_or_default()
    }

    /// The registries that the question is about; a handle that was dropped has none.
    pub fn asked(&self) -> impl Iterator<Item = &Registry> {
        let Shape { rules, handles, .. } = self.shape;
        let handles = self.question.get(rules..rules + handles).unwrap_or_default();
        handles.iter().filter_map(|handle| self.registries.get((*handle as usize).checked_sub(1)?)?.as_deref())
    }

    pub fn day(&self) -> Option<&str> {
        let day = self.bytes().get(..self.shape.day)?;
        core::str::from_utf8(day).ok().filter(|day| !day.is_empty())
    }

    pub fn text(&self) -> &[u8] {
        let Shape { day, text, .. } = self.shape;
        self.bytes().get(day..day + text).unwrap_or_default()
    }

    fn bytes(&self) -> &[u8] {
        let words = self.question.get(self.shape.rules + self.shape.handles..).unwrap_or_default();
        // SAFETY: words without padding are four bytes each.
        unsafe { core::slice::from_raw_parts(words.as_ptr().cast(), 4 * words.len()) }
    }
}

struct Only(UnsafeCell<Memory>);

// SAFETY: a module has one thread.
unsafe impl Sync for Only {}

static MEMORY: Only = Only(UnsafeCell::new(Memory {
    question: Vec::new(),
    shape: Shape { rules: 0, handles: 0, day: 0, text: 0 },
    answer: Vec::new(),
    registries: Vec::new(),
}));

/// Do something with the memory; exports do not call each other.
pub fn with<T>(work: impl FnOnce(&mut Memory) -> T) -> T {
    // SAFETY: one thread, and no export calls another, so there is one reference at a time.
    work(unsafe { &mut *MEMORY.0.get() })
}

#[cfg(feature = "panic-hook")]
pub fn wipe_stack() {}

#[cfg(not(feature = "panic-hook"))]
pub use whole::wipe_stack;

#[cfg(not(feature = "panic-hook"))]
mod whole {
    use core::alloc::{GlobalAlloc, Layout};

    /// How far the stack of a call may reach; `tests/js/memory.test.mjs` looks for what lies beyond.
    const STACK: usize = 32 << 10;

    pub fn wipe_stack() {
        let top = core::hint::black_box(0_u8);
        let stack = (&raw const top).addr();
        let low = stack.saturating_sub(STACK);
        // SAFETY: the frames of the call that ended lay below the frame of this function, and none of them is in use.
        unsafe { core::ptr::write_bytes(core::ptr::with_exposed_provenance_mut::<u8>(low), 0, stack - low) };
    }

    struct Wiping(rlsf::SmallGlobalTlsf);

    /// The allocator keeps little and is a third as large as the usual one.
    #[global_allocator]
    static ALLOCATOR: Wiping = Wiping(rlsf::SmallGlobalTlsf::new());

    // SAFETY: as the allocator inside; a block is wiped while it is still its owner's.
    unsafe impl GlobalAlloc for Wiping {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            unsafe { self.0.alloc(layout) }
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            unsafe {
                core::ptr::write_bytes(block, 0, layout.size());
                self.0.dealloc(block, layout);
            }
        }
    }

    /// Our code never panics, which the laws hold; a panic of the library's ends the call and leaves nothing to read.
    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
