import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './index.js';

describe('settings', () => {
  it('have defaults that need nothing', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' }, '/home/house')).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: resolve('/home/house/var'),
      databaseUrl: undefined,
      trustProxy: false,
      logLevel: 'info',
    });
  });
  it('are taken from the environment', () => {
    const config = readConfig(
      {
        PORT: '0',
        HOST: '::',
        DATABASE_URL: 'postgresql://u:p@db/concordance?sslmode=require',
        CONCORDANCE_DATA: '/data',
        TRUST_PROXY: 'true',
        LOG_LEVEL: 'warn',
      },
      '/x',
    );
    expect(config).toMatchObject({
      port: 0,
      host: '::',
      dataFolder: resolve('/data'),
      trustProxy: true,
      logLevel: 'warn',
    });
  });
  it('are refused with a sentence each that says which values can be', () => {
    for (const [name, value] of [
      ['PORT', '80.5'],
      ['PORT', '70000'],
      ['PORT', 'http'],
      ['HOST', 'a b'],
      ['DATABASE_URL', 'mysql://x'],
      ['TRUST_PROXY', 'yes'],
      ['LOG_LEVEL', 'loud'],
    ] as const)
      expect(() => readConfig({ [name]: value }, '/x')).toThrow(new RegExp(`^${name} must [^.]+`));
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' }, '/x')).toThrow(/PORT must .*LOG_LEVEL must/);
  });
});
