// Builds the npm packages of the project, as the developer tools do by "构建 npm". Nothing is uploaded.

const { generateKeyPairSync } = require('node:crypto');
const { writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');

const [tool] = process.argv.slice(-1);
const ci = createRequire(tool)('miniprogram-ci');
// The tool asks for the file of a key, which only an upload would use.
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync('key.pem', privateKey.export({ type: 'pkcs1', format: 'pem' }));
const project = new ci.Project({
  appid: 'wx0000000000000000',
  type: 'miniProgram',
  projectPath: process.cwd(),
  privateKeyPath: 'key.pem',
  ignores: ['node_modules/**/*'],
});
ci.packNpm(project, { reporter: () => {} }).then((warnings) => {
  process.stdout.write(`\n${JSON.stringify(warnings)}`);
  process.exit(0);
});
