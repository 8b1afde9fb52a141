import { defineRules } from '../finding.ts';

const back = 'Put it back, or have a person sign for it';

export const securityRules = defineRules('security', {
  guard: {
    finds: 'A check that threw, rejected or refused is gone or fires less often',
    mend: back,
    severity: 'sign-off',
  },
  middleware: {
    finds: 'A protecting step is no longer part of a route, a chain or a decorator list',
    mend: back,
    severity: 'stop',
  },
  neutralised: {
    finds:
      'A function whose name promises a check or an escape gives a constant or its own argument',
    mend: 'Let it check',
    severity: 'stop',
  },
  sanitiser: {
    finds: 'What was escaped, encoded or validated no longer is',
    mend: back,
    severity: 'sign-off',
  },
  'weaker-sanitiser': {
    finds: 'A function that escapes or validates handles fewer characters',
    mend: back,
    severity: 'sign-off',
  },
  tls: {
    finds: 'Certificates or hosts are no longer verified',
    mend: 'Verify them',
    severity: 'stop',
  },
  setting: {
    finds: 'A setting that protects is turned off, widened or left out',
    mend: back,
    severity: 'sign-off',
  },
  limit: {
    finds: 'A timeout, rate or size limit is gone or far wider',
    mend: back,
    severity: 'sign-off',
  },
  crypto: {
    finds: 'Weaker algorithms, keys, rounds, randomness or comparisons',
    mend: 'Use what was used, or stronger',
    severity: 'sign-off',
  },
  errors: { finds: 'An error that was handled no longer is', mend: back, severity: 'sign-off' },
  swallowed: {
    finds: 'Errors are caught and forgotten',
    mend: 'Let them through, or handle them',
    severity: 'sign-off',
  },
  logging: {
    finds: 'An event that matters to security is no longer logged',
    mend: back,
    severity: 'sign-off',
  },
  secret: {
    finds: 'A secret is written into the code, or into a log',
    mend: 'Take it from where secrets are kept',
    severity: 'stop',
  },
  shell: {
    finds: 'A parameter becomes part of a command line',
    mend: 'Hand it over as an argument of its own',
    severity: 'stop',
  },
  sql: {
    finds: 'A parameter becomes part of a query’s text',
    mend: 'Bind it as a parameter',
    severity: 'stop',
  },
  html: {
    finds: 'A parameter becomes part of markup without being escaped',
    mend: 'Escape it',
    severity: 'stop',
  },
  path: {
    finds: 'A parameter becomes part of a path that is read or written',
    mend: 'Check that it stays in its folder',
    severity: 'sign-off',
  },
  regexp: { finds: 'A parameter becomes a pattern', mend: 'Escape it', severity: 'sign-off' },
  redirect: {
    finds: 'A parameter decides where a client is sent',
    mend: 'Allow known targets only',
    severity: 'sign-off',
  },
  request: {
    finds: 'A parameter decides which address is asked',
    mend: 'Allow known hosts only',
    severity: 'sign-off',
  },
  pollution: {
    finds: 'Keys are copied without keeping __proto__ and constructor out',
    mend: back,
    severity: 'sign-off',
  },
});
