import {it} from 'vitest'; it('x', async () => { const m = await import('/tmp/store2.mts'); await m.default(); });
