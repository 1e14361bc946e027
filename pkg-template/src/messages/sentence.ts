import * as glue from 'humanoid-id:glue';
import type { Issue, Locale, SegmentName } from '../contract/types';

/** The sentence of an issue. The module knows code and segment by their numbers. */
export function sentence(
  { code, segment, params }: Pick<Issue, 'code' | 'segment' | 'params'>,
  locale: Locale,
): string {
  return glue.message(CODES.indexOf(code), SEGMENTS.indexOf(segment as SegmentName), params, locale);
}
