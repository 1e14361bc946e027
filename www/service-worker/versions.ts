// What the browser keeps of one build of the page: a cache of its own, and the hash of every file in it. A file is held
// against its hash before it is kept, and again each time it is taken out. So a page that a hotel's network puts in the
// place of ours is never kept, and a copy that broke on the disk is thrown away and fetched anew.

/** The hash of each file of a build, by its address in the folder of the page. */
export type Hashes = ReadonlyMap<string, string>;

/** A file that came, and is not what was built. */
export class Changed extends Error {}

const PREFIX = 'robot-code-';
/** Where a version keeps its own list, for the version that comes after it. */
const LIST = 'files.json';
/** This one, and the one that other tabs may still show. */
const VERSIONS_KEPT = 2;

export class Version {
  private constructor(
    private readonly cache: Cache,
    private readonly hashes: Hashes,
  ) {}

  static async open(name: string, hashes: Hashes): Promise<Version> {
    const cache = await caches.open(PREFIX + name);
    if (!(await cache.match(LIST))) await cache.put(LIST, new Response(JSON.stringify([...hashes])));
    return new Version(cache, hashes);
  }

  /** Those of earlier builds, the newest first. */
  static async before(name: string): Promise<Version[]> {
    const names = (await namesKept()).filter((it) => it !== PREFIX + name).reverse();
    const versions = names.map(async (it) => {
      const cache = await caches.open(it);
      return new Version(cache, await listIn(cache));
    });
    return Promise.all(versions);
  }

  knows(file: string): boolean {
    return this.hashes.has(file);
  }

  /** The file as it was built; `null` where it is not kept, or no longer so. */
  async take(file: string): Promise<Response | null> {
    const kept = await this.cache.match(file);
    if (!kept) return null;
    if (await this.isWhole(file, await kept.clone().arrayBuffer())) return kept;
    await this.cache.delete(file);
    throw new Changed(file);
  }

  /** From the network, or from an earlier version that has the very same; kept from now on. */
  async bring(file: string, earlier: readonly Version[] = []): Promise<Response> {
    for (const version of earlier) {
      if (version.hashes.get(file) !== this.hashes.get(file)) continue;
      const same = await version.take(file).catch(() => null);
      if (same) return this.keep(file, same, await same.clone().arrayBuffer());
    }
    // The copy that the browser has may be an old or a broken one.
    for (const cache of ['default', 'reload'] as const) {
      const answer = await fetch(file, { cache });
      if (!answer.ok) throw new Changed(file);
      const bytes = await answer.arrayBuffer();
      if (await this.isWhole(file, bytes)) return this.keep(file, answer, bytes);
    }
    throw new Changed(file);
  }

  private async keep(file: string, { headers }: Response, bytes: ArrayBuffer): Promise<Response> {
    // Made anew: a response that was redirected is refused where a page is opened.
    const kept = new Response(bytes, { headers });
    await this.cache.put(file, kept.clone());
    return kept;
  }

  private async isWhole(file: string, bytes: ArrayBuffer): Promise<boolean> {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return `sha256-${btoa(String.fromCharCode(...digest))}` === this.hashes.get(file);
  }
}

/** The list that a version kept; of one whose list broke nothing is taken. */
async function listIn(cache: Cache): Promise<Hashes> {
  try {
    const list = await cache.match(LIST);
    return new Map(await list?.json());
  } catch {
    return new Map();
  }
}

/** In the order in which they were begun. */
async function namesKept(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** The others go, and whatever was kept before there were versions. */
export async function forgetOlder(name: string): Promise<void> {
  const older = (await namesKept()).filter((it) => it !== PREFIX + name);
  const gone = older.slice(0, Math.max(0, older.length - (VERSIONS_KEPT - 1)));
  const workbox = (await caches.keys()).filter((it) => it === 'readers' || it.startsWith('workbox-precache'));
  await Promise.all([...gone, ...workbox].map((it) => caches.delete(it)));
}
