// How a file comes to the page: chosen, dropped anywhere on it, or pasted, as a file or as rows of a table.

import { find } from '../dom';
import { isDocument } from '../view/registry';

export type Intake = {
  /** Take what was chosen before the page was ready for it. */
  early(): void;
  /** Where the keyboard goes on when there is nothing else. */
  focus(): void;
};

/** `others`: whether more than one file came, of which this is the first. */
export function intake(take: (file: File, others: boolean) => void, pastedName: () => string): Intake {
  const drop = find('.drop');
  const chosen = find<HTMLInputElement>('.choose input');
  const pasted = find<HTMLTextAreaElement>('#pasted');
  /** `mine`: a registry that is dropped goes where registries go. */
  const first = (files: FileList | null | undefined, mine: (file: File) => boolean = () => true) => {
    const [file, ...others] = files ?? [];
    if (!file || !mine(file)) return false;
    take(file, others.length > 0);
    return true;
  };
  const text = (content: string) => {
    if (content.trim() !== '') take(new File([content], pastedName(), { type: 'text/plain' }), false);
  };

  chosen.addEventListener('change', () => {
    first(chosen.files);
    // The same file may be chosen again, once it was corrected.
    chosen.value = '';
  });

  // Over every element that the pointer crosses there is a leave and an enter.
  let depth = 0;
  const over = (change: number) => {
    depth = Math.max(0, depth + change);
    drop.toggleAttribute('data-over', depth > 0);
  };
  const brings = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragenter', (event) => brings(event) && over(1));
  addEventListener('dragleave', (event) => brings(event) && over(-1));
  addEventListener('dragover', (event) => brings(event) && event.preventDefault());
  addEventListener('drop', (event) => {
    over(-depth);
    if (first(event.dataTransfer?.files, (file) => !isDocument(file))) event.preventDefault();
  });

  addEventListener('paste', (event) => {
    if (first(event.clipboardData?.files)) return event.preventDefault();
    // What is pasted into a field belongs there.
    if ((event.target as Element).matches('input, textarea')) return;
    text(event.clipboardData?.getData('text/plain') ?? '');
  });
  find('.paste form').addEventListener('submit', (event) => {
    event.preventDefault();
    text(pasted.value);
  });
  return {
    early() {
      first(chosen.files);
      chosen.value = '';
    },
    focus: () => chosen.focus(),
  };
}
