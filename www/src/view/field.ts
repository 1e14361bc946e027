// The bad places marked in the text itself: the same text lies behind the field, transparent, with its marks.

import type { Issue } from 'humanoid-id';
import { find, h } from '../dom';
import { runs } from '../places';

export function fieldMarks(input: HTMLInputElement): (text: string, issues: readonly Issue[]) => void {
  const marks = find('.field-marks');
  const follow = () => {
    marks.scrollLeft = input.scrollLeft;
  };
  for (const event of ['scroll', 'input', 'focus', 'blur', 'keyup', 'pointermove']) {
    input.addEventListener(event, follow, { passive: true });
  }
  document.addEventListener('selectionchange', follow);
  return (text, issues) => {
    marks.replaceChildren(
      ...runs(text, issues).map((run) => (run.mark ? h('mark', { 'data-mark': run.mark }, run.text) : run.text)),
    );
    follow();
  };
}
