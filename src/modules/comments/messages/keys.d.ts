import type en from './en.json';

declare global {
  interface MessageModules {
    comments: typeof en;
  }
}
