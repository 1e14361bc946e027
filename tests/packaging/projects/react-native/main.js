import * as humanoid from 'humanoid-id';
import * as bulk from 'humanoid-id/bulk';
import { fields, rule, schema, validator } from 'humanoid-id/forms';
import { message } from 'humanoid-id/ja';
import sampleRegistry from 'humanoid-id/sample-registry';
import { Findings } from 'humanoid-id/summary';
import { probe } from './probe.mjs';

const GOOD = 'CNTESTH1A00120260522A00000001';
const registry = humanoid.loadRegistry(sampleRegistry);
const refusal = (call) => {
  try {
    return call();
  } catch (error) {
    return error.message;
  }
};

print(JSON.stringify(probe(humanoid)));
rule()
  .validator({}, 'CNTEST')
  .catch((error) => error.message)
  .then((ruled) => {
    print(
      JSON.stringify({
        webAssembly: typeof WebAssembly,
        isReady: humanoid.isReady(),
        model: humanoid.decode(GOOD, { registry }).model.name.en,
        valid: fields({ robot: schema() })['~standard'].validate({ robot: GOOD.toLowerCase() }).value.robot,
        ruled: ruled.includes('29'),
        validated: validator({ locale: 'zh-CN' })('CNTEST').includes('29位'),
        live: humanoid.liveInput().apply({ value: 'cnt' }).value,
        said: message(humanoid.validate('CB').issues[0]).startsWith('「CB」'),
        findings: typeof new Findings().add,
        bulk: refusal(() => bulk.checkBytes(new Uint8Array(1))).includes('which this host does not have'),
      }),
    );
  });
