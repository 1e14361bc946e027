//! A whole program for a microcontroller that checks one code: it is built and linked by `scripts/embedded.mjs`, and its
//! size is what the check costs there.
#![no_std]
#![no_main]

use core::alloc::{GlobalAlloc, Layout};
use core::panic::PanicInfo;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering};

use humanoid_id::{HumanoidId, Ruleset, Status, check};

const ROOM: usize = 16 << 10;

/// Memory that is given out once and never taken back: enough for one report.
#[repr(align(8))]
struct Room(core::cell::UnsafeCell<[u8; ROOM]>, AtomicUsize);

// SAFETY: each byte is given out once.
unsafe impl Sync for Room {}

#[global_allocator]
static MEMORY: Room = Room(core::cell::UnsafeCell::new([0; ROOM]), AtomicUsize::new(0));

// SAFETY: blocks do not overlap, and lie within the room.
unsafe impl GlobalAlloc for Room {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let start = self.1.fetch_add(layout.size().next_multiple_of(8), Ordering::Relaxed);
        if start + layout.size() > ROOM { null_mut() } else { unsafe { self.0.get().cast::<u8>().add(start) } }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// What a bootloader calls: 1 where the text is a code, 0 where it is none, and the place of its first issue behind.
#[unsafe(no_mangle)]
pub extern "C" fn _start(text: *const u8, length: usize) -> usize {
    // SAFETY: the caller's.
    let bytes = unsafe { core::slice::from_raw_parts(text, length) };
    let Ok(text) = core::str::from_utf8(bytes) else { return 0 };
    if text.parse::<HumanoidId>().is_ok() {
        return 1;
    }
    let report = check(text, &Ruleset::default());
    let place = report.issues.first().map_or(0, |issue| issue.span.start);
    usize::from(report.status == Status::Valid) | place << 1
}
