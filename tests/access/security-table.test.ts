import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
/** Where a name without its folder may stand. */
const FOLDERS = ['', 'src/', 'src/kernel/', 'src/modules/', 'src/modules/documents/', 'src/app/'];

it('names tests and places that exist', () => {
  const table = readFileSync(new URL('docs/security.md', ROOT), 'utf8');
  const named = [...table.matchAll(/`([\w./-]+\.tsx?)`/gu)].map(([, file = '']) => file);
  const missing = named.filter((file) => !FOLDERS.some((folder) => existsSync(new URL(folder + file, ROOT))));
  expect(named.length).toBeGreaterThan(60);
  expect(missing).toEqual([]);
});

it('quotes titles that the tests named have', () => {
  const table = readFileSync(new URL('docs/security.md', ROOT), 'utf8');
  const quoted = [...table.matchAll(/`([\w./-]+\.tsx?)` \(((?:“[^”]+”(?:; )?)+)\)/gu)].flatMap(
    ([, file = '', titles = '']) => [...titles.matchAll(/“([^”]+)”/gu)].map(([, title = '']) => ({ file, title })),
  );
  const wrong = quoted.filter(({ file, title }) => {
    const found = FOLDERS.map((folder) => new URL(folder + file, ROOT)).find((place) => existsSync(place));
    const code = found === undefined ? '' : readFileSync(found, 'utf8');
    return !["'", '`', '"'].some((quote) => code.includes(`(${quote}${title}${quote},`));
  });
  expect(quoted.length).toBeGreaterThan(45);
  expect(wrong).toEqual([]);
});

it('says of each row that it is met, and by what, or open', () => {
  const table = readFileSync(new URL('docs/security.md', ROOT), 'utf8');
  const rows = table.split('\n').filter((line) => /^\| \d/u.test(line));
  const silent = rows.filter((row) => !/\b(?:met|open|of the proxy|not looked at)\b/u.test(row));
  expect(rows.length).toBeGreaterThan(90);
  expect(silent).toEqual([]);
});

/** Text of each file of the program, by its path below `src/`; without tests. */
function sources(): Map<string, string> {
  const names = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' });
  const own = names.filter((name) => /\.tsx?$/u.test(name) && !/\.test\.tsx?$/u.test(name));
  return new Map(own.map((name) => [name, readFileSync(new URL(`src/${name}`, ROOT), 'utf8')]));
}

it('has every key of the program in its schedule', () => {
  const schedule =
    readFileSync(new URL('docs/operations.md', ROOT), 'utf8').split('\n## Keys\n')[1]?.split('\n## ')[0] ?? '';
  const made = [...sources().values()].flatMap((text) =>
    [...text.matchAll(/findOrMakeSecret\(.*, '([\w.-]+)'\)/gu)].map(([, name = '']) => name),
  );
  expect(made.length).toBeGreaterThanOrEqual(6);
  expect(made.filter((name) => !schedule.includes(`| \`${name}\` |`))).toEqual([]);
});

it('speaks with nobody but database, mail server and issuers', () => {
  const opens = /\bfetch\(|'node:(?:net|tls|http|https|http2|dgram)'|from '(?:undici|nodemailer|pg)'/u;
  const server = /^import (?:type )?\{ (?:createServer|IncomingMessage) \} from 'node:http';$/gmu;
  const speaking = [...sources()].filter(([, text]) => opens.test(text.replaceAll(server, ''))).map(([name]) => name);
  const inBrowsers = speaking.filter((name) => name.includes('/islands/'));
  expect(speaking.filter((name) => !inBrowsers.includes(name)).sort()).toEqual([
    'kernel/access/sign-on/outgoing.ts',
    'kernel/db/postgres.ts',
    'kernel/mail/send-mail-job.ts',
  ]);
});
