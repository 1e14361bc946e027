// An upload that is checked where it arrives: the body of the request, in pieces.

import * as bulk from 'humanoid-id/bulk';
import * as forms from 'humanoid-id/forms';
import * as summary from 'humanoid-id/summary';
import { ask } from './ask.mjs';

export default {
  async fetch(request) {
    const form = await request.formData();
    return Response.json(await ask({ bulk, forms, summary }, Object.fromEntries(form)));
  },
};
