/** A text from outside: controls, direction marks and what else cannot be seen stand in it as what they are called. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (it) => `U+${it.codePointAt(0)?.toString(16).padStart(4, '0')}`);
}
