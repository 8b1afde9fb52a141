// tries: starts a program by the class beneath all the functions that start one
// stopped by: Node's permission model, then the jail
// realm: process
// needs: child_process
const { ChildProcess } = require('child_process');
exports.f = () =>
  new Promise((resolve) => {
    const child = new ChildProcess();
    const failed = child.spawn({
      file: '/bin/cat',
      args: ['cat', 'PATH'],
      envPairs: [],
      stdio: [{ type: 'ignore' }, { type: 'pipe' }, { type: 'ignore' }],
    });
    if (failed) return resolve('none');
    child.stdout.on('data', (data) => resolve(String(data).trim()));
    child.on('error', () => resolve('none'));
    child.on('exit', () => setTimeout(resolve, 20, 'none'));
  });
