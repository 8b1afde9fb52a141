import { expect, it } from 'vitest';
import { changeOf, foundIn } from '../testing.ts';

const found = (after: string, path = 'test/a.test.js'): string[] =>
  foundIn(changeOf({ [path]: ["it('a', f);\n", `${after}\nit('a', f);\n`] }));

it.each([
  "const http = require('http');\nhttp.createServer(f).listen(0);",
  "const { createServer } = require('node:https');\ncreateServer(f);",
  "const http = require('http');\nconst s = new http.Server(f);",
])('a test may answer itself: %s', (code) => {
  expect(found(code)).not.toContain('sign-off capability/network');
});

it.each([
  "const http = require('http');\nhttp.createServer(f);\nhttp.get('http://x.example');",
  "const http = require('http');\nhttp.createServer(f);\nhand(http);",
  "const http = require('http');\nconst { request } = http;\nrequest('http://x.example');",
  "const net = require('net');\nnet.connect(80);",
  "fetch('http://x.example');",
])('a test is asked about what it reaches: %s', (code) => {
  expect(found(code)).toContain('sign-off capability/network');
});

it('code is asked about its servers', () => {
  const code = "const http = require('http');\nhttp.createServer(f).listen(80);";
  expect(found(code, 'src/a.js')).toContain('sign-off capability/network');
});
