import { body, type Attack } from './attack.ts';

/** Getting at files, processes, the network and the host's own objects. */
export const escapes: readonly Attack[] = [
  {
    name: "reads the system's users",
    stoppedBy: 'the mount namespace: /etc is not there; then the permission model',
    builtins: ['fs'],
    code: body(
      `const text = require('fs').readFileSync('/etc/passwd', 'utf8'); return text.includes('root') ? 'loot' : text;`,
    ),
  },
  {
    name: 'reads a file of the user',
    stoppedBy: 'the mount namespace; then the permission model',
    builtins: ['fs'],
    code: body(`return require('fs').readFileSync('PATH', 'utf8');`),
  },
  {
    name: 'lists the home folder',
    stoppedBy: 'the mount namespace; then the permission model',
    builtins: ['fs', 'os'],
    code: body(
      `return require('fs').readdirSync(require('os').homedir()).length >= 0 ? 'loot' : '';`,
    ),
  },
  {
    name: 'overwrites a file of the user',
    stoppedBy: 'the mount namespace; then the permission model: no writes at all',
    builtins: ['fs'],
    code: body(`require('fs').writeFileSync('PATH', 'taken'); return 'loot';`),
  },
  {
    name: 'writes to the temporary folder',
    stoppedBy: 'the permission model; the folder is the jail’s own anyway',
    builtins: ['fs'],
    code: body(`require('fs').writeFileSync('/tmp/pawl-attack', 'x'); return 'loot';`),
  },
  {
    name: 'reads the environment',
    stoppedBy: 'nothing of it is handed to the worker; the realm has none at all',
    code: body(`return Object.values(process.env).includes('loot') ? 'loot' : 'none';`),
  },
  {
    name: 'reads the environment of the parent process',
    stoppedBy: 'the process namespace; then the permission model',
    builtins: ['fs'],
    code: body(
      `return require('fs').readFileSync('/proc/1/environ', 'utf8').includes('PAWL_TEST_SECRET') ? 'loot' : 'none';`,
    ),
  },
  {
    name: 'connects to a server on this machine',
    stoppedBy:
      'the network namespace has no other machine and not this one; then the permission model',
    builtins: ['net'],
    code: body(`
      return new Promise((resolve) => {
        const socket = require('net').connect(PORT, '127.0.0.1');
        socket.on('connect', () => resolve('loot'));
        socket.on('error', (error) => resolve(error.code));
      });`),
  },
  {
    name: 'fetches from a server on this machine',
    stoppedBy: 'a realm has no fetch; then the network namespace',
    builtins: ['http'],
    code: body(`
      return new Promise((resolve) => {
        if (typeof fetch === 'function') fetch('http://127.0.0.1:PORT').then(() => resolve('loot'), () => {});
        require('http').get('http://127.0.0.1:PORT', () => resolve('loot')).on('error', (error) => resolve(error.code));
      });`),
  },
  {
    name: 'sends a datagram',
    stoppedBy: 'the network namespace; then the permission model',
    builtins: ['dgram'],
    code: body(`
      return new Promise((resolve) => {
        const socket = require('dgram').createSocket('udp4');
        socket.on('error', (error) => resolve(error.code));
        socket.connect(PORT, '127.0.0.1', (error) => {
          if (error) return resolve(error.code);
          socket.send('x', (failed) => resolve(failed ? failed.code : 'sent'));
        });
      });`),
  },
  {
    name: 'starts a program',
    stoppedBy: 'the permission model: no child processes',
    builtins: ['child_process'],
    code: body(
      `return require('child_process').execFileSync('/bin/echo', ['loot']).toString().trim();`,
    ),
  },
  {
    name: 'starts a shell',
    stoppedBy: 'the permission model: no child processes',
    builtins: ['child_process'],
    code: body(`return require('child_process').execSync('echo loot').toString().trim();`),
  },
  {
    name: 'forks itself',
    stoppedBy: 'the permission model: no child processes',
    builtins: ['child_process'],
    code: body(`require('child_process').fork('/bin/true'); return 'loot';`),
  },
  {
    name: 'starts a thread',
    stoppedBy: 'the permission model: no workers',
    builtins: ['worker_threads'],
    code: body(
      `new (require('worker_threads').Worker)('while (true);', { eval: true }); return 'loot';`,
    ),
  },
  {
    name: 'signals the parent process',
    stoppedBy: 'the real process object is out of reach; then the process namespace',
    code: body(`process.kill(process.ppid, 'SIGKILL'); return 'loot';`),
  },
  {
    name: 'ends the process',
    stoppedBy: 'the real process object is out of reach',
    code: body(`process.exit(0); return 'loot';`),
  },
  {
    name: 'aborts the process',
    stoppedBy: 'the real process object is out of reach',
    code: body(`process.abort(); return 'loot';`),
  },
  {
    name: 'loads a native addon',
    stoppedBy: 'the real process object is out of reach; the file is not mounted',
    code: body(`process.dlopen({ exports: {} }, 'PATH'); return 'loot';`),
  },
  {
    name: "reaches for Node's inner bindings",
    stoppedBy: 'the real process object is out of reach',
    code: body(`return process.binding('fs') ? 'loot' : '';`),
  },
  {
    name: 'asks for a module that is not its own',
    stoppedBy: 'the linker: the target gets what its text asks for, and nothing else',
    code: body(`return require('child_process') ? 'loot' : '';`),
  },
  {
    name: 'imports dynamically',
    stoppedBy: 'no module loader is given to the realm',
    code: body(`return import('node:fs').then(() => 'loot', () => 'refused');`),
  },
  {
    name: 'takes the process from the constructor of its own function',
    stoppedBy: "the realm's globals hold nothing of the host's",
    code: body(
      `return (function () {}).constructor('return typeof process === "object" && process.kill')() ? 'loot' : 'none';`,
    ),
  },
  {
    name: 'takes the process from the constructor of `this`',
    stoppedBy: "the realm's globals hold nothing of the host's",
    code: body(
      `return globalThis.constructor.constructor('return process')().mainModule ? 'loot' : 'none';`,
    ),
  },
  {
    name: "takes the process through one of the host's classes",
    stoppedBy: 'no code is made from strings in the worker’s own realm',
    realm: 'process',
    code: body(`return URL.constructor('return process')().pid ? 'loot' : 'none';`),
  },
  {
    name: "takes the process through a module's functions",
    stoppedBy: 'no code is made from strings in the worker’s own realm',
    builtins: ['path'],
    code: body(
      `return require('path').join.constructor('return process')().pid ? 'loot' : 'none';`,
    ),
  },
  {
    name: "takes the process through an error of the host's",
    stoppedBy: 'no code is made from strings in the worker’s own realm',
    builtins: ['fs'],
    code: body(`
      try { require('fs').readFileSync(''); } catch (error) {
        return error.constructor.constructor('return process')().pid ? 'loot' : 'none';
      }`),
  },
  {
    name: 'takes the process from a stack frame',
    stoppedBy: "frames of the host's modules tell neither function nor `this`",
    code: body(`
      let found;
      Error.stackTraceLimit = 50;
      Error.prepareStackTrace = (error, frames) => {
        for (const frame of frames) {
          const thing = frame.getThis?.() ?? frame.getFunction?.();
          try { found ??= thing?.constructor?.constructor('return process')().pid; } catch {}
        }
        return '';
      };
      new Error('x').stack;
      return found ? 'loot' : 'none';`),
  },
  {
    name: 'answers in the place of the worker',
    stoppedBy: 'the real process object is out of reach',
    builtins: ['path'],
    code: body(`
      const real = (globalThis.URL ?? require('path').join).constructor('return process')();
      real.send({ ok: true, value: [{ passed: 2, failed: [], fuelUsed: 0, reads: { clock: 0, randomness: 0 } }] });
      return 'loot';`),
  },
];
