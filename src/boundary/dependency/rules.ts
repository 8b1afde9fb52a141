import { defineRules } from '../finding.ts';

const vet = 'Take it out of this change, or have a person vet it and sign';

export const dependencyRules = defineRules('dependency', {
  added: { finds: 'A package is added to what gets installed', mend: vet, severity: 'sign-off' },
  version: {
    finds: 'A declared package gets another version range',
    mend: vet,
    severity: 'sign-off',
  },
  source: {
    finds: 'A package comes from a URL, a git repository, a folder, or under another name',
    mend: 'Take it from the registry under its own name',
    severity: 'stop',
  },
  override: {
    finds: 'Versions of others’ dependencies are overridden',
    mend: vet,
    severity: 'sign-off',
  },
  'install-script': {
    finds: 'A script that runs by itself at install, pack or publish is added or changed',
    mend: 'Take the script out; what must run is run by name',
    severity: 'stop',
  },
  entry: {
    finds: 'What the package offers or runs as a command changes: bin, main, exports, imports',
    mend: 'Keep the entry, or have a person sign for the new one',
    severity: 'sign-off',
  },
  policy: {
    finds:
      'How packages are installed or published changes: workspaces, engines, allowed scripts, private',
    mend: vet,
    severity: 'sign-off',
  },
  'lock-source': {
    finds: 'The lock file takes a package from a host, a protocol or a name that is not its own',
    mend: 'Make the lock file anew with the project’s registry',
    severity: 'stop',
  },
  'lock-integrity': {
    finds: 'A checksum in the lock file is gone, weaker, or another one for the same version',
    mend: 'Make the lock file anew from the base’s',
    severity: 'stop',
  },
  'lock-script': {
    finds: 'A locked package runs a script at install',
    mend: vet,
    severity: 'sign-off',
  },
  'lock-alone': {
    finds: 'The lock file changes though no manifest does',
    mend: 'Take the lock file out of this change, or have a person sign for it',
    severity: 'sign-off',
  },
  registry: {
    finds: 'The package manager’s own settings change: registry, TLS, scripts, plugins',
    mend: 'Leave these to a person',
    severity: 'stop',
  },
  unreadable: {
    finds: 'A manifest or lock file that can’t be read',
    mend: 'Write it as valid JSON, without keys twice',
    severity: 'stop',
  },
});
