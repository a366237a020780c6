import type en from './en.json';

declare global {
  interface MessageModules {
    commitments: typeof en;
  }
}
