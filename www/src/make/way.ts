// A way to make a code, and what it has come to.

import { type Issue, type Locale, type Result, type Segments, validate } from 'humanoid-id';
import { markOf, type Place, parts } from '../places';
import { rules } from '../rules';

export type Made = {
  result: Result;
  places: Place[];
  /** Whether anything was filled in. */
  isEmpty: boolean;
};

export type Way = {
  made(): Made;
  /** Fill in what a good code has there. */
  example(): void;
  speak(locale: Locale): void;
};

/** Each part begins in its own place, also where the one before is not complete; so do the ranges of the issues. */
export function placed(given: Partial<Segments>, result: Result): Place[] {
  let end = 0;
  return parts().flatMap(({ name, width }) => {
    const written = given[name] ?? '';
    const read = result.segments[name] ?? written;
    const start = end;
    end += written.length;
    return Array.from({ length: width }, (_, at) => {
      const range = [start + at, start + at + 1] as const;
      const character = read[at] ?? '';
      return { character, range, mark: character ? markOf(range, result.issues) : null };
    });
  });
}

/** As somebody sees it who has not finished: what is still to be filled in is no mistake. */
export function unfinished(result: Result, places: Place[], isOpen: (issue: Issue) => boolean): Result {
  if (result.status !== 'invalid') return result;
  const issues = result.issues.filter((issue) => !isOpen(issue));
  const [first, ...others] = issues;
  if (first && issues.some((issue) => issue.severity === 'error')) return { ...result, issues: [first, ...others] };
  const isBlank = ({ character }: Place) => character === '';
  const written = places.slice(0, places.findIndex(isBlank)).map((place) => place.character);
  const begun = validate(written.join(''), rules());
  if (begun.status !== 'incomplete') return begun;
  return { ...begun, issues, next: { ...begun.next, remaining: places.filter(isBlank).length } };
}
