import { address } from './service/address.js';
import { fetchItem } from './service/items.js';
import { measure } from './service/measure.js';

async function twentyItems() {
  const response = await fetch(`${address}/items`);
  const ids = await response.json();
  const items = await Promise.all(ids.map(id => fetchItem(id)));
  return items.map(item => item.name).join(', ');
}

await measure(twentyItems);
