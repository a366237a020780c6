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

/** Sections that are already on the page, by name, so that measuring one leaves the others as they were. */
function sectionsOf(page: string): Map<string, string> {
  return new Map([...page.matchAll(/<!-- ([\w-]+) -->[\s\S]*?<!-- \/\1 -->/g)].map((m) => [m[1] ?? '', m[0]]));
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

const sections = sectionsOf(existsSync(DOC) ? readFileSync(DOC, 'utf8') : '');
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
  sections.set(name, section(name, bench, figures));
}
writeFileSync(
  DOC,
  `${HEAD}\n${[...sections.keys()]
    .sort()
    .map((name) => sections.get(name))
    .join('\n\n')}\n`,
);
process.exit(0);
