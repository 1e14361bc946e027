// The bad places marked in the text itself: over the input lies the same text, transparent, with its marks. No browser
// lets a page draw inside an input.

import type { Issue } from '../contract/types';

/**
 * What sets the letters of the input, and so must set those over them: by longhands. The shorthand `font` says nothing as
 * soon as one of them is more than it can hold, `tabular-nums` say, or what forced colours do to the text.
 */
const SET = /^(?:font|letter|word-s|line-h|text-(?:[airt]|sp)|direction|padding|border-.*width)/;
const GRAVITY = ['error', 'warning', 'info'] as const;

/** How often a font is looked at that may have changed without anybody being told, in milliseconds. */
const LOOK = 200;

/**
 * The tones stand out from a light field and from a dark one. The lines are said by longhands: WebKit drops a shorthand
 * with more than the line in it.
 */
export const MARKS_CSS = /* css */ `
[part=field] { position: relative; }
[part=marks] {
  position: absolute; inset: 0; display: grid; align-items: center; border: 0 solid transparent;
  color: transparent; pointer-events: none; user-select: none; forced-color-adjust: none;
}
[part=marks][hidden] { display: none; }
[part=marks] > span { min-inline-size: 0; padding-block: 0.4em; overflow: hidden; white-space: pre; }
mark {
  color: transparent; background: none; text-decoration: underline; text-decoration-color: var(--tone);
  text-decoration-thickness: 2px; text-decoration-skip-ink: none; text-underline-offset: 0.2em;
}
[part~=error] { --tone: #f0474c; text-decoration-style: wavy; text-decoration-thickness: 1.5px; }
[part~=warning] { --tone: #c07a00; text-decoration-style: dashed; }
[part~=info] { --tone: #3b82f6; text-decoration-style: dotted; }
@media (forced-colors: active) { [part~=mark] { --tone: FieldText; } }`;

/** `layer` lies over the input. */
export function marks(input: HTMLInputElement) {
  let looking: ReturnType<typeof setTimeout> | undefined;
  let names: string[] | undefined;
  const layer = document.createElement('div');
  const line = document.createElement('span');
  layer.setAttribute('part', 'marks');
  // Read out, it would be the text a second time.
  layer.ariaHidden = 'true';
  layer.hidden = true;
  layer.append(line);
  for (const event of ['scroll', 'input', 'keyup', 'pointermove', 'focus', 'blur', 'selectionchange']) {
    input.addEventListener(event, follow, { passive: true });
  }

  function follow(): void {
    if (layer.hidden) return;
    // What an input method has written meanwhile is judged when it is done.
    if (line.textContent !== input.value) layer.hidden = true;
    line.scrollLeft = input.scrollLeft;
  }

  /** Sets the letters over the input as those in it, and goes on doing so: fonts load, and pages change their looks. */
  function dress(): void {
    clearTimeout(looking);
    if (layer.hidden || !layer.isConnected) return;
    const style = getComputedStyle(input);
    names ??= [...style].filter((name) => SET.test(name));
    for (const name of names) {
      const value = style.getPropertyValue(name);
      if (layer.style.getPropertyValue(name) !== value) layer.style.setProperty(name, value);
    }
    looking = setTimeout(dress, LOOK);
  }

  return {
    layer,
    draw(text: string, issues: readonly Issue[]): void {
      const placed = issues.filter(({ range: [start, end] }) => start < end);
      layer.hidden = placed.length === 0;
      const cuts = new Set([0, text.length, ...placed.flatMap(({ range }) => range)]);
      const ends = [...cuts].sort((one, other) => one - other);
      const runs = ends.slice(1).map((end, at) => {
        const start = ends[at] as number;
        const here = placed.filter(({ range }) => range[0] < end && start < range[1]);
        const gravity = GRAVITY.find((severity) => here.some((issue) => issue.severity === severity));
        const piece = text.slice(start, end);
        if (!gravity) return piece;
        const mark = document.createElement('mark');
        mark.setAttribute('part', `mark ${gravity}`);
        mark.textContent = piece;
        return mark;
      });
      line.replaceChildren(...runs);
      if (placed.length === 0) return;
      dress();
      follow();
    },
  };
}
