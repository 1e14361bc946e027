// Which text the ranges of issues belong to, and where in the text as it is shown their places are.

import type { Issue, Range, SegmentName } from '../contract/types';

export type MarkedText = 'shown' | 'sent';

type Segments = Readonly<Record<SegmentName, Range>>;

/** Those that have a place. What a server answers may be anything, and types do not hold at run time. */
export const placed = (issues: unknown): Issue[] =>
  Array.isArray(issues) ? issues.filter((issue?: Issue | null) => Array.isArray(issue?.range)) : [];

/**
 * Issues of the text that was sent are told by their segments, which stand elsewhere in it; those that fit both texts are
 * of the text as it is shown.
 */
export function textMarked(issues: readonly Issue[], sent: string, shown: string, segments: Segments): MarkedText {
  const places = placesIn(shown, sent);
  const fits = ({ segment, range }: Issue, placed: (at: number) => number) => {
    const whole = segment && segments[segment];
    return !whole || (placed(whole[0]) <= range[0] && range[1] <= placed(whole[1] - 1) + 1);
  };
  const fit = (placed: (at: number) => number) => issues.every((issue) => fits(issue, placed));
  return !fit((at) => places[at] as number) && fit((at) => at) ? 'sent' : 'shown';
}

/** Issues of the text that was sent with the ranges that they have in the text as it is shown. */
export function asShown(issues: readonly Issue[], sent: string, shown: string): Issue[] {
  const places = placesIn(shown, sent);
  const start = (at: number) => places[at] ?? shown.length;
  const end = (at: number) => (at > 0 ? start(at - 1) + 1 : 0);
  return issues.map((issue) => ({
    ...issue,
    range: [start(issue.range[0]), Math.min(end(issue.range[1]), shown.length)],
  }));
}

/** Where in a text each character of another stands that it shows with separators. */
function placesIn(shown: string, sent: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < shown.length; at++) if (shown[at] === sent[places.length]) places.push(at);
  return places;
}
