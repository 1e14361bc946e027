// The places of a code as they are drawn. What counts as a place, and what is wrong with it, is the package's word:
// its edits say what was left out or read as something else, its issues say where. This only puts them side by side.

import type { Issue, Range, Result, SegmentName, Severity } from 'humanoid-id';

export type Part = { name: SegmentName; width: number };
export type Mark = Severity | null;
export type Place = { character: string; range: Range; mark: Mark };

/** Those of any good code: the build asks the package. */
declare const PARTS: readonly Part[];

/** The parts in their order and how wide they are. */
export const parts = (): readonly Part[] => PARTS;

/** The characters of a text that count, as they were read. */
export function places(text: string, result: Result): Place[] {
  if (isAnotherScheme(result)) return [];
  const found: Place[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    const point = String.fromCodePoint(text.codePointAt(start) as number);
    end = start + point.length;
    const character = asRead(point, start, text, result);
    if (character) found.push({ character, range: [start, end], mark: markOf([start, end], result.issues) });
  }
  return found;
}

/** Another kind of number, perhaps a person's: its characters have no business on our plate. */
export function isAnotherScheme(result: Result): boolean {
  return result.issues.some((issue) => issue.code === 'other-scheme' && issue.severity === 'error');
}

function asRead(character: string, at: number, text: string, result: Result): string {
  for (const { range, to } of result.edits) {
    if (at < range[0] || at >= range[1]) continue;
    // What is read as something else is so character by character; what is left out has no counterpart.
    const before = [...text.slice(range[0], at)].length;
    character = [...to][before] ?? '';
  }
  return character;
}

const GRAVITY: Severity[] = ['info', 'warning', 'error'];

export function markOf([start, end]: Range, issues: readonly Issue[]): Mark {
  const here = issues.filter(({ range }) => range[0] < end && start < range[1]).map((issue) => issue.severity);
  return GRAVITY.filter((severity) => here.includes(severity)).pop() ?? null;
}

/** A text cut where marks begin and end. */
export function runs(text: string, issues: readonly Issue[]): { text: string; mark: Mark }[] {
  const cuts = new Set([0, text.length, ...issues.flatMap(({ range }) => range)]);
  const sorted = [...cuts].sort((one, other) => one - other);
  return sorted.slice(1).map((end, index) => {
    const range = [sorted[index] as number, end] as const;
    return { text: text.slice(...range), mark: markOf(range, issues) };
  });
}
