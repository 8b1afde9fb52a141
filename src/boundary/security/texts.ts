import { newLines } from '../deception/text-rules.ts';
import { found, type Finding, type Rule } from '../finding.ts';
import type { View } from '../view.ts';
import { securityRules as rules } from './rules.ts';

/** What takes protection away in scripts, settings and templates, where there is no tree to look at. */
const patterns: readonly [RegExp, Rule, string][] = [
  [/NODE_TLS_REJECT_UNAUTHORIZED/, rules.tls, 'TLS verification is turned off'],
  [
    /\bcurl\b[^|;&]*\s(?:-k|--insecure)\b|\bwget\b[^|;&]*--no-check-certificate|StrictHostKeyChecking[= ]no|strict-ssl[= ]+false|sslVerify[= ]+false|PYTHONHTTPSVERIFY=0/,
    rules.tls,
    'a host is no longer verified',
  ],
  [
    /\bcurl\b[^|;&]*\|\s*(?:sudo\s+)?(?:ba|z)?sh\b|\bwget\b[^|;&]*\|\s*(?:ba|z)?sh\b/,
    rules.shell,
    'what is downloaded is run',
  ],
  [
    /--no-verify\b|--disable-web-security|--no-sandbox\b|--allow-unauthenticated|chmod\s+(?:-R\s+)?0?777/,
    rules.setting,
    'a protection is turned off',
  ],
  [
    /<%-|\{\{\{|!\{|\bv-html\b|\{@html\b|\|\s*safe\b|\[innerHTML\]/,
    rules.html,
    'a value is put into markup without being escaped',
  ],
  [
    /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}\b|\bnpm_[A-Za-z0-9]{36}\b/,
    rules.secret,
    'a secret is written into a file',
  ],
];
const templates = /\.(?:ejs|hbs|handlebars|mustache|pug|njk|liquid|vue|svelte|html?)$/;

export function textFindings(view: View): Finding[] {
  return view.files.flatMap((file) => {
    if (file.isCode || file.kind === 'document' || file.kind === 'lockfile') return [];
    return newLines(file).flatMap(([line, number]) => {
      const match = patterns.find(
        ([pattern, rule]) =>
          (rule !== rules.html || templates.test(file.path)) && pattern.test(line),
      );
      return match ? [found(match[1], { file: file.path, line: number }, match[2])] : [];
    });
  });
}
