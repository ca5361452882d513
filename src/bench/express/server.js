// What many would write instead of Zenhook: it verifies and parses, stores nothing, and answers 200. Two processes.
// With KEY=prepared the key is read once; else in each call, from its text, as most samples do.
'use strict';

const cluster = require('node:cluster');
const crypto = require('node:crypto');
const fs = require('node:fs');
const express = require('express');

const PROCESSES = 2;

if (cluster.isPrimary) {
  for (let i = 0; i < PROCESSES; i++) {
    cluster.fork();
  }
} else {
  const text = fs.readFileSync(process.env.PUBLIC_KEY);
  const key = process.env.KEY === 'prepared' ? crypto.createPublicKey(text) : text;
  const app = express();
  app.disable('x-powered-by');
  app.post('/webhooks', express.raw({ type: '*/*', limit: '256kb' }), (request, response) => {
    const signature = Buffer.from(request.get('N-Signature') ?? '', 'base64');
    if (!crypto.verify('RSA-SHA256', request.body, key, signature)) {
      response.status(401).end();
      return;
    }
    const event = JSON.parse(request.body);
    response.status(event.eventId && event.eventCode ? 200 : 400).end();
  });
  app.listen(Number(process.env.PORT), '127.0.0.1');
}
