// What is wrong or worth knowing: one sentence each, with a way to the place in the field.

import { type Issue, type Locale, message, type Result } from 'humanoid-id';
import { h, sign } from '../dom';
import type { Texts } from '../texts/texts';

/** What reading the text took, as far as the person could wonder about it. Spaces between places are no wonder. */
const TOLD: readonly string[] = ['width', 'case', 'invisible'];

export function problems(
  result: Result,
  text: string,
  locale: Locale,
  texts: Texts,
  show?: (issue: Issue) => void,
): HTMLElement[] {
  const issues = result.issues.map((issue) => {
    const item = line(issue.severity, message(issue, locale), texts.severities[issue.severity]);
    item.dataset.code = issue.code;
    const [start, end] = issue.range;
    if (show && start < end && end - start < text.length) {
      const button = h('button', { type: 'button', class: 'quiet' }, texts.show);
      button.addEventListener('click', () => show(issue));
      item.append(button);
    }
    return item;
  });
  const edits = result.edits.filter((edit) => TOLD.includes(edit.kind));
  return [...issues, ...edits.map((edit) => line('info', message(edit, locale), texts.severities.info))];
}

function line(severity: Issue['severity'], sentence: string, spoken: string): HTMLElement {
  const kind = h('span', { class: 'visually-hidden' }, `${spoken} `);
  return h('li', { class: 'problem', 'data-severity': severity }, sign(severity), h('p', {}, kind, sentence));
}
