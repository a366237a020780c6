import { describe } from 'vitest';
import { tryEveryRoute } from './every-route.js';

describe.skipIf(!process.env.TEST_DATABASE_URL)('every address of every module (PostgreSQL)', () =>
  tryEveryRoute('postgres'),
);
