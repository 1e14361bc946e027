// The one answer of every host to probe.mjs, written out by hand.

const id = 'CNTESTH1A00120260522A00000001';
const segments = { country: 'CN', enterprise: 'TEST', model: 'H1A001', serial: '20260522A00000001' };

export const expected = (version) => ({
  version,
  isHumanoidId: [true, false, false],
  parse: { id, ...segments },
  good: { status: 'valid', id, segments, issues: [], edits: [] },
  bad: {
    status: 'invalid',
    segments: { country: 'CN', enterprise: 'TEST', serial: '20260522A00000001' },
    issue: 'look-alike-character',
    range: [10, 11],
  },
  half: ['incomplete', 'model', 4],
  notAString: 'not-a-string',
  message: [true, true],
  find: [23, 52],
  suggest: 'CNTESTH1A00120260522A00000001',
  sample: [true, true, true],
  misuse: [true, true],
});
