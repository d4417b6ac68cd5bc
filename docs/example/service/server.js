import { createServer } from 'node:http';

import { milliseconds } from './clock.js';

/** How many items the service prepares at once before it breaks. */
const CAPACITY = 10;

const ITEM_IDS = Array.from({ length: 20 }, (_, index) => index + 1);

let inPreparation = 0;

/** Runs in a process of its own, so that a blocked caller doesn't block the service as well. */
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const [, resource, id] = pathname.split('/');
  if (resource === '') return answer(response, 200, 'ready');
  if (resource === 'spam') return answerSpam(response, Number(searchParams.get('seconds')));
  if (resource === 'items' && id === undefined) return answer(response, 200, ITEM_IDS);
  if (resource === 'items') return answerItem(response, Number(id));
  return answer(response, 404, { error: `There is no ${pathname} here.` });
});

function answerSpam(response, seconds) {
  setTimeout(() => answer(response, 200, seconds), milliseconds(seconds));
}

function answerItem(response, id) {
  if (inPreparation === CAPACITY) return answer(response, 503, { error: 'You broke my service :(' });
  inPreparation += 1;
  setTimeout(() => {
    inPreparation -= 1;
    answer(response, 200, { id, name: `item ${id}` });
  }, milliseconds(1));
}

function answer(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
