import * as humanoid from 'humanoid-id/js';
import { schema, validator } from 'humanoid-id/js/forms';
import 'humanoid-id/js/bulk';
import 'humanoid-id/js/element';
import 'humanoid-id/js/en';
import 'humanoid-id/js/ja';
import 'humanoid-id/js/summary';
import 'humanoid-id/js/zh-CN';
import { probe } from './probe.mjs';

const GOOD = 'CNTESTH1A00120260522A00000001';
const field = document.createElement('humanoid-id-input');
field.value = GOOD;
document.body.append(field);
const isWell = validator()(GOOD) === true && schema()['~standard'].validate('CN').issues && field.checkValidity();
document.body.dataset.answer = isWell ? JSON.stringify(probe(humanoid)) : 'forms';
