import { measure } from './service/measure.js';
import { asyncSpam, spam } from './service/spam.js';

const TENTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

async function shouldNotBeAsync(count) {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += 0.1 * i;
  return sum;
}

async function allTheBadThings() {
  const sum = await shouldNotBeAsync(2 ** 10);
  const blocking = spam(1);

  const first = await asyncSpam(0.5);
  const second = await asyncSpam(0.6);

  const values = [];
  for (const i of TENTHS) {
    const value = await asyncSpam(0.1 * i);
    values.push(value);
  }

  return values.reduce((total, value) => total + value, sum + blocking + first + second).toFixed(1);
}

await measure(allTheBadThings);
