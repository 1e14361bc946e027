// The elements on the page, each by its own entry, and files handed to a worker, as a page does with what somebody dropped on it.

import 'humanoid-id/card';
import 'humanoid-id/input';
import { files } from './files.mjs';

const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const answered = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
worker.postMessage(await files(async (name) => (await fetch(`./${name}`)).blob()));
const input = Object.assign(document.createElement('humanoid-id-input'), { value: 'cn-test-h1a001-20260522a00000001' });
const card = Object.assign(document.createElement('humanoid-id-card'), { value: input.value });
document.body.append(input, card);
const element = [input.value, input.checkValidity(), card.shadowRoot.textContent.includes('H1A001')];
document.body.dataset.answer = JSON.stringify({ element, ...(await answered) });
