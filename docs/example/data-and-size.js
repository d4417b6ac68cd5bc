import { measure } from './service/measure.js';
import { asyncSpam } from './service/spam.js';

async function getData() {
  await asyncSpam(1);
  return [0, 1, 2, 3, 4, 5];
}

async function getSize() {
  await asyncSpam(0.1);
  return 6;
}

async function dataAndSize() {
  const data = await getData();
  const size = await getSize();
  return { data, size };
}

await measure(dataAndSize);
