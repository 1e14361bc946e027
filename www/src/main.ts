import {
  decode,
  format,
  type HumanoidId,
  type Issue,
  type Locale,
  type Result,
  ready,
  rulesetId,
  sample,
  suggest,
  validate,
  version,
} from 'humanoid-id';
import { keepInAddress, onAddress, textInAddress } from './address';
import { find } from './dom';
import { frame } from './frame';
import { textsIn } from './language';
import { isAnotherScheme, parts, places } from './places';
import { announcer } from './view/announce';
import { copying } from './view/copy';
import { fieldMarks } from './view/field';
import { labelSection } from './view/label';
import { drawMeaning } from './view/meaning';
import { plate } from './view/plate';
import { problems } from './view/problems';
import { scanning } from './view/scan';
import { suggestions } from './view/suggestions';
import { drawVerdict } from './view/verdict';

await ready();

const input = find<HTMLInputElement>('#code');
const clear = find<HTMLButtonElement>('.clear');
const ruler = parts();
const drawnPlate = plate(ruler);
const drawMarks = fieldMarks(input);
const drawSuggestions = suggestions(enter);
const drawLabel = labelSection();
const announce = announcer();

let locale: Locale = 'zh-CN';

/** Everything on the page follows from the text in the field and the language. */
function draw(): Result {
  const texts = textsIn(locale);
  const text = input.value;
  const result = validate(text);
  const found = places(text, result);
  drawMarks(text, result.issues);
  drawnPlate.draw(found, result.status === 'incomplete');
  drawVerdict(result, text, locale, texts);
  find('.problems').replaceChildren(...problems(result, text, locale, texts, showPlace));
  const read = found.map((place) => place.character).join('');
  drawSuggestions(isAnotherScheme(result) ? [] : suggest(text), read, locale, texts);
  drawMeaning(result.status === 'valid' ? decode(result.id) : null, locale, texts);
  drawLabel(result.status === 'valid' ? result.id : null, texts);
  announce(result, locale, texts);
  // Half a code is not an error; a browser's own idea of validity must not say so either.
  input.setAttribute('aria-invalid', `${result.status === 'invalid'}`);
  clear.hidden = text === '';
  find('#example').hidden = text !== '';
  return result;
}

function changed(): void {
  const result = draw();
  keepInAddress(result.status === 'valid' ? result.id : null);
}

/** Put a code into the field, as if it had been typed. */
function enter(code: HumanoidId): void {
  input.value = format(code, 'spaced');
  changed();
  input.focus();
}

function showPlace(issue: Issue): void {
  input.focus();
  input.setSelectionRange(...issue.range);
}

function showAddress(text: string): void {
  const now = validate(input.value);
  if (text === (now.status === 'valid' ? now.id : '')) return;
  const asked = validate(text);
  input.value = asked.status === 'valid' ? format(asked.id, 'spaced') : text;
  draw();
  if (asked.status === 'valid') keepInAddress(asked.id);
}

function speak(): void {
  const texts = textsIn(locale);
  drawnPlate.translate(texts);
  const widths = ruler.map((part) => part.width);
  const all = widths.reduce((sum, width) => sum + width, 0);
  find('#hint').textContent = texts.hint(widths, all);
  find('.rules').textContent = texts.rules(rulesetId, version);
  draw();
}

input.addEventListener('input', changed);
clear.addEventListener('click', () => {
  input.value = '';
  changed();
  input.focus();
});
find('#example').addEventListener('click', () => {
  const [code] = sample();
  if (code) enter(code);
});
copying(() => {
  const result = validate(input.value);
  return { id: result.status === 'valid' ? result.id : null, locale, texts: textsIn(locale) };
});
scanning(enter, () => textsIn(locale));
onAddress(showAddress);

input.value = '';
frame((spoken) => {
  locale = spoken;
  speak();
});
showAddress(textInAddress());
