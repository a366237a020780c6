import type en from './en.json';

declare global {
  interface MessageModules {
    evidence: typeof en;
  }
}
