// Every entry, as the compiler sees it. Nothing here runs.
import humanoid = require('humanoid-id');
import js = require('humanoid-id/js');
import slim = require('humanoid-id/slim');

import { exact } from './exact';

// The entries share their types: what one has checked, another may be given.
for (const entry of [humanoid, js, slim]) exact(entry);
slim.init({});
// @ts-expect-error only slim is brought its module
humanoid.init;
