// The module as the one who checks fields, and what takes its place.

import { beside } from 'humanoid-id:beside';
import { liveInput } from '../live/live';
import { isReady, loadLater, report } from '../module/check';
import { checkersOf } from './checkers';

export const checkers = /* @__PURE__ */ checkersOf({ liveInput, validate: report }, isReady, loadLater, beside);
