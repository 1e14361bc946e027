import humanoidId = require('../../pkg/index.cjs');
import slim = require('../../pkg/slim.cjs');

const { status }: humanoidId.Result = humanoidId.validate('');
slim.init(new Uint8Array());
void status;
