// What was done to a field, by its name in the Input Events specification, as the number that the module knows it by.

import { owns } from '../module/own';

const [KEY, PASTE, DROP, BACKWARD, FORWARD, DELETE, RESTORE] = [0, 1, 2, 3, 4, 5, 6];

const NAMED: Readonly<Record<string, number>> = {
  insertFromPaste: PASTE,
  insertFromPasteAsQuotation: PASTE,
  insertFromYank: PASTE,
  insertFromDrop: DROP,
  historyUndo: RESTORE,
  historyRedo: RESTORE,
  deleteContent: DELETE,
  deleteByCut: DELETE,
  deleteByDrag: DELETE,
};

export function gestureOf(inputType: unknown): number {
  const name = typeof inputType === 'string' ? inputType : '';
  if (owns(NAMED, name)) return NAMED[name] as number;
  if (!name.startsWith('delete')) return KEY;
  if (name.endsWith('Forward')) return FORWARD;
  return name.endsWith('Backward') ? BACKWARD : DELETE;
}
