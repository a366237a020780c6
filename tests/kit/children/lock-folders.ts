/** Tries to lock each of the folders given, all at the same moments as its rivals, and holds what it got until it is told to end. */
import { lockFolder } from '../../../src/kernel/db/folder-lock.js';

process.stdin.once('data', (start) => {
  const begin = Number(String(start));
  const won = process.argv.slice(2).map((folder, n) => {
    // Rivals meet at the same moment only when none of them is ahead: wait without yielding.
    while (Date.now() < begin + n * 10);
    try {
      lockFolder(folder);
      return 1;
    } catch {
      return 0;
    }
  });
  process.stdout.write(`${won.join('')}\n`);
  process.stdin.once('data', () => process.exit(0));
});
process.stdout.write('ready\n');
