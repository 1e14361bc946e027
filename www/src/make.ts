// A code from its parts or by its maker's layout, seen as it is built; and samples for tests.

import { decode, type Locale } from 'humanoid-id';
import { find } from './dom';
import { frame } from './frame';
import { fill, textsIn } from './language';
import { letters } from './letters';
import { byLayout } from './make/by-layout';
import { byParts } from './make/by-parts';
import { draft } from './make/draft';
import { samples } from './make/samples';
import { MAKE_TEXTS } from './make/texts';
import { meaningReady } from './package';
import { ruled, rules } from './rules';
import { plate } from './view/plate';
import { problems } from './view/problems';
import { registrySection } from './view/registry';
import { drawVerdict } from './view/verdict';

const drawnPlate = plate();
let locale: Locale = 'zh-CN';
let isReady = false;

const ways = { parts: byParts(draw), layout: byLayout(draw) };
const choice = find<HTMLFormElement>('.make-way');
const way = () => new FormData(choice).get('way') as keyof typeof ways;

function draw(): void {
  if (!isReady) return;
  const texts = textsIn(locale);
  const { result, places, isEmpty } = ways[way()].made();
  drawnPlate.draw(places, false);
  drawVerdict(result, result.status === 'valid' ? decode(result.id, { rules: rules() }) : null, isEmpty, locale, texts);
  // By a layout, every problem stands at its field.
  const listed = way() === 'parts' ? problems(result, '', locale, texts) : [];
  find('.problems').replaceChildren(...listed);
  const link = find<HTMLAnchorElement>('#to-check');
  link.hidden = result.status !== 'valid';
  link.search = location.search;
  link.hash = result.status === 'valid' ? result.id : '';
}

function show(): void {
  for (const form of document.querySelectorAll<HTMLElement>('[data-way]')) form.hidden = form.dataset.way !== way();
  draw();
}

choice.addEventListener('change', show);
// What is no registry document is no reason to leave the page.
addEventListener('drop', (event) => event.preventDefault());
find('#example').addEventListener('click', () => ways[way()].example());
samples(() => textsIn(locale));
const drafted = draft();

void Promise.all([meaningReady(), ruled]).then(() => {
  const registry = registrySection(ways.layout.use);
  void registry.orSample();
  void frame((spoken) => {
    locale = spoken;
    fill(MAKE_TEXTS[locale]);
    drawnPlate.translate(textsIn(locale));
    for (const it of Object.values(ways)) it.speak(locale);
    registry.speak(locale);
    drafted.speak(locale);
    isReady = true;
    letters();
    // A browser that came back to this page may have kept the other choice.
    show();
  });
});
