'use strict';
// Runs on old versions of Node.js too, to say in one line what is missing.
const fs = require('fs');
const path = require('path');
const url = require('url');

const oldestMajor = 24;
const root = path.dirname(__dirname);

if (parseInt(process.versions.node, 10) < oldestMajor)
  fail(
    `needs Node.js ${oldestMajor} or newer; this is ${process.version}`,
    `Install a newer Node.js, or name one in PAWL_NODE.`,
  );
else start();

function start() {
  // A checkout runs from source; a package has none.
  const source = path.join(root, 'src', 'cli', 'main.ts');
  const main = fs.existsSync(source) ? source : path.join(root, 'dist', 'cli', 'main.js');
  hideExperimentalWarnings();
  require('module').enableCompileCache();
  import(url.pathToFileURL(main).href).catch((error) => {
    if (error && error.code === 'ERR_MODULE_NOT_FOUND')
      fail(`its dependencies are not installed: ${error.message}`, `Run npm ci in ${root}.`);
    else throw error;
  });
}

// Node.js 24 calls its SQLite experimental; a user of Pawl can do nothing about that.
function hideExperimentalWarnings() {
  const shown = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const show of shown) show(warning);
  });
}

function fail(message, hint) {
  process.stderr.write(`pawl: ${message.split('\n')[0]}\n  ${hint}\n`);
  process.exitCode = 3;
}
