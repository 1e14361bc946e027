// The letters of the code, a font of their own, are asked for when there is something to write with them, or somebody is
// about to: an empty field would ask for them at once.

export function lettersWhenWanted(field: HTMLElement): void {
  field.addEventListener('focusin', letters, { once: true });
}

export function letters(): void {
  document.documentElement.classList.add('with-letters');
}
