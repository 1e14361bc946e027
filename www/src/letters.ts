// The letters of the code, a font of their own, are asked for when there is something to write with them, or when the page
// is of use: an empty field would ask for them before.

export function letters(): void {
  document.documentElement.classList.add('with-letters');
}
