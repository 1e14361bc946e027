import humanoidId = require('../../pkg/types/index.cjs');
import slim = require('../../pkg/types/slim.cjs');

const { status }: humanoidId.Result = humanoidId.validate('');
slim.init(new Uint8Array());
void status;
