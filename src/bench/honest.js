// Zentitle2, while others are about: sends requests that events.js wrote, each once, at a steady rate, by turns on a connection
// that is kept and on a new one.
//   node honest.js PORT FILE LENGTH FIRST SECONDS RATE
// prints how many were sent, how many were not answered 200, and the median and the 99th percentile in microseconds, from the
// moment at which a request was due.
'use strict';

const fs = require('node:fs');
const net = require('node:net');

const [port, file, length, first, seconds, rate] = process.argv.slice(2).map((text, i) => (i === 1 ? text : Number(text)));
const input = fs.openSync(file, 'r');
const total = seconds * rate;
const requests = Array.from({ length: total }, (_, n) => {
  const bytes = Buffer.alloc(length);
  fs.readSync(input, bytes, 0, length, (first + n) * length);
  return bytes;
});
const taken = [];
const kept = [];
let sent = 0;
let failed = 0;

function connect() {
  const socket = net.connect(port, '127.0.0.1').setNoDelay(true).setTimeout(10_000, () => socket.destroy());
  socket.on('data', (answer) => socket.answered?.(answer.toString('latin1', 9, 12) === '200'));
  socket.on('error', () => {});
  socket.on('close', () => {
    socket.gone = true;
    socket.answered?.(false);
  });
  return socket;
}

// due: when it was to be sent, which a busy machine may have missed
function send(bytes, keep, due) {
  let socket = keep ? kept.pop() : undefined;
  while (socket?.gone) {
    socket = kept.pop();
  }
  socket ??= connect();
  socket.answered = (good) => {
    socket.answered = undefined;
    taken.push(Number(process.hrtime.bigint() - due) / 1000);
    failed += good ? 0 : 1;
    if (keep && good) {
      kept.push(socket);
    } else {
      socket.destroy();
    }
    if (taken.length === total) {
      tell();
    }
  };
  socket.write(bytes);
}

function tell() {
  taken.sort((a, b) => a - b);
  const at = (part) => taken[Math.min(total - 1, Math.floor(total * part))].toFixed(0);
  console.log(`${total} ${failed} ${at(0.5)} ${at(0.99)}`);
  process.exit();
}

const begin = process.hrtime.bigint();
const timer = setInterval(() => {
  const due = Math.min(total, Math.floor((Number(process.hrtime.bigint() - begin) / 1e9) * rate) + 1);
  while (sent < due) {
    send(requests[sent], sent % 2 === 0, begin + BigInt(Math.round((sent / rate) * 1e9)));
    sent++;
  }
  if (sent === total) {
    clearInterval(timer);
  }
}, 1);
