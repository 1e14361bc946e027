// The module as the one who checks fields, and what takes its place.

import { beside } from 'humanoid-id:beside';
import { liveInput } from '../live/live';
import { loadLater } from '../module/core';
import { report } from '../module/report';
import { checkersOf } from './checkers';

export const checkers = /* @__PURE__ */ checkersOf({ liveInput, validate: report }, loadLater, beside);
