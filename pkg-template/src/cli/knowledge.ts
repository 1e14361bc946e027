// Registries on the command line: read from files or the standard input, each once, and what is wrong with one.

import { createReadStream } from 'node:fs';
import {
  type Edition,
  type Locale,
  loadRegistry,
  loadRules,
  type Registry,
  type RegistryError,
  type RegistryFault,
  rulesetId,
} from '../index';
import { visible } from '../messages/escape-invisible';
import { faultText } from '../messages/faults';
import { isDay } from '../module/meaning';
import { FileFailure, Usage, withFile } from './errors';
import type { Given } from './given';
import { signRegistry } from './records/sign';
import { SENTENCES } from './sentences';
import { complain, print } from './terminal';

/** Bytes that are read of a document: one more than any may have, by which it is seen to be too large. */
const MOST = (32 << 20) + 1;
/** Faults that are told where a document was only to be asked. */
const FEW = 5;

/** What codes are held against. */
export type Asked = { registry: Registry[]; rules?: { edition: Edition }; on?: string };

/** The registries to ask, and the day. The operands may want the standard input, too. */
export async function knowledge(given: Given, operands: string[]): Promise<Asked> {
  const { on, rules, registry = [] } = given;
  if (on !== undefined && !isDay(on)) throw new Usage((say) => say.day({ found: on }));
  refuseStreams([...operands, ...registry, ...(rules === undefined ? [] : [rules])]);
  const loaded = [];
  for (const file of registry) loaded.push(await load(file, FEW));
  const edition = rules === undefined ? undefined : await editionOf(rules);
  return { registry: loaded, ...(edition && { rules: { edition } }), ...(on !== undefined && { on }) };
}

/** What is read from the standard input once is not there again. */
export function refuseStreams(names: string[]): void {
  if (names.filter((name) => name === '-').length > 1) throw new Usage((say) => say.streamTwice);
}

export async function checkRegistries([action, ...files]: string[], given: Given, locale: Locale): Promise<number> {
  if (action === 'sign') return signRegistry(files, given, locale);
  if (action !== 'check' || files.length === 0) throw new Usage((say) => say.registryCheck);
  refuseStreams(files);
  const { colon, sound } = SENTENCES[locale];
  let exit = 0;
  for (const file of files) {
    try {
      const registry = await load(file);
      registry.free();
      await print(`${visible(file)}${colon}${sound}\n`);
    } catch (error) {
      const isUnsound = error instanceof Unsound;
      if (!isUnsound && !(error instanceof FileFailure)) throw error;
      exit = Math.max(exit, isUnsound ? 1 : 3);
      await complain(`${isUnsound ? '' : 'humanoid-id: '}${error.told(locale)}\n`);
    }
  }
  return exit;
}

/** A document that cannot be used; it tells so many of its faults, a line each, and how many more there are. */
export class Unsound extends Usage {
  constructor(
    private readonly file: string,
    private readonly faults: readonly RegistryFault[],
    private readonly most = faults.length,
  ) {
    super((say) => `${file}${say.colon}${say.moreFaults({ count: faults.length })}`);
  }

  override told(locale: Locale): string {
    const say = SENTENCES[locale];
    const told = this.faults.slice(0, this.most).map((fault) => faultText(fault, locale));
    const more = this.faults.length - told.length;
    const lines = more > 0 ? [...told, say.moreFaults({ count: more })] : told;
    return lines.map((line) => `${visible(this.file)}${say.colon}${line}`).join('\n');
  }
}

const load = (file: string, most?: number): Promise<Registry> => read(file, loadRegistry, most);

/** The edition of a document, or of the package by its id. */
export const editionOf = async (name: string): Promise<Edition> =>
  name === rulesetId ? loadRules(name) : read(name, loadRules);

async function read<T>(file: string, load: (document: Uint8Array) => T, most?: number): Promise<T> {
  const document = await withFile(file, () => beginning(file === '-' ? process.stdin : createReadStream(file)));
  try {
    return load(document);
  } catch (error) {
    throw isOfDocument(error) ? new Unsound(file, error.faults, most) : error;
  }
}

const isOfDocument = (error: unknown): error is RegistryError => error instanceof Error && 'faults' in error;

/** As much of a stream as a document may have, whatever else it brings. */
async function beginning(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST);
}
