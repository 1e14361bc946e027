/** A text from outside: controls, direction marks and what else cannot be seen stand in it as what they are called. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (it) => `U+${it.codePointAt(0)?.toString(16).padStart(4, '0')}`);
}

/** The same of several lines. */
export function visibleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => visible(line.replace(/\r$/, '')))
    .join('\n');
}

/** Data as JSON in which nothing is invisible: JSON itself leaves some controls and all direction marks as they are. */
export function json(data: unknown, indent?: number): string {
  const text = JSON.stringify(data, null, indent);
  // Line ends are none of the data's.
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (it) =>
    Array.from({ length: it.length }, (_, at) => `\\u${it.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
