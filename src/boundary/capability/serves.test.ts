import { expect, it } from 'vitest';
import { changeOf, foundIn } from '../testing.ts';

const found = (after: string, path = 'test/a.test.js'): string[] =>
  foundIn(changeOf({ [path]: ["it('a', f);\n", `${after}\nit('a', f);\n`] }));

it.each([
  "const http = require('http');\nhttp.createServer(f).listen(0);",
  "const { createServer } = require('node:https');\ncreateServer(f);",
  "const http = require('http');\nconst s = new http.Server(f);",
  "const net = require('net');\nnet.connect(server.address().port);",
  "const net = require('net');\nconst port = server.address().port;\nnet.connect(port, () => {});",
  "const http = require('http');\nhttp.get('http://localhost:' + port + '/a', () => {});",
  "const http = require('http');\nhttp.get(`http://127.0.0.1:${port}/a`, () => {});",
  "const http = require('http');\nhttp.request({ port: server.address().port, path: '/a' });",
])('a test may answer itself: %s', (code) => {
  expect(found(code)).not.toContain('sign-off capability/network');
});

it.each([
  "const http = require('http');\nhttp.createServer(f);\nhttp.get('http://x.example');",
  "const http = require('http');\nhttp.createServer(f);\nhand(http);",
  "const http = require('http');\nconst { request } = http;\nrequest('http://x.example');",
  "const net = require('net');\nnet.connect(80, 'x.example');",
  "const net = require('net');\nconst port = { host: 'x.example', port: 80 };\nnet.connect(port);",
  "const net = require('net');\nlet port = 80;\nport = { host: 'x.example' };\nnet.connect(port);",
  "const http = require('http');\nhttp.get('http://localhost.x.example');",
  "const http = require('http');\nhttp.get('http://localhost' + rest);",
  "const http = require('http');\nhttp.get(`http://localhost${rest}`);",
  "const http = require('http');\nhttp.get('http://localhost:80', { host: 'x.example' });",
  "const http = require('http');\nhttp.request({ port: 80, ...rest });",
  "const http = require('http');\nhttp.request({ port: 80, host });",
  "const http = require('http');\nhttp.request({ port: 80, lookup: f });",
  "fetch('http://x.example');",
])('a test is asked about what it reaches: %s', (code) => {
  expect(found(code)).toContain('sign-off capability/network');
});

it('code is asked about its servers', () => {
  const code = "const http = require('http');\nhttp.createServer(f).listen(80);";
  expect(found(code, 'src/a.js')).toContain('sign-off capability/network');
});
