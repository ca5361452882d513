// Writes signed requests, ready for the wire and all of one length, so that the load generator has nothing left to do:
//   node events.js FOLDER COUNT
// makes FOLDER/key.pub.pem and FOLDER/requests. Every event has an id of its own; they are spread over 1,000 resources.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Worker, isMainThread, workerData } = require('node:worker_threads');

const RESOURCES = 1000;
const CHUNK = 1000;
const CODES = ['entitlement.seat.activated', 'entitlement.updated', 'customer.updated', 'entitlement.activated'];

/** Random to look at, as real ids are, and the same for the same number: neighbours do not lie beside each other in an index. */
function id(prefix, n) {
  return prefix + '_' + crypto.createHash('sha256').update(prefix + n).digest('hex').slice(0, 24);
}

function body(n, date) {
  const code = CODES[n % CODES.length];
  const resource = id('ent', n % RESOURCES);
  const event = {
    eventId: id('event', n),
    eventDate: date,
    eventCode: code,
    resourceId: resource,
    callAttempt: 1,
    payload: {
      entitlementId: resource,
      activationId: id('act', n),
      seatId: 'ada-laptop',
      seatName: 'Ada' + '.'.repeat(40 - code.length),
      seatsUsed: 3,
      isOverdraftSeat: false,
      activatedAt: date,
      leaseExpiry: date,
    },
  };
  return Buffer.from(JSON.stringify(event));
}

function request(n, key, date) {
  const bytes = body(n, date);
  const signature = crypto.sign('RSA-SHA256', bytes, key).toString('base64');
  const head = [
    'POST /webhooks HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `N-Signature: ${signature}`,
    `Content-Length: ${bytes.length}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head + '\r\n\r\n'), bytes]);
}

function write({ file, pem, date, from, to }) {
  const key = crypto.createPrivateKey(pem);
  const length = request(0, key, date).length;
  const output = fs.openSync(file, 'r+');
  for (let n = from; n < to; n += CHUNK) {
    const many = [];
    for (let m = n; m < Math.min(n + CHUNK, to); m++) {
      many.push(request(m, key, date));
    }
    fs.writeSync(output, Buffer.concat(many), 0, undefined, n * length);
  }
  fs.closeSync(output);
}

function main(folder, count) {
  const pair = crypto.generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  fs.writeFileSync(path.join(folder, 'key.pub.pem'), pair.publicKey);
  const file = path.join(folder, 'requests.part');
  fs.writeFileSync(file, '');
  const date = new Date().toISOString();
  const length = request(0, crypto.createPrivateKey(pair.privateKey), date).length;
  const share = Math.ceil(count / os.cpus().length);
  let running = 0;
  for (let from = 0; from < count; from += share) {
    running++;
    const workerData = { file, pem: pair.privateKey, date, from, to: Math.min(from + share, count) };
    new Worker(__filename, { workerData }).on('exit', (code) => {
      process.exitCode ||= code;
      if (--running === 0 && !process.exitCode) {
        fs.writeFileSync(path.join(folder, 'length'), String(length));
        fs.renameSync(file, path.join(folder, 'requests'));
      }
    });
  }
}

if (isMainThread) {
  main(process.argv[2], Number(process.argv[3]));
} else {
  write(workerData);
}
