/** Settings of the program, from the environment. */
export { type Config, readConfig } from './config.js';
