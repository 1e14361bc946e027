// What an input says, of all that could be said: the one thing that matters most.

import type { Language } from '../contract/language';
import type { LiveState, Said } from '../contract/live';
import { fillIssue, type InputFacts, inputSentence } from '../messages/sentences';

/** One thing to say about a state: the one that matters most. */
export function say({ value, result, taken, rejected }: LiveState, language: Language): Said {
  const words = (kind: string, facts: InputFacts = {}) => inputSentence(kind, facts, language);
  if (rejected) return { kind: 'error', about: rejected.code, text: words(rejected.code) };
  const issue =
    result.issues.find((it) => it.severity === 'error') ?? result.issues.find((it) => it.severity === 'warning');
  if (issue && issue.severity === 'error') {
    return { kind: 'error', about: issue.code, text: fillIssue(issue, language) };
  }
  if (taken) return { kind: 'notice', about: 'taken', text: words('taken') };
  if (issue) return { kind: 'warning', about: issue.code, text: fillIssue(issue, language) };
  if (result.status !== 'incomplete') return { kind: 'done', about: 'complete', text: words('complete') };
  const { segment, remainingInSegment: left, remaining } = result.next;
  const text = value ? words('next', { segment, left, remaining }) : words('start');
  return { kind: 'hint', about: 'next', text };
}

/** What keeps a field back whatever stands in it, and that nothing does. */
export type Obstacle = keyof Language['obstacles'] | 'required';

export function sayObstacle(about: Obstacle, language: Language): Said {
  const kind = about === 'check-loading' ? 'hint' : 'error';
  const text = about === 'required' ? inputSentence(about, {}, language) : language.obstacles[about];
  return { kind, about, text };
}
