import { judge, ruleId } from '../../src/boundary/index.ts';
import { readCases } from './case-file.ts';
const [folder = '', only = ''] = process.argv.slice(2);
const isHostile = folder.includes('hostile');
let bad = 0;
const cases = readCases(folder).filter((c) => c.name.includes(only));
for (const c of cases) {
  const findings = judge(c.change);
  const stops = findings.filter((f) => f.severity !== 'note');
  const named =
    c.expect.length === 0 ||
    findings.some((f) => c.expect.includes(ruleId(f)) && f.severity !== 'note');
  const ok = isHostile ? stops.length > 0 && named : findings.length === 0;
  if (!ok || only) {
    if (isHostile || stops.length > 0) bad++;
    console.log(
      `${ok ? 'ok ' : isHostile ? 'MISS' : stops.length ? 'FALSE' : 'note'} ${c.name}: ${c.title} [${c.expect.join(' ')}]`,
    );
    for (const f of findings)
      console.log(`      ${f.severity} ${ruleId(f)} ${f.file}:${f.line} ${f.message}`);
  }
}
console.log(`${cases.length} cases, ${bad} bad`);
