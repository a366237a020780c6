import type en from './en.json';

declare global {
  interface MessageModules {
    parties: typeof en;
  }
}
