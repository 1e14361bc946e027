import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { languageOf } from './language';
import { answerTo } from './robots';

export const app = new Hono().use(bodyLimit({ maxSize: 10 * 1024 })).post('/robots', async (context) => {
  const given: unknown = await context.req.json().catch(() => undefined);
  if (given === undefined) {
    console.log('400');
    return context.text('Bad Request', 400);
  }
  const { status, body, log } = await answerTo(given, languageOf(context.req.header('accept-language')));
  console.log(log);
  return context.json(body, status);
});
