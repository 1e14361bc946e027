import express, { type ErrorRequestHandler } from 'express';
import { languageOf } from './language';
import { answerTo } from './robots';

/** A body that is no JSON: the error's own message repeats the body, so that it is neither sent nor logged. */
const unreadable: ErrorRequestHandler = (_error, _request, response, _next) => {
  console.log('400');
  response.sendStatus(400);
};

export const app = express()
  .use(express.json({ limit: '10kb' }))
  .post('/robots', async (request, response) => {
    const { status, body, log } = await answerTo(request.body, languageOf(request.get('accept-language')));
    console.log(log);
    response.status(status).json(body);
  })
  .use(unreadable);
