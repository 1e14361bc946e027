// What is said about an input: shown beside it at every change, and announced once when it is news.

import type { Said } from './live';

let count = 0;

export class Notes {
  #input: HTMLElement;
  #shown: HTMLElement;
  #isOurs: boolean;
  #announced: HTMLElement;
  #about = 'next';

  constructor(input: HTMLElement, output: HTMLElement | undefined) {
    const make = (tag: string) => input.ownerDocument.createElement(tag);
    this.#input = input;
    this.#isOurs = !output;
    this.#shown = output ?? make('div');
    this.#shown.id ||= `humanoid-id-note-${++count}`;
    this.#announced = make('div');
    this.#announced.setAttribute('role', 'status');
    // Read, not seen. Set from here, where a strict policy lets it be.
    Object.assign(this.#announced.style, {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    });
    this.#attach();
  }

  #attach(): void {
    const { parentNode } = this.#input;
    if (this.#isOurs && this.#shown.parentNode !== parentNode) this.#input.after(this.#shown);
    if (this.#announced.parentNode !== this.#shown.parentNode) this.#shown.after(this.#announced);
    const described = this.#input.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
    if (!described.includes(this.#shown.id)) {
      this.#input.setAttribute('aria-describedby', [...described, this.#shown.id].join(' ').trim());
    }
  }

  show({ kind, about, text }: Said): void {
    // A framework may have put the input elsewhere, or written its attributes anew.
    this.#attach();
    if (this.#shown.textContent !== text) this.#shown.textContent = text;
    this.#shown.dataset.kind = kind;
    if (about === this.#about) return;
    this.#about = about;
    this.#announced.textContent = text;
  }

  remove(): void {
    this.#announced.remove();
    if (this.#isOurs) this.#shown.remove();
  }
}
