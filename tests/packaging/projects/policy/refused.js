// A page that may not compile WebAssembly is told the way out, whichever way it tries.
import { isHumanoidId, ready } from './node_modules/humanoid-id/index.js';

const wayOut = ({ message }) => message.match(/humanoid-id\/js/)?.[0];
const told = [];
try {
  told.push(isHumanoidId('CNTESTH1A00120260522A00000001') ? 'good' : 'bad');
} catch (error) {
  told.push(wayOut(error));
}
told.push(await ready().then(() => 'ready', wayOut));
document.body.dataset.answer = JSON.stringify(told);
