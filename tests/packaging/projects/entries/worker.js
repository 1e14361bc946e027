import * as bulk from 'humanoid-id/bulk';
import * as forms from 'humanoid-id/forms';
import * as summary from 'humanoid-id/summary';
import { ask } from './ask.mjs';

addEventListener('message', async ({ data }) => postMessage(await ask({ bulk, forms, summary }, data)));
