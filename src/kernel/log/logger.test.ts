import { describe, expect, it } from 'vitest';
import { createLogger, type LogLevel } from './index.js';

function written(level: LogLevel, readable: boolean) {
  const lines: string[] = [];
  const now = () => new Date('2026-01-31T10:11:12.000Z');
  return { lines, log: createLogger({ level, readable, write: (line) => lines.push(line), now }) };
}

describe('the log', () => {
  it('is one line of JSON an event', () => {
    const { lines, log } = written('info', false);
    log.warn('job-failed', { job: 'x\ny', n: 5n, error: Object.assign(new Error('no'), { code: 'test.no' }) });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      time: '2026-01-31T10:11:12.000Z',
      level: 'warn',
      event: 'job-failed',
      job: 'x\ny',
      n: '5',
      error: { name: 'Error', message: 'no', code: 'test.no' },
    });
  });
  it('is short for people', () => {
    const { lines, log } = written('info', true);
    log.info('request', { status: 200, lang: 'ar', none: undefined });
    expect(lines).toEqual(['10:11:12 info  request status=200 lang=ar\n']);
  });
  it('says nothing below its level', () => {
    const { lines, log } = written('error', false);
    log.info('a');
    log.warn('b');
    log.error('c');
    expect(lines).toHaveLength(1);
    const silent = written('silent', false);
    silent.log.error('d');
    expect(silent.lines).toEqual([]);
  });
});
