// The package: every bad row comes as an object with its reason and its place.

import { checkFile } from '../../../pkg/bulk.js';
import { end } from './end.mjs';

const [, , path, duplicates] = process.argv;
let bad = 0;
const checking = checkFile(path, { column: 'code', duplicates });
for await (const { issues, status } of checking) if (status === 'invalid' && issues[0].range) bad += 1;
const { valid, invalid } = await checking.summary;
if (bad !== invalid) throw new Error(`${bad} rows came, ${invalid} were counted`);
end(valid, invalid);
