// tries: starts a thread from text, with permissions and an environment of its choosing
// stopped by: no such module is handed out, Node's permission model
// realm: process
// needs: worker_threads
const { Worker, SHARE_ENV } = require('worker_threads');
exports.f = () =>
  new Promise((resolve) => {
    const text = `require('worker_threads').parentPort.postMessage(
      require('fs').readFileSync('PATH', 'utf8'))`;
    const worker = new Worker(text, { eval: true, env: SHARE_ENV, execArgv: [] });
    worker.on('message', resolve);
    worker.on('error', () => resolve('none'));
  });
