import { measure } from './service/measure.js';
import { asyncSpam } from './service/spam.js';

const WAITS = Array.from({ length: 100 }, () => 0.1);

async function aHundredWaits() {
  const values = [];
  for (const seconds of WAITS) {
    values.push(await asyncSpam(seconds));
  }
  return `${values.length} answers`;
}

await measure(aHundredWaits);
