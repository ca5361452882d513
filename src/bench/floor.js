// What an answer costs at least: one small block written and flushed, and one signature verified.
//   node floor.js FILE
// prints the medians of both, in microseconds. The block is overwritten, so that no file grows: that is the cheaper flush.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');

function median(times, work) {
  const taken = [];
  for (let i = 0; i < times; i++) {
    const start = process.hrtime.bigint();
    work();
    taken.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  return taken.sort((a, b) => a - b)[times >> 1];
}

const block = Buffer.alloc(4096, 1);
const file = fs.openSync(process.argv[2], 'w');
const flush = () => {
  fs.writeSync(file, block, 0, block.length, 0);
  fs.fdatasyncSync(file);
};
flush();
const flushed = median(1000, flush);
fs.closeSync(file);
fs.unlinkSync(process.argv[2]);

const pair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const body = Buffer.alloc(400, 'x');
const signature = crypto.sign('RSA-SHA256', body, pair.privateKey);
const verify = () => crypto.verify('RSA-SHA256', body, pair.publicKey, signature);
median(2000, verify);
console.log(`${flushed.toFixed(0)} ${median(5000, verify).toFixed(0)}`);
