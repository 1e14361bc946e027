import {
  bind,
  type Decoded,
  decode,
  type HumanoidId,
  type Issue,
  type Locale,
  type Registry,
  type Result,
  ready,
  rulesetId,
  sample,
  suggest,
  version,
} from 'humanoid-id';
import { keepInAddress, onAddress, textInAddress } from './address';
import { find } from './dom';
import { frame } from './frame';
import { textsIn } from './language';
import { hasMeaning, meaningReady } from './package';
import { isAnotherScheme, places } from './places';
import { copying } from './view/copy';
import { fieldMarks } from './view/field';
import { labelSection } from './view/label';
import { drawMeaning } from './view/meaning';
import { plate } from './view/plate';
import { problems } from './view/problems';
import { registrySection } from './view/registry';
import { scanning } from './view/scan';
import { suggestions } from './view/suggestions';
import { drawVerdict } from './view/verdict';

const input = find<HTMLInputElement>('#code');
const hint = find('#hint');
const clear = find<HTMLButtonElement>('.clear');
const drawnPlate = plate();
const drawMarks = fieldMarks(input);
const drawSuggestions = suggestions(enter);
const drawLabel = labelSection();

let locale: Locale = 'zh-CN';
let shown: HumanoidId | null = null;
let said: Decoded | null = null;
/** The registry that is asked, if any. */
let registry: Registry | null = null;
let drawAgain = () => {};
/** While the field follows the address, the address does not follow the field. */
let following = false;
/** Whether the package can be asked. The field takes text before that, and keeps it. */
let isReady = false;

/** Everything on the page follows from the text in the field, the registry and the language. */
function draw(text: string, checked: Result): void {
  drawAgain = () => draw(text, checked);
  const texts = textsIn(locale);
  const known = registry ? { registry } : {};
  // Whoever begins to type will want to know what it means.
  if (text && !hasMeaning()) void meaningReady().then(() => drawAgain());
  said = checked.status === 'valid' && hasMeaning() ? decode(text, known) : null;
  // What a registry has to say against a good code is said with all the rest.
  const result = said && checked.status === 'valid' ? { ...checked, issues: said.issues } : checked;
  const found = places(text, result);
  shown = result.status === 'valid' ? result.id : null;
  drawMarks(text, result.issues);
  drawnPlate.draw(found, result.status === 'incomplete');
  drawVerdict(result, said, text, locale, texts);
  find('.problems').replaceChildren(...problems(result, text, locale, texts, showPlace));
  const read = found.map((place) => place.character).join('');
  drawSuggestions(isAnotherScheme(result) || !hasMeaning() ? [] : suggest(text, known), read, locale, texts);
  drawMeaning(said, locale, texts);
  drawLabel(shown, texts);
  clear.hidden = text === '';
  find('#example').hidden = text !== '';
  // What is somebody else's number does not stay in the address either.
  if (!following || isAnotherScheme(result)) keepInAddress(shown);
}

/** Put a text into the field, as if it had been typed. */
function enter(text: string): void {
  input.value = text;
  input.focus();
}

function showPlace(issue: Issue): void {
  input.focus();
  input.setSelectionRange(...issue.range);
}

function follow(text: string): void {
  if (text === (shown ?? '')) return;
  following = true;
  input.value = text;
  following = false;
  // Written as it should be, where it was not.
  if (shown) keepInAddress(shown);
}

let unbind = () => {};
function speak(): void {
  const texts = textsIn(locale);
  drawnPlate.translate(texts);
  find('.rules').textContent = texts.rules(rulesetId, version);
  if (!isReady) {
    find('#verdict').textContent = texts.empty;
    return;
  }
  unbind();
  unbind = bind(input, {
    locale,
    output: hint,
    onState({ value, result }, told) {
      // Listed below with all the others: here it is for those who hear the field described.
      hint.classList.toggle(
        'visually-hidden',
        result.issues.some((issue) => issue.code === told.about),
      );
      draw(value, result);
    },
  });
}

clear.addEventListener('click', () => enter(''));
find('#example').addEventListener('click', async () => {
  await meaningReady();
  const [code] = sample();
  if (code) enter(code);
});
copying(() => ({ decoded: said, locale, texts: textsIn(locale) }));
scanning(enter, () => textsIn(locale));
const speakOfRegistry = registrySection((used) => {
  registry = used;
  drawAgain();
});

// Who was quicker than the page keeps what was typed.
input.value ||= textInAddress();
if (input.value) void meaningReady();
const spoken = frame((into) => {
  locale = into;
  speakOfRegistry(locale);
  speak();
});
void Promise.all([ready(), spoken]).then(() => {
  isReady = true;
  const isLinked = input.value === textInAddress();
  following = isLinked;
  speak();
  following = false;
  if (isLinked && shown) keepInAddress(shown);
  onAddress(follow);
});
