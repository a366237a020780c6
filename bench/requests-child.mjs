/** Asks for addresses one after the other, in a process of its own, so that its work is not counted as the server's. */
import { Agent, get } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function ask(url, cookie) {
  return new Promise((done, fail) => {
    get(url, { agent, headers: { 'accept-encoding': 'identity', ...(cookie === '' ? {} : { cookie }) } }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? done() : fail(new Error(`${url} answered ${answer.statusCode}`)),
      );
    }).on('error', fail);
  });
}

process.on('message', async ({ urls, cookie }) => {
  try {
    for (const url of urls) await ask(url, cookie);
    process.send({ done: true });
  } catch (error) {
    process.send({ error: String(error) });
  }
});
