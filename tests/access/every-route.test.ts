import { describe } from 'vitest';
import { tryEveryRoute } from './every-route.js';

describe('every address of every module (PGlite)', () => tryEveryRoute('pglite'));
