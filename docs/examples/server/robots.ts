import { type HumanoidId, type Locale, redact, schema } from 'humanoid-id';
import { fields } from 'humanoid-id/forms';

export type Problem = { path: string; code: string; message: string };
export type Answer =
  | { status: 201; body: { robot: HumanoidId }; log: string }
  | { status: 422; body: { problems: Problem[] }; log: string };

const form = fields({ robot: schema() });

/** What comes of a form: the code, or what is wrong with it, in the language of the one who sent it. */
export async function answerTo(given: unknown, locale: Locale): Promise<Answer> {
  const outcome = await form['~standard'].validate(given, { libraryOptions: { locale } });
  if (!outcome.issues) {
    const { robot } = outcome.value;
    return { status: 201, body: { robot }, log: `201 ${redact(robot)}` };
  }
  const problems = outcome.issues.map(({ path = [], message, ...issue }) => {
    return { path: path.join('.'), code: 'code' in issue ? `${issue.code}` : 'unknown', message };
  });
  // A log has the codes of the issues and nothing of the text, which may be anything: somebody's identity number.
  return { status: 422, body: { problems }, log: `422 ${problems.map(({ code }) => code).join(' ')}` };
}
