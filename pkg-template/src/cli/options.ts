// What `check` is to ask of the package, from what was given on the command line.

import type { FileOptions } from '../bulk/bulk';
import { LEAST_MEMORY } from '../bulk/memory-limit';
import { Usage } from './errors';
import { bytes, type Given, oneOf, wholeNumber } from './given';

export function checkOptions(given: Given): FileOptions {
  const {
    column = [],
    columns,
    delimiter,
    header,
    encoding,
    quote,
    strict,
    duplicates,
    workers,
    memory,
    'temp-dir': folder,
  } = given;
  if (column.length > 0 && columns !== undefined) throw new Usage((say) => say.oneOrFour);
  return {
    ...(columns !== undefined && { columns: four(columns).map(place) as Four<string | number> }),
    ...(delimiter !== undefined && { delimiter: character(delimiter) }),
    ...(header !== undefined && { header: oneOf('header', header, ['yes', 'no']) === 'yes' }),
    ...(encoding !== undefined && { encoding: oneOf('encoding', encoding, ENCODINGS) }),
    ...(quote !== undefined && { quote: oneOf('quote', quote, QUOTES) }),
    ...(strict === true && { strict }),
    ...(duplicates !== undefined && { duplicates: oneOf('duplicates', duplicates, DUPLICATES) }),
    ...(workers !== undefined && { workers: wholeNumber('workers', workers, 1) }),
    ...(memory !== undefined && { memory: bytes('memory', memory, LEAST_MEMORY) }),
    ...(memory !== undefined && folder !== undefined && { temporaryFolder: folder }),
  };
}

/** A name, or a number from 1. */
export const place = (text: string) => (/^[1-9][0-9]*$/.test(text) ? Number(text) : text);

const ENCODINGS = ['auto', 'utf-8', 'utf-16le', 'gb18030', 'windows-1252'] as const;
const QUOTES = ['auto', 'none', 'double'] as const;
const DUPLICATES = ['off', 'exact', 'near'] as const;
const DELIMITERS: Record<string, string> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
};
type Four<T> = [T, T, T, T];

/** With commas of either width; those of the other are of the names where there are three of the one. */
function four(given: string): string[] {
  const byComma = given.split(',');
  const names = byComma.length === 4 ? byComma : given.split(/[,，]/);
  if (names.length !== 4) throw new Usage((say) => say.fourColumns({ found: names.length }));
  return names;
}

function character(given: string): string {
  const meant = DELIMITERS[given] ?? given;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: any of them may stand between fields
  if (!/^[\x00-\x7f]$/.test(meant) || /["\r\n]/.test(meant))
    throw new Usage((say) => say.oneCharacter({ found: given }));
  return meant;
}
