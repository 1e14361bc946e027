// Importing does nothing that anybody could notice; the first call compiles, later calls do not do it again,
// and what knows meaning is compiled when somebody asks for that.
const calls = [];
for (const name of ['Module', 'Instance']) {
  WebAssembly[name] = new Proxy(WebAssembly[name], {
    construct(target, args) {
      calls.push(name);
      return new target(...args);
    },
  });
}
for (const name of ['compile', 'instantiate']) {
  WebAssembly[name] = () => calls.push(name);
}
globalThis.fetch = () => calls.push('fetch');
const globals = Reflect.ownKeys(globalThis).length;

const humanoid = await import('humanoid-id');
const atImport = [...calls];
humanoid.version.concat(humanoid.rulesetId, humanoid.defaults.case);
const atConstants = [...calls];
humanoid.isHumanoidId('CNTESTH1A00120260522A00000001');
const atFirstCall = [...calls];
humanoid.validate('CN');
humanoid.find('CN');
const atChecks = [...calls];
humanoid.sample();
humanoid.decode('CN');
console.log(
  JSON.stringify({
    atImport,
    atConstants,
    atFirstCall,
    atChecks,
    atLast: calls,
    globals: Reflect.ownKeys(globalThis).length - globals,
  }),
);
