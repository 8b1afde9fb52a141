import { defineRules } from '../finding.ts';

export const deceptionRules = defineRules('deception', {
  bidi: {
    finds:
      'Bidirectional controls, which show text in another order than it is read (CVE-2021-42574)',
    mend: 'Take them out, or write them as \\u escapes',
    severity: 'stop',
  },
  invisible: {
    finds: 'Characters that can not be seen, controls among them',
    mend: 'Take them out, or write them as \\u escapes',
    severity: 'stop',
  },
  confusable: {
    finds: 'A name, path or word in a text that looks like another one (Unicode TR39)',
    mend: 'Write it in one script, as it reads',
    severity: 'stop',
  },
  'not-normal': {
    finds: 'A name that is not in normal form (NFKC), so that equal looks are different names',
    mend: 'Write the name in normal form',
    severity: 'stop',
  },
  escaped: {
    finds: 'A name written with escapes, or text encoded so that what it says can’t be read',
    mend: 'Write it in plain text',
    severity: 'stop',
  },
  path: {
    finds: 'A path that leaves the tree, means another file on other systems, or steers git',
    mend: 'Give the file a plain relative path',
    severity: 'stop',
  },
  link: {
    finds: 'A symbolic link or submodule is added or changed',
    mend: 'Put the files themselves in its place',
    severity: 'stop',
  },
  mode: {
    finds: 'A file becomes executable',
    mend: 'Take the mode back, or have a person sign for it',
    severity: 'sign-off',
  },
  repository: {
    finds: 'What git does with files changes: attributes, submodules, its own folder',
    mend: 'Leave these to a person',
    severity: 'stop',
  },
  binary: {
    finds: 'Binary content that is not the picture, font or sound that its name says',
    mend: 'Leave it out; what is built is not checked in',
    severity: 'stop',
  },
  minified: {
    finds:
      'Code that a person can’t read: minified, in lines too long, or carrying an encoded lump',
    mend: 'Check in what it was made from',
    severity: 'stop',
  },
  'unknown-kind': {
    finds: 'A file that may run and that no boundary can read',
    mend: 'Leave it out, or have a person read it and sign',
    severity: 'stop',
  },
  'embedded-code': {
    finds: 'Script inside markup or a picture',
    mend: 'Move it to a file of its own, where it can be judged',
    severity: 'sign-off',
  },
});
