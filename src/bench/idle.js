// Opens so many connections, sends nothing, and holds them until it is ended:
//   node idle.js PORT COUNT
// Those that are ended are opened again.
'use strict';

const net = require('node:net');

const [port, count] = process.argv.slice(2).map(Number);

function open() {
  net
    .connect(port, '127.0.0.1')
    .on('error', () => {})
    .on('close', () => setTimeout(open, 100))
    .resume();
}

for (let n = 0; n < count; n++) {
  setTimeout(open, n / 5);
}
