import { afterAll } from 'vitest';
import { closeSpareDatabases } from './databases.js';

/** Benchmarks use the same databases without vitest: what it ends stands apart. */
afterAll(closeSpareDatabases);
