// How soon after its answer an event gets to its handler: sends events one by one, with pauses, and compares with what the
// handler wrote down (com.example.bench.idler).
//   node starts.js REQUESTS LENGTH FIRST COUNT PORT STARTS
// prints the median in milliseconds, and how many of the events were not handled within 10 s.
'use strict';

const fs = require('node:fs');
const http = require('node:http');

const [requests, length, first, count, port, starts] = process.argv.slice(2);
const PAUSE = 25; // milliseconds
const file = fs.openSync(requests, 'r');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

function request(n) {
  const bytes = Buffer.alloc(Number(length));
  fs.readSync(file, bytes, 0, bytes.length, n * bytes.length);
  const [head, body] = bytes.toString('latin1').split('\r\n\r\n');
  const headers = Object.fromEntries(head.split('\r\n').slice(1).map((line) => line.split(': ')));
  return { headers, body, id: JSON.parse(body).eventId };
}

/** Resolves to the moment of the answer, in microseconds since 1970. */
function send({ headers, body }) {
  return new Promise((resolve, reject) => {
    const options = { port, path: '/webhooks', method: 'POST', headers, agent };
    const sent = http.request(options, (answer) => {
      const at = (performance.timeOrigin + performance.now()) * 1000;
      answer.resume().on('end', () => (answer.statusCode === 200 ? resolve(at) : reject(new Error(`${answer.statusCode}`))));
    });
    sent.on('error', reject).end(body, 'latin1');
  });
}

function started() {
  const lines = fs.existsSync(starts) ? fs.readFileSync(starts, 'utf8').split('\n').slice(0, -1) : [];
  return new Map(lines.map((line) => line.split(' ')).map(([id, at]) => [id, Number(at)]));
}

async function main() {
  const answered = new Map();
  for (let n = Number(first); n < Number(first) + Number(count); n++) {
    const one = request(n);
    answered.set(one.id, await send(one));
    await sleep(PAUSE);
  }
  let missing = answered.size;
  for (let waited = 0; waited < 10_000 && missing > 0; waited += 200) {
    await sleep(200);
    const there = started();
    missing = [...answered.keys()].filter((id) => !there.has(id)).length;
  }
  const there = started();
  const delays = [...answered].filter(([id]) => there.has(id)).map(([id, at]) => (there.get(id) - at) / 1000);
  delays.sort((a, b) => a - b);
  console.log(`${(delays[delays.length >> 1] ?? NaN).toFixed(1)} ${missing}`);
  agent.destroy();
}

main();
