// `registry sign`: a detached signature beside a registry document, over its bytes as they are.

import { readFile } from 'node:fs/promises';

import type { Locale } from '../../index';
import { Usage, withFile } from '../errors';
import { draft } from '../files';
import type { Given } from '../given';
import { print } from '../terminal';
import { privateKey } from './key-files';
import { saying } from './sentences';

/** The file beside it has a signature a line: two while keys change. */
export async function signRegistry(operands: string[], given: Given, locale: Locale): Promise<number> {
  const [file, ...rest] = operands;
  const paths = given.key ?? [];
  if (file === undefined || rest.length > 0 || paths.length === 0) {
    throw new Usage((_, locale) => saying(locale).registrySign);
  }
  const bytes = await withFile(file, () => readFile(file));
  const { signBytes } = await import('../../records/jose');
  const signatures: string[] = [];
  for (const path of paths) signatures.push(await signBytes(bytes, await privateKey(path)));
  const signed = await draft(`${file}.jws`);
  await signed.write(`${signatures.join('\n')}\n`);
  await signed.finish();
  await print(`${saying(locale).signedFile({ file: `${file}.jws` })}\n`);
  return 0;
}
