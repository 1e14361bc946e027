// A code from its parts, seen as it is built; and samples for tests.

import { compose, decode, type Locale, type Result, type Segments, sample } from 'humanoid-id';
import { find, h } from './dom';
import { frame } from './frame';
import { textsIn } from './language';
import { meaningReady } from './package';
import { markOf, type Place, parts } from './places';
import { toClipboard } from './view/copy';
import { plate } from './view/plate';
import { problems } from './view/problems';
import { drawVerdict } from './view/verdict';

const ruler = parts();
const drawnPlate = plate();
let locale: Locale = 'zh-CN';

const fields = ruler.map(({ name, width }) => {
  const input = h('input', {
    type: 'text',
    name,
    size: `${width}`,
    autocapitalize: 'characters',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const label = h('span');
  input.addEventListener('input', draw);
  find('.make-parts').append(h('label', {}, label, input));
  return { name, width, input, label };
});

function draw(): void {
  const texts = textsIn(locale);
  const written = fields.map(({ name, input }) => [name, input.value.trim()] as const);
  const result = compose(Object.fromEntries(written) as Segments);
  const text = written.map(([, value]) => value).join('');
  drawnPlate.draw(placed(written, result), false);
  drawVerdict(result, result.status === 'valid' ? decode(result.id) : null, text, locale, texts);
  find('.problems').replaceChildren(...problems(result, text, locale, texts));
  fields.forEach(({ name, input }) => {
    const bad = result.issues.some((issue) => issue.severity === 'error' && issue.segment === name);
    input.setAttribute('aria-invalid', `${bad}`);
  });
  const link = find<HTMLAnchorElement>('#to-check');
  link.hidden = result.status !== 'valid';
  link.search = location.search;
  link.hash = result.status === 'valid' ? result.id : '';
}

/** Each part begins in its own place, also where the one before is not complete; so do the ranges of the issues. */
function placed(written: (readonly [string, string])[], result: Result): Place[] {
  let from = 0;
  return written.flatMap(([name, value], index) => {
    const read = result.status === 'valid' ? result.segments[name as keyof Segments] : value;
    const width = ruler[index]?.width ?? 0;
    const start = from;
    from += width;
    return Array.from({ length: width }, (_, at) => {
      const range = [start + at, start + at + 1] as const;
      const character = read[at] ?? '';
      return { character, range, mark: character ? markOf(range, result.issues) : null };
    });
  });
}

const samples = find<HTMLFormElement>('.samples form');
const list = find<HTMLTextAreaElement>('.samples textarea');
const copy = find('#copy-samples');
samples.addEventListener('submit', (event) => {
  event.preventDefault();
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const count = Number(new FormData(samples).get('count'));
  list.value = sample({ count, seed }).join('\n');
  list.hidden = copy.hidden = false;
});
copy.addEventListener('click', async () => {
  const texts = textsIn(locale);
  const done = await toClipboard(`${list.value}\n`);
  find('.announcement').textContent = done ? texts.copied : texts.notCopied;
});
find('.make-parts').addEventListener('submit', (event) => event.preventDefault());

void meaningReady().then(() => {
  void frame((spoken) => {
    locale = spoken;
    const texts = textsIn(locale);
    drawnPlate.translate(texts);
    for (const { name, label } of fields) label.textContent = texts.parts[name];
    draw();
  });
});
