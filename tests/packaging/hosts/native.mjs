// React Native: Metro with the configuration of its apps makes the script, and Hermes, which has no WebAssembly, runs it.

import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { OF_NATIVE } from '../expected.mjs';
import { inTool, node, program } from '../program.mjs';

const require = createRequire(import.meta.url);
const PLATFORMS = { linux: 'linux64-bin/hermes', darwin: 'osx-bin/hermes', win32: 'win64-bin/hermes.exe' };

/** Metro in a process of its own: it says more than it should, and leaves handles open. */
const BUILD = `
const { join } = require('node:path');
const { runBuild } = require(${JSON.stringify(require.resolve('metro'))});
const { getDefaultConfig } = require(${JSON.stringify(require.resolve('@react-native/metro-config'))});
const TOOLS = ${JSON.stringify(join(inTool('metro', '.'), '..'))};
const how = process.argv.at(-1);
const config = getDefaultConfig(process.cwd());
config.resolver.unstable_enablePackageExports = how === 'exports';
config.resolver.sourceExts.push('mjs');
config.resolver.nodeModulesPaths = [TOOLS];
config.watchFolders = [process.cwd(), join(TOOLS, '@react-native/js-polyfills'), join(TOOLS, 'metro-runtime')];
config.transformer.enableBabelRuntime = false;
// What react-native itself begins with, which is not here.
config.serializer.getModulesRunBeforeMainModule = () => [];
config.cacheStores = ({ FileStore }) => [new FileStore({ root: join(process.cwd(), '.metro') })];
config.maxWorkers = 1;
config.reporter = { update() {} };
runBuild(config, { entry: 'main.js', out: how + '.js', platform: 'android', dev: false, minify: false }).catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
`;

export const native = {
  'react-native': async ({ dir, agree }) => {
    const hermes = inTool('hermes-engine-cli', PLATFORMS[process.platform]);
    await chmod(hermes, 0o755);
    // Older apps know no `exports`.
    for (const how of ['exports', 'fields']) {
      await node(['--eval', BUILD, '--', how], { cwd: dir });
      const [answer, rest] = (await program(hermes, ['-O', join(dir, `${how}.js`)], { cwd: dir })).trim().split('\n');
      agree(answer);
      assert.deepEqual(JSON.parse(rest), OF_NATIVE);
    }
  },
};
