/** `npm run sbom [FILE]`: what the program is made of, as CycloneDX from the lockfile, by npm itself; without a network. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, say } from './steps.mjs';

const file = process.argv[2] ?? 'concordance.cdx.json';
const { code, output } = await run('npm', [
  'sbom',
  '--package-lock-only',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
]);
const start = output.indexOf('{');
if (code !== 0 || start < 0) {
  say('npm could not list the packages; it must be version 10 or later:');
  say(output);
  process.exit(code || 1);
}
const list = JSON.parse(output.slice(start));
// Not by `--omit=dev`: npm 11 then leaves out whatever a tool of development wants too, though the program is run with it.
const locked = Object.entries(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages);
const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const runWith = new Set(
  locked.filter(([, { dev }]) => dev !== true).map(([place, { version }]) => `${nameOf(place)}@${version}`),
);
const kept = list.components.filter(({ name, group, version }) =>
  runWith.has(`${group ? `${group}/` : ''}${name}@${version}`),
);
const refs = new Set([list.metadata.component['bom-ref'], ...kept.map((one) => one['bom-ref'])]);
const dependencies = list.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
// npm names it after the folder that it stands in.
const component = { ...list.metadata.component, name: 'concordance' };
const whole = { ...list, metadata: { ...list.metadata, component }, components: kept, dependencies };
writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`);
say(`${kept.length} packages that the program is run with, written to ${file}`);
