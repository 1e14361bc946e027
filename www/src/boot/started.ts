// What the HTML and the first script hold for the case that the page never starts is taken away when it does.

export function started(): void {
  document.querySelector('.not-started')?.remove();
}

/** The page speaks the language that it is to be drawn in. */
export function spoken(): void {
  document.documentElement.classList.remove('translating');
}
