/** Asks for one address over and over on sixteen connections, in a thread of its own, and counts whole answers. */
import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { connections } = workerData;
const agent = new Agent({ keepAlive: true, maxSockets: connections });

function ask(url) {
  return new Promise((done, fail) => {
    get(url, { agent, headers: { 'accept-encoding': 'identity' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk) => (bytes += chunk.length));
      answer.on('end', () =>
        answer.statusCode === 200 ? done(bytes) : fail(new Error(`${url} answered ${answer.statusCode}`)),
      );
    }).on('error', fail);
  });
}

parentPort.on('message', async ({ url, milliseconds }) => {
  const end = performance.now() + milliseconds;
  let answers = 0;
  let bytes = 0;
  const began = performance.now();
  const loop = async () => {
    while (performance.now() < end) {
      bytes = await ask(url);
      answers += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, loop));
    parentPort.postMessage({ answers, bytes, seconds: (performance.now() - began) / 1000 });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});
