// What every project asks of the package, whichever way it came by it. The answers belong in expected.mjs.

const GOOD = 'CNTESTH1A00120260522A00000001';
const BAD = 'CNTESTH1A0О120260522A00000001'; // a Cyrillic О

export function probe({ find, isHumanoidId, message, parse, sample, suggest, validate, version }) {
  const bad = validate(BAD);
  const half = validate('cn-test-h1');
  return {
    version,
    isHumanoidId: [isHumanoidId(GOOD), isHumanoidId(BAD), isHumanoidId(null)],
    parse: parse('cn-test-h1a001-20260522a00000001'),
    good: validate(GOOD),
    bad: { status: bad.status, segments: bad.segments, issue: bad.issues[0].code, range: bad.issues[0].range },
    half: [half.status, half.next.segment, half.next.remainingInSegment],
    notAString: validate(undefined).issues[0].code,
    message: [message(bad.issues[0], 'en').includes('U+041E'), message(bad.issues[0], 'zh-CN').includes('U+041E')],
    find: find(`🤖 https://example.com/${GOOD}`)[0].range,
    suggest: suggest(BAD)[0].id,
    sample: sample({ count: 3 }).map((code) => isHumanoidId(code)),
    misuse: misuse(() => validate(GOOD, { case: 'sideways' })),
  };
}

/** The error of a wrong option, which has to arrive as the host's own. */
function misuse(call) {
  try {
    return call();
  } catch (error) {
    return [error instanceof TypeError, error.message.includes('case')];
  }
}
