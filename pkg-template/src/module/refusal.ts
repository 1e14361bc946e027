/** Why a module cannot be opened, in the one sentence that every entry has for it. */
export function refused(cause: unknown): Error {
  return new Error(
    'humanoid-id: this page may not compile WebAssembly here and now. Chromium before 114 refuses to on the main ' +
      'thread: await ready() first. A content security policy without wasm-unsafe-eval, or a host without ' +
      "WebAssembly: import 'humanoid-id/js' instead.",
    { cause },
  );
}
