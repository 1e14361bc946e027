// What is sound in the corpus: synthetic codes of the enterprise TEST.

export const GOOD = 'CNTESTH1A00120260522A00000001';
/** A letter in a place of the serial where none may stand. */
export const BAD = 'CNTESTH1A00120260522A0000000#';
export const good = (number) => `CNTESTH1A00120260522A${String(number).padStart(8, '0')}`;
