// A temporary file for what memory has no room for. It loses its name as soon as it is open, so that it is gone with the
// process, however that ends.

export type Temporary = {
  /** Why it failed. */
  readonly failure: unknown;
  append(bytes: Uint8Array): void;
  read(offset: number, into: Uint8Array): void;
  close(): void;
};

/** Errors have its folder beside them: what failed is not the file that is checked. */
export async function temporary(given?: string): Promise<Temporary> {
  const [{ closeSync, openSync, readSync, unlinkSync, writeSync }, { tmpdir }, { join }, { randomUUID }] =
    await Promise.all([fromHost('node:fs'), fromHost('node:os'), fromHost('node:path'), fromHost('node:crypto')]);
  const temporaryFolder = given ?? tmpdir();
  let failure: unknown;
  const tried = <T>(work: () => T): T => {
    try {
      return work();
    } catch (reason) {
      failure = Object.assign(reason as Error, { temporaryFolder });
      throw failure;
    }
  };
  const path = join(temporaryFolder, `humanoid-id-${randomUUID()}.tmp`);
  const file = tried(() => openSync(path, 'wx+', 0o600));
  try {
    tried(() => unlinkSync(path));
  } catch (reason) {
    closeSync(file);
    throw reason;
  }
  let size = 0;
  return {
    get failure() {
      return failure;
    },
    append: (bytes) =>
      tried(() => {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, size + at);
        size += bytes.length;
      }),
    read: (offset, into) =>
      tried(() => {
        for (let at = 0; at < into.length; ) {
          const read = readSync(file, into, at, into.length - at, offset + at);
          if (read === 0) throw new Error('the temporary file ends too early');
          at += read;
        }
      }),
    close: () => closeSync(file),
  };
}
