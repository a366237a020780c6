import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Bench, Figure } from './bench.js';

const DOC = new URL('../docs/benchmarks.md', import.meta.url);
const HEAD = `# Benchmarks

Each figure is measured by a file in \`bench/\` and stands beside something measured in the same run, so that it means the same on
another machine. \`npm run bench\` measures all and rewrites this page; \`npm run bench -- NAME\` measures one.
`;

const cell = (text: string) => text.replaceAll('|', '\\|');

function section(name: string, bench: Bench, figures: Figure[]): string {
  const rows = figures.map(
    (f) =>
      `| ${cell(f.what)} | ${cell(f.measured)} | ${cell(f.beside ?? '')} | ${cell(f.target ?? '')} | ${f.met === undefined ? '' : f.met ? 'met' : 'not met'} |`,
  );
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  return [
    `<!-- ${name} -->`,
    `## ${bench.title}`,
    '',
    bench.about,
    '',
    `\`npm run bench -- ${name}\`, ${new Date().toISOString().slice(0, 10)}, on ${machine}`,
    '',
    '| what | measured | beside, in the same run | aim | |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    `<!-- /${name} -->`,
  ].join('\n');
}

/** The page with this section in place of the one it had, or before the first whose name comes after it; all else stays as it was. */
function withSection(page: string, name: string, text: string): string {
  const sections = [...page.matchAll(/<!-- ([\w-]+) -->[\s\S]*?<!-- \/\1 -->/g)];
  const before = sections.find((found) => found[1] === name) ?? sections.find((found) => (found[1] ?? '') > name);
  if (before === undefined) return `${page.trimEnd()}\n\n${text}\n`;
  const rest = page.slice(before.index + (before[1] === name ? before[0].length : 0));
  return `${page.slice(0, before.index)}${text}${before[1] === name ? '' : '\n\n'}${rest}`;
}

const asked = process.argv.slice(2);
const names = readdirSync(new URL('.', import.meta.url)).flatMap((file) =>
  /\.bench\.tsx?$/u.test(file) ? [file.replace(/\.bench\.tsx?$/u, '')] : [],
);
const unknown = asked.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}"; there are: ${names.join(', ')}`);
  process.exit(2);
}

for (const name of names.filter((n) => asked.length === 0 || asked.includes(n)).sort()) {
  const { bench } = (await import(`./${name}.bench.js`)) as { bench: Bench };
  console.log(`\n${bench.title}`);
  const figures = await bench.run();
  if (figures === null) {
    console.log('  what it needs is not here: left as it was');
    continue;
  }
  for (const f of figures)
    console.log(
      `  ${f.what}: ${f.measured}${f.beside ? ` (beside ${f.beside})` : ''}${f.met === false ? '  NOT MET' : ''}`,
    );
  const page = existsSync(DOC) ? readFileSync(DOC, 'utf8') : HEAD;
  writeFileSync(DOC, withSection(page, name, section(name, bench, figures)));
}
process.exit(0);
