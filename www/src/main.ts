import {
  type Decoded,
  type HumanoidId,
  type Issue,
  type Locale,
  type Registry,
  ready,
  rulesetId,
  sample,
  version,
} from 'humanoid-id';
import type { HumanoidIdInput, StateEvent } from 'humanoid-id/input';
import 'humanoid-id/input';
import { keepInAddress, onAddress, textInAddress } from './address';
import { find } from './dom';
import { frame } from './frame';
import type { DrawKnown } from './known/known';
import { textsIn } from './language';
import { lettersWhenWanted } from './letters';
import { once } from './once';
import { meaningReady } from './package';
import { isAnotherScheme, places } from './places';
import { ruled, rules } from './rules';
import { plate } from './view/plate';
import { problems } from './view/problems';
import { registrySection } from './view/registry';
import { scanning } from './view/scan';
import { drawVerdict } from './view/verdict';

const field = find<HumanoidIdInput>('#code');
const clear = find<HTMLButtonElement>('.clear');
const drawnPlate = plate();

let locale: Locale = 'zh-CN';
let shown: HumanoidId | null = null;
/** The registry that is asked, if any. */
let registry: Registry | null = null;
/** What it was read from. */
let registryDocument: Uint8Array | object | null = null;
let isSample = false;
/** What the field said last. */
let latest: StateEvent['detail'] | null = null;
/** While the field follows the address, the address does not follow the field. */
let following = false;
/** Whether the package can be asked, and the page speaks. The field takes text before that, and keeps it. */
let isReady = false;

let knowing: typeof import('./known/known') | undefined;
let drawKnown: DrawKnown | undefined;

/** Whoever begins to type will want to know what it means, by the registry that there is. */
const learn = once(async () => {
  // That a registry cannot be loaded is said elsewhere, and the rest goes on.
  const named = () => registryUsed.orSample().catch(() => {});
  const [loaded] = await Promise.all([import('./known/known'), meaningReady(), named()]);
  knowing = loaded;
  drawKnown = loaded.known(enter);
  draw();
});

/** Everything on the page follows from the text in the field, the registry and the language. */
function draw(): void {
  if (!latest || !isReady) return;
  const { state, said: told } = latest;
  const { value: text, result: checked } = state;
  // Listed below with all the others: here it is for those who hear the field described.
  field.classList.toggle(
    'is-listed',
    checked.issues.some((issue) => issue.code === told.about),
  );
  field.dataset.said = told.kind;
  const texts = textsIn(locale);
  if (text) void learn();
  const decoded: Decoded | null =
    (checked.status === 'valid' && knowing?.decoded(text, registry, isSample, rules())) || null;
  // What a registry has to say against a good code is said with all the rest.
  const result = decoded && checked.status === 'valid' ? { ...checked, issues: decoded.issues } : checked;
  if (decoded) field.mark(result.issues);
  const found = places(text, result);
  shown = result.status === 'valid' ? result.id : null;
  drawnPlate.draw(found, result.status === 'incomplete');
  drawVerdict(result, decoded, text.trim() === '', locale, texts);
  find('.problems').replaceChildren(...problems(result, text, locale, texts, showPlace));
  const read = found.map((place) => place.character).join('');
  drawKnown?.({ text, read, result, decoded, registry: isSample ? null : registry, rules: rules(), locale, texts });
  clear.hidden = text === '';
  find('#example').hidden = text !== '';
  // What is somebody else's number does not stay in the address either.
  if (!following || isAnotherScheme(result)) keepInAddress(shown);
}

/** Put a text into the field, as if it had been typed. */
function enter(text: string): void {
  field.value = text;
  field.focus();
}

function showPlace(issue: Issue): void {
  field.focus();
  field.setSelectionRange(...issue.range);
}

function follow(text: string): void {
  if (text === (shown ?? '')) return;
  following = true;
  field.value = text;
  following = false;
  // Written as it should be, where it was not.
  if (shown) keepInAddress(shown);
}

function speak(): void {
  const texts = textsIn(locale);
  drawnPlate.translate(texts);
  find('.rules').textContent = texts.rules({ id: rules().edition?.id ?? rulesetId, version });
  if (isReady) draw();
  else find('#verdict').textContent = texts.empty;
}

field.addEventListener('state', (event) => {
  latest = (event as StateEvent).detail;
  draw();
});
lettersWhenWanted(field);
clear.addEventListener('click', () => enter(''));
find('#example').addEventListener('click', async () => {
  await learn();
  const listed = registryDocument && (await import('./registry/example')).exampleIn(registryDocument);
  const code = listed || sample()[0];
  if (code) enter(code);
});
scanning(enter, () => locale);
const registryUsed = registrySection((used, read, isMadeUp) => {
  registry = used;
  registryDocument = read;
  isSample = isMadeUp;
  draw();
});
find('.registry').addEventListener('toggle', () => void registryUsed.orSample());

// Asked for on demand: few still need it.
const isPlain = !customElements.get('humanoid-id-input');
const live = isPlain ? import('./view/plain-field').then((it) => it.plainField(field)) : null;

// Who was quicker than the page keeps what was typed.
field.value ||= textInAddress();
let isLinked = field.value === textInAddress();
field.addEventListener('input', () => {
  isLinked = false;
});
if (field.value) void learn();
const spoken = frame((into) => {
  locale = into;
  registryUsed.speak(locale);
  speak();
});
const bound = ruled.then(() => {
  if (!rules().edition) return;
  field.rules = rules();
  speak();
});
void Promise.all([ready(), spoken, live, bound]).then(() => {
  isReady = true;
  following = isLinked;
  draw();
  following = false;
  if (isLinked && shown) keepInAddress(shown);
  onAddress(follow);
});
