/** Why a module cannot be opened, in the one sentence that every entry for one code has for it. */
export function refused(cause: unknown): Error {
  return new Error(
    'humanoid-id: this page may not compile WebAssembly here and now. Chromium before 114 refuses to on the main ' +
      'thread: await ready() first. A content security policy without wasm-unsafe-eval, or a host without ' +
      "WebAssembly: import 'humanoid-id/js' instead.",
    { cause },
  );
}

/** Of a module that was opened, and has failed since. */
export function hasFailed(cause?: unknown): Error {
  return new Error('humanoid-id: the module has failed. Load the page, or start the program, anew.', { cause });
}

/** The same of what is there as WebAssembly alone. */
export function refusedFiles(cause?: unknown): Error {
  return new Error(
    'humanoid-id: files and records are checked by WebAssembly, which this host does not have or does not allow. A ' +
      'content security policy has to have wasm-unsafe-eval. Single codes are checked without it; files also by a ' +
      'worker of a page, by Node, Deno or Bun, and by Cloudflare Workers.',
    { cause },
  );
}
