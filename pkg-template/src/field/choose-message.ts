// What an input says, of all that could be said: the one thing that matters most. The words are the core's.

import * as glue from 'humanoid-id:glue';
import type { Locale, SegmentName } from '../contract/types';
import type { LiveState, Said } from '../live/live';
import { sentence } from '../messages/sentence';

/** One thing to say about a state: the one that matters most. */
export function say({ value, result, taken, rejected }: LiveState, locale: Locale): Said {
  const words = (kind: string, segment: SegmentName | '' = '', left = 0, remaining = 0) =>
    glue.inputSentence(kind, segment, left, remaining, locale);
  if (rejected) return { kind: 'error', about: rejected.code, text: words(rejected.code) };
  const issue =
    result.issues.find((it) => it.severity === 'error') ?? result.issues.find((it) => it.severity === 'warning');
  if (issue && issue.severity === 'error') {
    return { kind: 'error', about: issue.code, text: sentence(issue, locale) };
  }
  if (taken) return { kind: 'notice', about: 'taken', text: words('taken') };
  if (issue) return { kind: 'warning', about: issue.code, text: sentence(issue, locale) };
  if (result.status !== 'incomplete') return { kind: 'done', about: 'complete', text: words('complete') };
  const { segment, remainingInSegment, remaining } = result.next;
  const text = value ? words('next', segment, remainingInSegment, remaining) : words('start');
  return { kind: 'hint', about: 'next', text };
}
