import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** One run of one process on one machine: the number alone is given again to others after its end. */
export interface ProcessIdentity {
  host: string;
  pid: number;
  /** Changes with every run, also when the same number comes back; empty where the system does not tell. */
  run: string;
}

export function ownIdentity(): ProcessIdentity {
  return { host: hostname(), pid: process.pid, run: runOf(process.pid) };
}

/** Whether that very run still goes on; only to be asked of a process on this machine. */
export function isRunning(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const run = runOf(identity.pid);
  return run === '' || identity.run === '' || run === identity.run;
}

function runOf(pid: number): string {
  try {
    if (process.platform === 'win32') return '';
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    // Field 22 of /proc/PID/stat: start in ticks since boot. The name in field 2 may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return 'ended';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}
